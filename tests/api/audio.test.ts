import { randomUUID } from "node:crypto";
import { get } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoomDto } from "~/domain/rooms/schema";
import type { UploadDto } from "~/domain/uploads/schema";
import { startApp, type App } from "../support/app";
import { asBrowser, newcomer, type Client } from "../support/api";
import { wav } from "../support/audio";

let app: App;
let owner: Client;
let outsider: Client;
let hidden: RoomDto;
let open: UploadDto;
let secret: UploadDto;
const bytes = wav(3, 1);
const size = bytes.length;

async function upload(client: Client, file: Buffer): Promise<UploadDto> {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(file)], "song.wav"));
  const response = await fetch(`${app.url}/api/v1/tracks`, {
    method: "POST",
    headers: { Authorization: `Bearer ${client.token}` },
    body: form,
  });
  return ((await response.json()) as { data: UploadDto }).data;
}

beforeAll(async () => {
  app = await startApp();
  await newcomer(app, "admin");
  owner = await newcomer(app, "owner");
  outsider = await newcomer(app, "outsider");
  open = await upload(owner, bytes);
  secret = await upload(owner, wav(2, 2));
  const room = await owner.room({ name: "Open" });
  hidden = await owner.room({ name: "Hidden", isPrivate: true });
  await owner.say(room, "", { trackUrl: open.url });
  await owner.say(hidden, "", { trackUrl: secret.url });
});
afterAll(() => app.stop());

const hear = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(app.url + path, { method, headers });

/** As a browser asks again: fetch would say that it wants nothing kept. */
const statusOf = (path: string, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve) => {
    get(app.url + path, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
  });

describe("an uploaded file", () => {
  it("comes whole, as what it is, and is not to be taken for anything else", async () => {
    const reply = await hear(open.url);
    expect(reply.status).toBe(200);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      "content-type": "audio/wav",
      "content-length": String(size),
      "accept-ranges": "bytes",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(reply.headers.get("etag")).toMatch(/^"[0-9a-f]{32}"$/);
    expect(reply.headers.get("content-encoding")).toBeNull();
    expect(Buffer.from(await reply.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it.each<[string, number, [number, number] | null]>([
    ["bytes=0-99", 206, [0, 100]],
    ["bytes=100-", 206, [100, size]],
    ["bytes=-50", 206, [size - 50, size]],
    [`bytes=-${size * 2}`, 206, [0, size]],
    ["bytes=0-0", 206, [0, 1]],
    [`bytes=${size - 1}-${size + 1000}`, 206, [size - 1, size]],
    [`bytes=${size}-`, 416, null],
    ["bytes=99999999999-", 416, null],
    ["bytes=20-10", 416, null],
    ["bytes=0-1,5-6", 200, [0, size]],
    ["lines=1-2", 200, [0, size]],
    ["nonsense", 200, [0, size]],
  ])("in the range %s: %i", async (range, status, part) => {
    const reply = await hear(open.url, { Range: range });
    expect(reply.status).toBe(status);
    const body = Buffer.from(await reply.arrayBuffer());
    if (!part) {
      expect(reply.headers.get("content-range")).toBe(`bytes */${size}`);
      expect(body.length).toBe(0);
      return;
    }
    const [from, to] = part;
    expect(body.equals(bytes.subarray(from, to))).toBe(true);
    expect(reply.headers.get("content-length")).toBe(String(to - from));
    expect(reply.headers.get("content-range")).toBe(
      status === 206 ? `bytes ${from}-${to - 1}/${size}` : null,
    );
  });

  it("in a range only while it is the same, and not again to who has it", async () => {
    const tag = (await hear(open.url, {}, "HEAD")).headers.get("etag")!;
    const range = { Range: "bytes=5-9" };
    expect((await hear(open.url, { ...range, "If-Range": tag })).status).toBe(206);
    const changed = await hear(open.url, { ...range, "If-Range": '"another"' });
    expect([changed.status, (await changed.arrayBuffer()).byteLength]).toEqual([200, size]);
    expect(await statusOf(open.url, { "If-None-Match": tag })).toBe(304);
    expect(await statusOf(open.url, { "If-None-Match": '"another"' })).toBe(200);
    const head = await hear(open.url, range, "HEAD");
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([206, "5", ""]);
  });

  it("is sent no faster than it is taken, and no further once nobody takes it", async () => {
    const large = await upload(owner, wav(5000, 3));
    const room = await owner.room({ name: "Large" });
    await owner.say(room, "", { trackUrl: large.url });
    const { hostname, port } = new URL(app.url);
    const sockets = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const socket = connect(Number(port), hostname);
        await new Promise<void>((done) => {
          socket.write(`GET ${large.url} HTTP/1.1\r\nHost: x\r\n\r\n`);
          socket.once("data", () => (socket.pause(), done()));
        });
        return socket;
      }),
    );
    // The application answers others meanwhile.
    expect((await hear(open.url)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    const whole = await hear(large.url);
    expect((await whole.arrayBuffer()).byteLength).toBe(large.bytes);
    expect(app.logs().filter((line) => /request_failed|audio_failed/.test(line))).toEqual([]);
  });
});

describe("a private room's file", () => {
  /** Everything of an answer that an observer could compare. */
  async function seen(path: string, headers: Record<string, string>, method: string) {
    const reply = await hear(path, headers, method);
    const told = [...reply.headers].filter(([name]) => name !== "x-request-id" && name !== "date");
    return { status: reply.status, told, text: await reply.text() };
  }

  it.each(["GET", "HEAD"])("is to others as one that never was (%s)", async (method) => {
    const cookie = asBrowser(app, (await newcomer(app, "browser")).token!);
    const callers: Record<string, string>[] = [
      {},
      { Authorization: `Bearer ${outsider.token}` },
      { Cookie: cookie },
    ];
    for (const who of callers)
      for (const [what, more] of <[string, Record<string, string>][]>[
        ["audio", {}],
        ["audio", { Range: "bytes=0-10" }],
        ["audio", { Range: "bytes=99999999-" }],
        ["audio", { "If-None-Match": "*" }],
        ["cover", {}],
      ]) {
        const there = await seen(`/tracks/${secret.id}/${what}`, { ...who, ...more }, method);
        expect(there.status).toBe(404);
        expect(there).toEqual(await seen(`/tracks/${randomUUID()}/${what}`, { ...who, ...more }, method));
      }
  });

  it("is heard by its members, by token and by cookie, until they leave", async () => {
    const member = await newcomer(app, "member");
    await owner.post(`/rooms/${hidden.id}/members`, { userId: member.userId });
    const token = { Authorization: `Bearer ${member.token}` };
    expect((await hear(secret.url, token)).status).toBe(200);
    const inBrowser = await newcomer(app, "browser");
    await owner.post(`/rooms/${hidden.id}/members`, { userId: inBrowser.userId });
    expect((await hear(secret.url, { Cookie: asBrowser(app, inBrowser.token!) })).status).toBe(200);
    await member.post(`/rooms/${hidden.id}/leave`);
    expect((await hear(secret.url, token)).status).toBe(404);
  });

  it("is not to be had by posting its address elsewhere", async () => {
    const room = await outsider.room({ name: "Elsewhere" });
    const card = { ...secret, title: "x" };
    for (const body of [{ trackUrl: secret.url }, { track: card }]) {
      const reply = await outsider.post(`/rooms/${room.id}/messages`, body);
      expect(reply.status).toBe(400);
      expect(reply.text).not.toContain(secret.title);
    }
    expect((await outsider.get(`/tracks/resolve?url=${encodeURIComponent(secret.url)}`)).status).toBe(400);
    expect((await hear(secret.url, { Authorization: `Bearer ${outsider.token}` })).status).toBe(404);
  });
});

it.each(["x", "%00", "..%2f..%2frooms.db", "00000000-0000-0000-0000-000000000000"])(
  "no id leads anywhere else: %s",
  async (id) => {
    const reply = await hear(`/tracks/${id}/audio`);
    expect(reply.status).toBe(404);
    expect(reply.headers.get("cache-control")).toBe("no-store");
  },
);
