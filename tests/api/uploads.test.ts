import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { MessageDto } from "~/domain/messages/schema";
import type { UploadDto } from "~/domain/uploads/schema";
import { messageShape, uploadShape } from "~/http/api/shapes";
import { startApp, type App } from "../support/app";
import { Client, hold, newcomer, refusedWith, type Reply } from "../support/api";
import { flac, m4a, mp3, opus, vorbis, wav } from "../support/audio";
import { stream } from "../support/streamed";

let app: App;
let owner: Client;
let other: Client;
let salt = 0;
const fresh = (seconds = 1) => wav(seconds, ++salt);

beforeAll(async () => {
  app = await startApp({ env: { UPLOAD_QUOTA_MB: "60" } });
  owner = await newcomer(app, "owner");
  other = await newcomer(app, "other");
});
afterAll(() => app.stop());
afterEach(() => {
  const incoming = join(app.dataDir, "audio/incoming");
  expect(existsSync(incoming) ? readdirSync(incoming) : [], "left behind").toEqual([]);
  expect(app.logs().filter((line) => line.includes("request_failed"))).toEqual([]);
});

/** Sends a body as a form, which need not be one. */
async function sendForm<T = UploadDto>(
  client: Client,
  body: FormData | Buffer | string,
  headers: Record<string, string> = {},
): Promise<Reply<T>> {
  const response = await fetch(`${app.url}/api/v1/tracks`, {
    method: "POST",
    headers: { ...(client.token ? { Authorization: `Bearer ${client.token}` } : {}), ...headers },
    body: Buffer.isBuffer(body) ? new Uint8Array(body) : (body as FormData | string),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (text === "" ? null : JSON.parse(text)) as Reply<T>["body"],
  };
}

function formWith(bytes: Buffer, name = "song.wav", field = "file"): FormData {
  const form = new FormData();
  form.set("note", "beside it");
  form.set(field, new File([new Uint8Array(bytes)], name));
  return form;
}

const upload = (client: Client, bytes: Buffer, name?: string) => sendForm(client, formWith(bytes, name));

describe("an upload", () => {
  it.each<[string, Buffer, number]>([
    ["song.wav", wav(2), 2],
    ["song.mp3", mp3(3, { title: "Named", artist: "Somebody" }), 3],
    ["song.flac", flac(4), 4],
    ["song.ogg", vorbis(5), 5],
    ["song.opus", opus(6), 6],
    ["song.m4a", m4a(7), 7],
  ])("of %s is a track, which can be posted and heard", async (name, bytes, seconds) => {
    const reply = await upload(owner, bytes, name);
    expect(reply.status, reply.text).toBe(201);
    const track = reply.body.data;
    hold(uploadShape, track);
    expect(track.duration).toBeCloseTo(seconds, 1);
    const again = await upload(owner, bytes, "again.bin");
    expect([again.status, again.body]).toEqual([200, reply.body]);
    const room = await owner.room({ name: "For tracks" });
    const posted = await owner.post<MessageDto>(`/rooms/${room.id}/messages`, { track });
    expect(posted.status, posted.text).toBe(201);
    hold(messageShape, posted.body.data);
    const heard = await fetch(app.url + track.url);
    expect(heard.status).toBe(200);
    expect(Buffer.from(await heard.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it("stands in the list until it is deleted, and is told by its address", async () => {
    const { data: track } = (await upload(owner, fresh(), "listed.wav")).body;
    const list = await owner.get<UploadDto[]>("/tracks?limit=1");
    hold(z.array(uploadShape), list.body.data);
    expect(list.body).toMatchObject({ data: [track], meta: { nextCursor: track.id } });
    const resolved = await owner.get(`/tracks/resolve?url=${encodeURIComponent(track.url)}`);
    expect(resolved.body.data).toMatchObject({ providerId: track.id, title: "listed" });
    expect((await other.delete(`/tracks/${track.id}`)).status).toBe(404);
    expect((await owner.delete(`/tracks/${track.id}`)).status).toBe(204);
    expect((await owner.delete(`/tracks/${track.id}`)).status).toBe(404);
    expect((await owner.get<UploadDto[]>("/tracks?limit=1")).body.data[0]?.id).not.toBe(track.id);
  });

  it("with an Idempotency-Key is answered once", async () => {
    const bytes = fresh();
    const send = (file = bytes) => sendForm(owner, formWith(file), { "Idempotency-Key": "one" });
    const first = await send();
    const again = await send();
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get("Idempotency-Replayed")).toBe("true");
    refusedWith(await send(fresh()), 409, "conflict");
  });

  it("of the same file twice at once is one track", async () => {
    const bytes = fresh();
    const replies = await Promise.all([upload(owner, bytes), upload(owner, bytes)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(new Set(replies.map(({ body }) => body.data.id)).size).toBe(1);
  });

  it("waits its turn where one person sends many at once", async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => upload(other, fresh(20))));
    for (const reply of replies) if (reply.status !== 201) refusedWith(reply, 429, "rate_limited");
    expect(replies.some(({ status }) => status === 201)).toBe(true);
    expect((await upload(other, fresh())).status).toBe(201);
  });
});

describe("refused is", () => {
  it.each<[string, number, string, () => Promise<Reply>]>([
    ["a visitor", 401, "unauthenticated", () => upload(new Client(app.url), fresh())],
    ["no file", 400, "invalid", () => sendForm(owner, new FormData())],
    ["a text in its place", 400, "invalid", () => sendForm(owner, textForm())],
    ["a file elsewhere", 400, "invalid", () => sendForm(owner, formWith(fresh(), "a.wav", "song"))],
    ["an empty file", 400, "invalid", () => upload(owner, Buffer.alloc(0), "empty.mp3")],
    ["a text with a song's name", 415, "unsupported", () => upload(owner, Buffer.from("la la"), "a.mp3")],
    ["a file cut off", 415, "unsupported", () => upload(owner, m4a().subarray(0, 60), "a.m4a")],
    ["JSON", 415, "unsupported", () => owner.post("/tracks", { file: "x" })],
    ["a form without its mark", 400, "invalid", () => sendAs("multipart/form-data", "x")],
    ["no form", 400, "invalid", () => sendAs("multipart/form-data; boundary=x", "what")],
    ["a form cut off", 400, "invalid", () => sendAs("multipart/form-data; boundary=x", cutOff())],
  ])("%s", async (_, status, code, send) => {
    refusedWith(await send(), status, code);
  });

  const sendAs = (type: string, body: string) => sendForm(owner, body, { "Content-Type": type });
  const cutOff = () =>
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n' +
    wav(0.01).toString("latin1");
  function textForm(): FormData {
    const form = new FormData();
    form.set("file", "not a file");
    return form;
  }

  it("what is larger than 50 MB: told at once where it is announced, else as it comes", async () => {
    const head =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n' +
      wav(1).toString("latin1");
    const headers = {
      Authorization: `Bearer ${owner.token}`,
      "Content-Type": "multipart/form-data; boundary=x",
    };
    const send = (megabytes: number, end: string) =>
      stream(`${app.url}/api/v1/tracks`, headers, { head, megabytes, end });
    expect(await send(51, "\r\n--x--\r\n")).toEqual({ status: 413, sent: 51 });
    const endless = await send(500, "");
    expect(endless.sent).toBeLessThan(120);

    const announced = await raw(
      "POST /api/v1/tracks HTTP/1.1\r\nHost: x\r\n" +
        `Authorization: Bearer ${owner.token}\r\nContent-Type: multipart/form-data; boundary=x\r\n` +
        "Content-Length: 99999999999\r\n\r\n--x\r\n",
    );
    expect(announced).toMatch(/^HTTP\/1.1 413 /);
    expect(announced).toContain("too_large");
  });

  it("more than the person's space holds, in words that say so", async () => {
    const who = await newcomer(app, "full");
    for (let n = 0; n < 2; n += 1) expect((await upload(who, fresh(3700))).status).toBe(201);
    const error = refusedWith(await upload(who, fresh(3700)), 413, "too_large");
    expect(error.message).toMatch(/^Your uploads may take 60 MB together, and 56\.5 MB are taken\./);
    expect((await upload(who, fresh(10))).status).toBe(201);
  });
});

/** What comes back on a bare connection until it is closed. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
      if (answer.includes("\r\n\r\n") && answer.includes("}}")) socket.destroy();
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", () => resolve(answer));
  });
}

it("a sender who goes away leaves nothing behind", async () => {
  const before = readdirSync(join(app.dataDir, "audio")).length;
  const { hostname, port } = new URL(app.url);
  await new Promise<void>((done) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        "POST /api/v1/tracks HTTP/1.1\r\nHost: x\r\n" +
          `Authorization: Bearer ${owner.token}\r\nContent-Type: multipart/form-data; boundary=x\r\n` +
          'Content-Length: 500000\r\n\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n',
      );
      socket.write(wav(30), () => socket.destroy());
    });
    socket.on("close", () => done());
  });
  const incoming = join(app.dataDir, "audio/incoming");
  await expect.poll(() => readdirSync(incoming).length).toBe(0);
  expect(readdirSync(join(app.dataDir, "audio")).length).toBe(before);
  expect((await upload(owner, fresh())).status).toBe(201);
});

it("whatever is sent as a form is answered without a fault", async () => {
  const parts = fc.constantFrom(
    "--x\r\n",
    "--x--\r\n",
    "\r\n",
    "\r\n\r\n",
    'Content-Disposition: form-data; name="file"; filename="a.wav"\r\n',
    'Content-Disposition: form-data; name="file"; filename=""\r\n',
    "Content-Disposition: form-data; name=file; filename*=utf-8''%ff%00.mp3\r\n",
    'Content-Disposition: form-data; name="__proto__"\r\n',
    "Content-Disposition: \r\n",
    "Content-Type: audio/wav\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    wav(0.05).toString("latin1"),
    mp3(0.2, { title: "x" }).toString("latin1"),
    "\0",
  );
  const body = fc.array(fc.oneof({ weight: 4, arbitrary: parts }, fc.string({ unit: "binary" })), {
    maxLength: 12,
  });
  const type = fc.constantFrom(
    ...["multipart/form-data; boundary=x", 'multipart/form-data; boundary="x"', "multipart/form-data"],
    ...["multipart/form-data; boundary=", "MULTIPART/FORM-DATA; BOUNDARY=x; charset=none"],
  );
  const statuses = new Set<number>();
  for (const [pieces, contentType] of fc.sample(fc.tuple(body, type), 150)) {
    const reply = await sendForm(owner, Buffer.from(pieces.join(""), "latin1"), {
      "Content-Type": contentType,
    });
    statuses.add(reply.status);
    expect(reply.status, reply.text).toBeLessThan(500);
  }
  expect([...statuses]).toContain(400);
});
