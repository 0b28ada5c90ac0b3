import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat, type FileHandle } from "node:fs/promises";

/** A plain tar file: every tool can look into it. Only what a backup needs: files with short names. */

const BLOCK = 512;

/** Where an entry's bytes lie in the archive. */
export type Entry = { name: string; at: number; size: number };

export class TarWriter {
  private constructor(private readonly file: FileHandle) {}

  static async create(path: string): Promise<TarWriter> {
    return new TarWriter(await open(path, "wx", 0o600));
  }

  /** Adds a file as it is on the disk. @returns what was written @throws ENOENT when it is not there */
  async addFile(name: string, path: string): Promise<{ size: number; sha256: string }> {
    const source = await open(path, "r");
    try {
      const { size } = await source.stat();
      await this.file.write(header(name, size));
      const hash = createHash("sha256");
      let left = size;
      const buffer = Buffer.alloc(Math.min(size, 1 << 20) || 1);
      while (left > 0) {
        const { bytesRead } = await source.read(buffer, 0, Math.min(left, buffer.length));
        if (bytesRead === 0) throw new Error(`${path} became shorter while it was read.`);
        const bytes = buffer.subarray(0, bytesRead);
        hash.update(bytes);
        await this.file.write(bytes);
        left -= bytesRead;
      }
      await this.file.write(padding(size));
      return { size, sha256: hash.digest("hex") };
    } finally {
      await source.close();
    }
  }

  async addText(name: string, text: string): Promise<void> {
    const bytes = Buffer.from(text);
    await this.file.write(Buffer.concat([header(name, bytes.length), bytes, padding(bytes.length)]));
  }

  /** Ends the archive; it is on the disk when this returns. */
  async finish(): Promise<void> {
    await this.file.write(Buffer.alloc(2 * BLOCK));
    await this.file.sync();
    await this.file.close();
  }

  async abandon(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }
}

function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 99 || size >= 8 ** 11)
    throw new Error(`${name} cannot be kept in an archive.`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at);
  block.write(name, 0);
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  block.write("        ", 148);
  block.write("0", 156);
  block.write("ustar\x0000", 257);
  block.write(checksum(block), 148);
  return block;
}

/** A header's sum, as it stands in it: that of all its bytes, its own place taken as blanks. */
function checksum(block: Buffer): string {
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  return `${sum.toString(8).padStart(6, "0")}\0 `;
}

const padding = (size: number) => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** Everything in an archive, by name. @throws Error when it is none, cut off, or damaged between its files */
export async function entriesOf(path: string): Promise<Map<string, Entry>> {
  const { size: total } = await stat(path);
  const file = await open(path, "r");
  const found = new Map<string, Entry>();
  try {
    const block = Buffer.alloc(BLOCK);
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(block, 0, BLOCK, at);
      if (bytesRead < BLOCK) throw new Error("The archive is cut off.");
      if (block.every((byte) => byte === 0)) return found;
      if (block.toString("latin1", 257, 262) !== "ustar")
        throw new Error("This is no archive of an instance.");
      if (block.toString("latin1", 148, 156) !== checksum(block)) throw new Error("The archive is damaged.");
      const name = textAt(block, 0, 100);
      const size = parseInt(textAt(block, 124, 12), 8);
      found.set(name, { name, at: at + BLOCK, size });
      const blank = padding(size);
      at += BLOCK + size + blank.length;
      if (!(at <= total)) throw new Error("The archive is cut off.");
      await file.read(blank, 0, blank.length, at - blank.length);
      if (blank.some((byte) => byte !== 0)) throw new Error("The archive is damaged.");
    }
  } finally {
    await file.close();
  }
}

function textAt(block: Buffer, at: number, length: number): string {
  const text = block.toString("utf8", at, at + length);
  return text.slice(0, text.indexOf("\0") < 0 ? length : text.indexOf("\0"));
}

/** The bytes of an entry. */
export const bytesOf = (path: string, { at, size }: Entry) =>
  createReadStream(path, { start: at, end: Math.max(at, at + size - 1) });

export async function textOf(path: string, entry: Entry): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytesOf(path, entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** The hash of an entry's bytes. */
export async function hashOf(path: string, entry: Entry): Promise<string> {
  const hash = createHash("sha256");
  if (entry.size > 0) for await (const chunk of bytesOf(path, entry)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
