import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "~/domain/errors";
import { inspectAudio } from "~/domain/uploads/inspect.server";
import { flac, m4a, mp3, opus, vorbis, wav } from "../../support/audio";

let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "seda-audio-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Inspects bytes as a file of this name. */
function inspect(bytes: Buffer, name = "file") {
  const path = join(folder, `f${count++}`);
  writeFileSync(path, bytes);
  return inspectAudio({ path, name });
}

const refused = (bytes: Buffer, name?: string) =>
  inspect(bytes, name).then(
    () => null,
    (error: unknown) => error,
  );

describe("an audio file", () => {
  it.each<[string, Buffer, string, number]>([
    ["wav", wav(1.5), "audio/wav", 1.5],
    ["mp3", mp3(3), "audio/mpeg", 3],
    ["flac", flac(4), "audio/flac", 4],
    ["ogg", vorbis(5), "audio/ogg", 5],
    ["opus", opus(6), "audio/ogg; codecs=opus", 6],
    ["m4a", m4a(7), "audio/mp4", 7],
    ["m4a with the general mark", m4a(7, "isom"), "audio/mp4", 7],
  ])("of kind %s is known by its bytes, whatever it is called", async (_, bytes, mime, seconds) => {
    const found = await inspect(bytes, "holiday.jpg");
    expect(found).toMatchObject({ mime, title: "holiday", artist: "", cover: null });
    expect(found.duration).toBeCloseTo(seconds, 1);
  });

  it.each([
    ["mp3", (tags: object) => mp3(2, tags)],
    ["flac", (tags: object) => flac(2, tags)],
    ["ogg", (tags: object) => vorbis(2, tags)],
    ["opus", (tags: object) => opus(2, tags)],
  ])("of kind %s says its title and artist", async (_, make) => {
    const tags = { title: " Nacht\u202e  züge", artist: "Mira\nFalk" };
    expect(await inspect(make(tags), "x.bin")).toMatchObject({ title: "Nacht züge", artist: "Mira Falk" });
    const long = await inspect(make({ title: "x".repeat(500) }), "Someone - Else.mp3");
    expect(long).toMatchObject({ title: "x".repeat(200), artist: "" });
  });

  it("brings its cover, made anew; a broken one is left out", async () => {
    const picture = await sharp({ create: { width: 40, height: 60, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const { cover } = await inspect(mp3(2, { title: "a", cover: picture }));
    expect(cover?.mime).toBe("image/webp");
    expect(await sharp(cover!.bytes).metadata()).toMatchObject({ format: "webp", width: 512, height: 512 });
    expect((await inspect(mp3(2, { title: "a", cover: Buffer.from("<svg/>") }))).cover).toBeNull();
  });

  it("cut off plays as long as what is there", async () => {
    expect((await inspect(wav(4).subarray(0, 44 + 8000))).duration).toBeCloseTo(1, 1);
    expect((await inspect(mp3(4).subarray(0, 417 * 40))).duration).toBeCloseTo(1.04, 1);
  });
});

describe("refused is", () => {
  it.each<[string, Buffer]>([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("not a song, however it is called")],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
    ["noise", Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 251))],
    ["a wav without sound", wav(1).subarray(0, 40)],
    ["a flac that does not say how long it is", flac(0)],
    ["an ogg cut off in its head", vorbis().subarray(0, 40)],
    ["an m4a cut off before its index", m4a().subarray(0, 40)],
  ])("%s", async (_, bytes) => {
    const error = await refused(bytes, "song.mp3");
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ code: "unsupported", fields: { file: [expect.any(String)] } });
  });

  it("or taken, never anything else: whatever is done to a file", async () => {
    const files = [wav(0.2), mp3(0.5, { title: "t", artist: "a" }), flac(), vorbis(), opus(), m4a()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (file, changes, part) => {
          const bytes = Buffer.from(file.subarray(0, Math.ceil(file.length * (part < 0.5 ? 1 : part))));
          for (const [at, value] of changes) bytes[at % Math.min(bytes.length, 300)] = value;
          const outcome = await refused(bytes);
          expect(outcome === null || outcome instanceof Refusal, String(outcome)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
