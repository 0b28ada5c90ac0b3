/** Small audio files of each kind, made by hand: a few bytes that say they play for so many seconds. */

const text = (letters: string) => Buffer.from(letters, "latin1");

function numbers(size: 2 | 4, order: "LE" | "BE", ...values: number[]): Buffer {
  const bytes = Buffer.alloc(size * values.length);
  values.forEach((value, index) => {
    if (order === "LE") bytes.writeUIntLE(value, index * size, size);
    else bytes.writeUIntBE(value, index * size, size);
  });
  return bytes;
}

const u16le = (...values: number[]) => numbers(2, "LE", ...values);
const u32le = (...values: number[]) => numbers(4, "LE", ...values);
const u16 = (...values: number[]) => numbers(2, "BE", ...values);
const u32 = (...values: number[]) => numbers(4, "BE", ...values);

/** PCM, mono, 8 bits, 8000 samples a second. `salt` makes files of the same length differ. */
export function wav(seconds = 1, salt = 0): Buffer {
  const data = Buffer.alloc(Math.round(seconds * 8000), 128);
  data.writeUInt32LE(salt >>> 0, 0);
  const format = Buffer.concat([u16le(1, 1), u32le(8000, 8000), u16le(1, 8)]);
  const chunks = Buffer.concat([
    ...[text("WAVEfmt "), u32le(format.length), format],
    ...[text("data"), u32le(data.length), data],
  ]);
  return Buffer.concat([text("RIFF"), u32le(chunks.length), chunks]);
}

type Tags = { title?: string; artist?: string; cover?: Buffer };

function id3({ title, artist, cover }: Tags): Buffer {
  const frame = (name: string, body: Buffer) => Buffer.concat([text(name), u32(body.length), u16(0), body]);
  const said = (words: string) =>
    Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.from(words, "utf16le")]);
  const frames = Buffer.concat([
    ...(title ? [frame("TIT2", said(title))] : []),
    ...(artist ? [frame("TPE1", said(artist))] : []),
    ...(cover ? [frame("APIC", Buffer.concat([text("\0image/png\0\x03\0"), cover]))] : []),
  ]);
  const size = Buffer.from([21, 14, 7, 0].map((shift) => (frames.length >> shift) & 0x7f));
  return Buffer.concat([text("ID3\x03\0\0"), size, frames]);
}

/** Silent frames of MPEG-1 layer 3, 128 kbit/s, 44.1 kHz. */
export function mp3(seconds = 2, tags: Tags = {}): Buffer {
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0xc0]), Buffer.alloc(413)]);
  const frames = Math.round((seconds * 44100) / 1152);
  return Buffer.concat([
    Object.keys(tags).length > 0 ? id3(tags) : Buffer.alloc(0),
    ...Array.from({ length: frames }, () => frame),
  ]);
}

function comments({ title, artist }: Tags): Buffer {
  const lines = [...(title ? [`TITLE=${title}`] : []), ...(artist ? [`ARTIST=${artist}`] : [])];
  const vendor = text("test");
  return Buffer.concat([
    ...[u32le(vendor.length), vendor, u32le(lines.length)],
    ...lines.flatMap((line) => [u32le(Buffer.byteLength(line)), Buffer.from(line)]),
  ]);
}

export function flac(seconds = 2, tags: Tags = {}): Buffer {
  const rate = 44100;
  const info = Buffer.concat([u16(4096, 4096), Buffer.alloc(6), Buffer.alloc(8), Buffer.alloc(16)]);
  const packed = (BigInt(rate) << 44n) | (0n << 41n) | (15n << 36n) | BigInt(Math.round(seconds * rate));
  info.writeBigUInt64BE(packed, 10);
  const said = comments(tags);
  return Buffer.concat([
    ...[text("fLaC"), Buffer.from([0, 0, 0, info.length]), info],
    ...[u32(0x84000000 + said.length), said],
    ...[Buffer.from([0xff, 0xf8]), Buffer.alloc(200)],
  ]);
}

function page(kind: number, granule: number, index: number, body: Buffer): Buffer {
  const position = Buffer.alloc(8);
  position.writeBigInt64LE(BigInt(granule));
  const lacing = Buffer.from([...Array<number>(Math.floor(body.length / 255)).fill(255), body.length % 255]);
  return Buffer.concat([
    ...[text("OggS"), Buffer.from([0, kind]), position, u32le(7, index, 0)],
    ...[Buffer.from([lacing.length]), lacing, body],
  ]);
}

function pages(head: Buffer, said: Buffer, granule: number): Buffer {
  return Buffer.concat([page(2, 0, 0, head), page(0, 0, 1, said), page(4, granule, 2, Buffer.alloc(60))]);
}

export function vorbis(seconds = 2, tags: Tags = {}): Buffer {
  const head = Buffer.concat([
    ...[text("\x01vorbis"), u32le(0), Buffer.from([1]), u32le(44100, 0, 96000, 0), Buffer.from([0xb8, 1])],
  ]);
  const said = Buffer.concat([text("\x03vorbis"), comments(tags), Buffer.from([1])]);
  return pages(head, said, Math.round(seconds * 44100));
}

export function opus(seconds = 2, tags: Tags = {}): Buffer {
  const head = Buffer.concat([
    ...[text("OpusHead"), Buffer.from([1, 1]), u16le(0), u32le(48000), u16le(0), Buffer.from([0])],
  ]);
  return pages(head, Buffer.concat([text("OpusTags"), comments(tags)]), Math.round(seconds * 48000));
}

function atom(name: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), text(name), body]);
}

export function m4a(seconds = 2, brand = "M4A "): Buffer {
  const rate = 44100;
  const length = Math.round(seconds * rate);
  const mvhd = atom("mvhd", u32(0, 0, 0, rate, length, 0x10000), u16(0x100, 0), Buffer.alloc(68), u32(2));
  const tkhd = atom("tkhd", u32(7, 0, 0, 1, 0, length), Buffer.alloc(60));
  const mdhd = atom("mdhd", u32(0, 0, 0, rate, length), u16(0x55c4, 0));
  const hdlr = atom("hdlr", u32(0, 0), text("soun"), Buffer.alloc(13));
  const sound = atom("mp4a", Buffer.alloc(6), u16(1), u32(0, 0), u16(2, 16, 0, 0), u32((rate << 16) >>> 0));
  const sizes = atom("stsz", u32(0, 500, 1));
  const stbl = atom("stbl", atom("stsd", u32(0, 1), sound), atom("stts", u32(0, 1, 1, length)), sizes);
  const trak = atom("trak", tkhd, atom("mdia", mdhd, hdlr, atom("minf", stbl)));
  return Buffer.concat([
    atom("ftyp", text(brand), u32(0), text("isom")),
    atom("moov", mvhd, trak),
    atom("mdat", Buffer.alloc(500)),
  ]);
}
