import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { guardedFetch, type Fetcher } from "~/domain/tracks/guarded-fetch.server";
import { askProvider } from "~/domain/tracks/oembed.server";
import { recogniseTrack } from "~/domain/tracks/recognise";
import { flac, m4a, mp3, opus, vorbis, wav } from "../../support/audio";

/** A server with one file, which may or may not know ranges; the guard lets through to it alone. */
async function ask(file: Buffer, { ranges = true, type = "application/octet-stream" } = {}) {
  let sent = 0;
  const server = createServer((request, response) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
    const part = ranges && to ? file.subarray(Number(from), Number(to) + 1) : file;
    sent = part.length;
    response.writeHead(ranges ? 206 : 200, {
      "Content-Type": type,
      "Content-Length": part.length,
      ...(ranges ? { "Content-Range": `bytes 0-${part.length - 1}/${file.length}` } : {}),
    });
    response.end(part);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const guard = {
    resolve: () => Promise.resolve(["127.0.0.1"]),
    isAllowed: (_address: string, to: number) => to === port,
  };
  const fetcher: Fetcher = (url, limits) => guardedFetch(url, limits, guard);
  try {
    const found = await askProvider(recogniseTrack(`http://cdn.example:${port}/Night_Drive.mp3`)!, fetcher);
    return { found, sent };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

it.each<[string, Buffer, number]>([
  ["mp3", mp3(120), 120],
  ["wav", wav(200), 200],
  ["flac", flac(90), 90],
  ["m4a", m4a(70), 70],
  ["a short ogg", vorbis(5), 5],
  ["a short opus", opus(6), 6],
])("the length of %s elsewhere is known from its beginning", async (_, file, seconds) => {
  for (const ranges of [true, false]) {
    const { found, sent } = await ask(file, { ranges });
    expect(found).toMatchObject({ title: "Night Drive", artist: "" });
    expect(found!.duration).toBeCloseTo(seconds, 0);
    if (ranges) expect(sent).toBeLessThanOrEqual(512 * 1024);
  }
});

it("its tags are told", async () => {
  const { found } = await ask(mp3(3, { title: "True", artist: "Somebody" }), { type: "text/plain" });
  expect(found).toMatchObject({ title: "True", artist: "Somebody" });
});

it("what is no audio says nothing, whatever it calls itself", async () => {
  const page = Buffer.from("<!doctype html><title>No</title>");
  expect((await ask(page, { type: "audio/mpeg" })).found).toBeNull();
  expect((await ask(Buffer.alloc(0))).found).toBeNull();
});

it("the length of a long ogg is not guessed", async () => {
  const long = Buffer.concat([vorbis(5), Buffer.alloc(600 * 1024)]);
  expect((await ask(long)).found).toMatchObject({ duration: null });
});
