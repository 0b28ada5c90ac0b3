import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { MessageDto } from "~/domain/messages/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import { startApp, type App } from "../support/app";
import { Client, newcomer, PASSWORD, refusedWith } from "../support/api";

let app: App;
let person: Client;
let room: RoomDto;
const key = (name: string) => ({ "Idempotency-Key": name });

beforeAll(async () => {
  app = await startApp();
  person = await newcomer(app);
  room = await person.room({ name: "Once" });
});
afterAll(() => app.stop());

it("answers a request sent again as the first time", async () => {
  const first = await person.post<RoomDto>("/rooms", { name: "Kept" }, key("a"));
  expect(first.headers.get("Idempotency-Replayed")).toBeNull();
  const again = await person.post<RoomDto>("/rooms", { name: "Kept" }, key("a"));
  expect([again.status, again.text]).toEqual([201, first.text]);
  expect(again.headers.get("Idempotency-Replayed")).toBe("true");
  const rooms = (await person.get<RoomDto[]>("/rooms")).body.data.filter(({ name }) => name === "Kept");
  expect(rooms).toHaveLength(1);
});

it("refuses the key for another request, and knows another person's apart", async () => {
  await person.post("/rooms", { name: "Mine" }, key("b"));
  refusedWith(await person.post("/rooms", { name: "Other" }, key("b")), 409, "conflict");
  refusedWith(await person.post(`/rooms/${room.id}/join`, undefined, key("b")), 409, "conflict");
  const stranger = await newcomer(app);
  expect((await stranger.post("/rooms", { name: "Theirs" }, key("b"))).status).toBe(201);
});

it("keeps refusals, but not those that waiting cures", async () => {
  const bad = await person.post("/rooms", { name: "" }, key("c"));
  refusedWith(bad, 400, "invalid");
  const again = await person.post("/rooms", { name: "" }, key("c"));
  expect([again.text, again.headers.get("Idempotency-Replayed")]).toEqual([bad.text, "true"]);
  refusedWith(await person.post("/rooms", { name: "x" }, key("x y")), 400, "invalid");
});

it("answers a sign-out sent again as anything else that an ended token asks", async () => {
  const leaving = await newcomer(app);
  expect((await leaving.post("/logout", undefined, key("bye"))).status).toBe(204);
  refusedWith(await leaving.post("/logout", undefined, key("bye")), 401, "unauthenticated");
});

it("runs once when ten come at the same time", async () => {
  const path = `/rooms/${room.id}/messages`;
  const send = () => person.post<MessageDto>(path, { text: "once" }, key("ten"));
  const replies = await Promise.all(Array.from({ length: 10 }, send));
  const fresh = replies.filter((reply) => reply.status === 201 && !reply.headers.has("Idempotency-Replayed"));
  expect(fresh).toHaveLength(1);
  for (const reply of replies) expect([201, 409]).toContain(reply.status);
  expect((await send()).text).toBe(fresh[0]!.text);
  const posts = (await person.get<MessageDto[]>(path)).body.data.filter(({ text }) => text === "once");
  expect(posts).toHaveLength(1);
});

it("gives the same token for a sign-up sent again, and stores neither it nor the password", async () => {
  const visitor = new Client(app.url);
  const account = { email: "kept@example.com", username: "kept", password: PASSWORD };
  const first = await visitor.post<{ token: string }>("/signup", account, key("signup"));
  expect(first.status).toBe(201);
  expect((await visitor.post("/signup", account, key("signup"))).text).toBe(first.text);
  for (const file of readdirSync(app.dataDir).filter((name) => name.startsWith("rooms.db"))) {
    const bytes = readFileSync(join(app.dataDir, file));
    expect(bytes.includes(first.body.data.token)).toBe(false);
    expect(bytes.includes(PASSWORD)).toBe(false);
  }
});
