import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MessageDto } from "~/domain/messages/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import { startApp, type App } from "../support/app";
import { Client, newcomer, refusedWith } from "../support/api";

let app: App;
let owner: Client;
let outsider: Client;
let visitor: Client;
let room: RoomDto;
let message: MessageDto;

beforeAll(async () => {
  app = await startApp();
  await newcomer(app, "admin");
  owner = await newcomer(app, "owner");
  outsider = await newcomer(app, "outsider");
  visitor = new Client(app.url);
  room = await owner.room({ name: "Hidden", isPrivate: true, tags: ["secret"] });
  message = await owner.say(room, "nobody knows");
});
afterAll(() => app.stop());

/** Everything of an answer that an observer could compare. */
async function seen(client: Client, method: string, path: string, body?: unknown) {
  const { status, headers, text } = await client.send(method, path, body);
  const told = [...headers].filter(([name]) => name !== "x-request-id" && name !== "date");
  return { status, told, text };
}

describe("a private room is to an outsider as one that never was", () => {
  it.each<[string, string, unknown?]>([
    ["GET", ""],
    ["HEAD", ""],
    ["PATCH", "", { name: "x" }],
    ["DELETE", ""],
    ["POST", "/join"],
    ["POST", "/leave"],
    ["GET", "/members"],
    ["GET", "/members?cursor=x"],
    ["POST", "/members", { userId: "USER" }],
    ["PATCH", "/members/USER", { role: "MEMBER" }],
    ["DELETE", "/members/USER"],
    ["GET", "/messages"],
    ["GET", "/messages?cursor=x"],
    ["GET", "/messages?limit=0"],
    ["GET", "/messages?parentId=MESSAGE"],
    ["POST", "/messages", { text: "hi" }],
    ["POST", "/messages", { text: "" }],
    ["POST", "/messages", { text: "hi", parentId: "MESSAGE" }],
    ["PATCH", "/messages/MESSAGE", { text: "x" }],
    ["DELETE", "/messages/MESSAGE"],
    ["GET", "/messages/MESSAGE/reactions"],
    ["GET", "/messages/MESSAGE/reactions?cursor=x"],
    ["POST", "/messages/MESSAGE/reactions", { emoji: "🔥" }],
    ["DELETE", "/messages/MESSAGE/reactions/🔥"],
    ["GET", "/events"],
    ["GET", "/events?after=5"],
    ["GET", "/stats"],
    ["GET", "/reports"],
    ["GET", "/reports?cursor=x"],
    ["POST", "/reports", { messageId: "MESSAGE", reason: "x" }],
    ["POST", "/reports", { userId: "USER", reason: "" }],
    ["POST", "/reports", {}],
    ["GET", "/invites"],
    ["GET", "/invites?cursor=x"],
    ["POST", "/invites"],
    ["POST", "/invites", { maxUses: 0 }],
    ["POST", "/invites", { userId: "USER" }],
    ["POST", "/invites", { username: "nobody_here" }],
    ["GET", "/requests"],
  ])("%s %s", async (method, path, body) => {
    const fill = (text: string) => text.replace("USER", owner.userId).replace("MESSAGE", message.id);
    const sent = body && (JSON.parse(fill(JSON.stringify(body))) as unknown);
    for (const client of [outsider, visitor])
      for (const [real, never] of [
        [room.id, randomUUID()],
        [room.slug, "hidder"],
      ]) {
        const there = await seen(client, method, `/rooms/${real}${fill(path)}`, sent);
        expect(there).toEqual(await seen(client, method, `/rooms/${never}${fill(path)}`, sent));
        expect(there.status).toBeGreaterThanOrEqual(400);
      }
  });

  it("and is found nowhere", async () => {
    for (const client of [owner, outsider, visitor])
      expect((await client.get("/rooms/discover?q=hidden")).body.data).toEqual([]);
  });
});

it("a member who is put out can no longer read or post, nor send again what they sent", async () => {
  const member = await newcomer(app);
  await owner.post(`/rooms/${room.id}/members`, { userId: member.userId });
  await member.say(room, "inside", { clientId: "inside" });
  expect((await owner.delete(`/rooms/${room.id}/members/${member.userId}`)).status).toBe(204);
  refusedWith(await member.get(`/rooms/${room.id}`), 404, "not_found");
  refusedWith(await member.get(`/rooms/${room.id}/events`), 404, "not_found");
  refusedWith(await member.post(`/rooms/${room.id}/messages`, { text: "again" }), 404, "not_found");
  const resent = { text: "inside", clientId: "inside" };
  refusedWith(await member.post(`/rooms/${room.id}/messages`, resent), 404, "not_found");
});

it("a member put out of a public room can read, but not post", async () => {
  const open = await owner.room({ name: "Open" });
  const member = await newcomer(app);
  await member.join(open);
  await owner.delete(`/rooms/${open.id}/members/${member.userId}`);
  expect((await member.get(`/rooms/${open.id}/messages`)).status).toBe(200);
  refusedWith(await member.post(`/rooms/${open.id}/messages`, { text: "still?" }), 403, "forbidden");
});
