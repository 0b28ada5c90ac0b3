import { afterAll, beforeAll, expect, it } from "vitest";
import type { ImageDto } from "~/domain/images/schema";
import type { MessageDto } from "~/domain/messages/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import { imageShape, messageShape } from "~/http/api/shapes";
import { asBrowser, Client, hold, newcomer, PASSWORD, refusedWith, type Reply } from "../support/api";
import { startApp, type App } from "../support/app";
import { ask, closeSockets, connect } from "../support/clients";
import { picture } from "../support/pictures-made";

let app: App;
let owner: Client & { email: string };
let other: Client;
let room: RoomDto;

beforeAll(async () => {
  app = await startApp();
  owner = await newcomer(app, "owner");
  other = await newcomer(app, "other");
  room = await owner.room({ name: "Pictures" });
  await other.join(room);
});
afterAll(async () => {
  closeSockets();
  await app.stop();
});

async function upload(
  client: Client,
  place = room,
  { bytes, alt, headers = {} }: { bytes?: Buffer; alt?: string; headers?: Record<string, string> } = {},
): Promise<Reply<ImageDto>> {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(bytes ?? (await picture()))], "picture.jpg"));
  if (alt !== undefined) form.set("alt", alt);
  const response = await fetch(`${app.url}/api/v1/rooms/${place.id}/images`, {
    method: "POST",
    headers: { ...(client.token ? { Authorization: `Bearer ${client.token}` } : {}), ...headers },
    body: form,
  });
  const text = await response.text();
  const body = JSON.parse(text) as Reply<ImageDto>["body"];
  return { status: response.status, headers: response.headers, text, body };
}
const look = (client: Client, url: string, headers: Record<string, string> = {}) =>
  fetch(app.url + url, {
    headers: { ...(client.token ? { Authorization: `Bearer ${client.token}` } : {}), ...headers },
  });

it("a picture is uploaded, described, posted by API and socket, and seen", async () => {
  const sent = await upload(owner, room, { alt: "A hat" });
  expect(sent.status, sent.text).toBe(201);
  const image = sent.body.data;
  hold(imageShape, image);
  expect(image).toMatchObject({ width: 640, height: 480, alt: "A hat" });
  expect((await look(other, image.url)).status).toBe(404);
  const described = await owner.patch<ImageDto>(`/rooms/${room.id}/images/${image.id}`, { alt: "Two hats" });
  expect(described.body.data).toEqual({ ...image, alt: "Two hats" });
  const posted = await owner.post<MessageDto>(`/rooms/${room.id}/messages`, { imageIds: [image.id] });
  expect(posted.status, posted.text).toBe(201);
  hold(messageShape, posted.body.data);
  expect(posted.body.data).toMatchObject({ text: null, images: [{ ...image, alt: "Two hats" }] });

  const seen = await look(new Client(app.url), image.url);
  expect(seen.status).toBe(200);
  expect(seen.headers.get("Content-Type")).toBe("image/webp");
  expect(seen.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(seen.headers.get("Cache-Control")).toBe("private, max-age=31536000, immutable");
  expect(seen.headers.get("Content-Security-Policy")).toContain("default-src 'none'");

  const { data: next } = (await upload(owner)).body;
  const socket = await connect(app.url, owner.token ?? undefined);
  const told = await ask(socket, "message", { roomId: room.id, imageIds: [next.id], clientId: "by-socket" });
  expect(told).toMatchObject({ ok: true, data: { images: [{ id: next.id }] } });
});

it("a private room's picture is nothing to those outside, and is asked for again by those inside", async () => {
  const hidden = await owner.room({ name: "Behind the curtain", isPrivate: true });
  const { data: image } = (await upload(owner, hidden)).body;
  await owner.post(`/rooms/${hidden.id}/messages`, { text: "look", imageIds: [image.id] });
  const never = await look(other, "/images/01a20ef9-7afd-73b2-8ebc-000000000000/480");
  for (const who of [other, new Client(app.url)]) {
    const answer = await look(who, image.url);
    expect([answer.status, await answer.text()]).toEqual([never.status, "Not found\n"]);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
  }
  const seen = await look(owner, image.url);
  expect(seen.headers.get("Cache-Control")).toBe("private, no-cache");
  const tag = seen.headers.get("ETag")!;
  expect((await look(owner, image.url, { "If-None-Match": tag })).status).toBe(304);
  expect((await look(other, image.url, { "If-None-Match": tag })).status).toBe(404);
  refusedWith(await upload(other, hidden), 404, "not_found");
  refusedWith(await other.patch(`/rooms/${hidden.id}/images/${image.id}`, { alt: "x" }), 404, "not_found");
});

it("what cannot be is refused by its field", async () => {
  refusedWith(await upload(new Client(app.url)), 401, "unauthenticated");
  refusedWith(await upload(owner, room, { bytes: Buffer.from("words") }), 415, "unsupported");
  refusedWith(await upload(owner, room, { bytes: Buffer.alloc(10 * 1024 * 1024 + 1) }), 413, "too_large");
  const long = refusedWith(await upload(owner, room, { alt: "x".repeat(501) }), 400, "invalid");
  expect(long.fields).toHaveProperty("alt");
  refusedWith(await owner.post(`/rooms/${room.id}/images`, { file: "x" }), 415, "unsupported");
  const { data: image } = (await upload(owner)).body;
  for (const imageIds of [["nothing"], "x", [1], {}, [image.id, image.id], Array(5).fill(image.id)]) {
    const error = refusedWith(await owner.post(`/rooms/${room.id}/messages`, { imageIds }), 400, "invalid");
    expect(Object.keys(error.fields!)[0]).toMatch(/^imageIds/);
  }
  refusedWith(await other.delete(`/rooms/${room.id}/images/${image.id}`), 404, "not_found");
  expect((await owner.delete(`/rooms/${room.id}/images/${image.id}`)).status).toBe(204);
  refusedWith(await owner.delete(`/rooms/${room.id}/images/${image.id}`), 404, "not_found");
  refusedWith(await owner.post(`/rooms/${room.id}/messages`, { imageIds: [image.id] }), 400, "invalid");
});

it("with an Idempotency-Key it is uploaded once", async () => {
  const bytes = await picture();
  const send = () => upload(owner, room, { bytes, headers: { "Idempotency-Key": "pic" } });
  expect((await send()).body).toEqual((await send()).body);
});

it("a plain form posts several with words, and keeps what has arrived when something is refused", async () => {
  const login = await owner.post<{ token: string }>("/login", { email: owner.email, password: PASSWORD });
  const cookie = asBrowser(app, login.body.data.token);
  const send = async (fields: Record<string, string | Buffer>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields))
      form.set(name, typeof value === "string" ? value : new File([new Uint8Array(value)], "p.jpg"));
    return fetch(`${app.url}/rooms/${room.slug}/pictures`, {
      method: "POST",
      headers: { Cookie: cookie, Origin: app.url },
      body: form,
      redirect: "manual",
    });
  };
  const refused = await send({
    ...{ file1: await picture(), alt1: "A <hat>", file2: Buffer.from("words"), text: "My pictures" },
  });
  expect(refused.status).toBe(415);
  const page = await refused.text();
  expect(page).toContain("not a picture that can be read");
  expect(page).toContain("A &lt;hat&gt;");
  const id = /name="imageId1" value="([^"]+)"/.exec(page)![1]!;
  const done = await send({ imageId1: id, alt1: "A hat", file2: await picture(), text: "My pictures" });
  expect(done.status).toBe(303);
  const { data } = (await owner.get<MessageDto[]>(`/rooms/${room.id}/messages?limit=1`)).body;
  expect(data[0]).toMatchObject({ text: "My pictures", images: [{ id, alt: "A hat" }, { alt: "" }] });
  const nothing = await send({ text: "" });
  expect([nothing.status, (await nothing.text()).includes("Write something first.")]).toEqual([400, true]);
});
