import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { NotificationDto } from "~/domain/notifications/schema";
import { startApp, type App } from "../support/app";
import { ask, closeSockets, connect, joinLive, newClient, newRoom, type Client } from "../support/clients";

let app: App;
let admin: Client;
let owner: Client;
let guest: Client;
beforeAll(async () => {
  app = await startApp();
  admin = await newClient(app.url);
  owner = await newClient(app.url);
  guest = await newClient(app.url);
});
afterEach(closeSockets);
afterAll(async () => void (await app.stop()));

it("what comes in is told to every tab of its person and nobody else, and so is that it was read", async () => {
  const room = await newRoom(owner, [guest]);
  const { data: post } = await guest.api<{ id: string }>("POST", `/rooms/${room.id}/messages`, {
    text: "bad",
  });
  const [one, two, other] = [
    await connect(app.url, owner.token),
    await connect(app.url, owner.token),
    await connect(app.url, guest.token),
  ];
  const heard: string[][] = [[], [], []];
  [one, two, other].forEach((socket, n) => {
    socket.on("notification", ({ kind }: NotificationDto) => heard[n]!.push(kind));
    socket.on("inbox_changed", () => heard[n]!.push("changed"));
  });
  const reporter = await newClient(app.url);
  await reporter.api("POST", `/rooms/${room.id}/reports`, { messageId: post.id, reason: "Rude" });
  await vi.waitFor(() => expect(heard.slice(0, 2)).toEqual([["REPORTED"], ["REPORTED"]]));
  expect((await ask<{ unread: number }>(one, "inbox", {})).data).toEqual({ unread: 1 });
  await owner.api("POST", "/notifications/read", {});
  await vi.waitFor(() => expect(heard[1]).toEqual(["REPORTED", "changed"]));
  expect((await ask<{ unread: number }>(two, "inbox", {})).data).toEqual({ unread: 0 });
  expect(heard[2]).toEqual([]);
  expect((await ask(await connect(app.url), "inbox", {})).error.code).toBe("unauthenticated");
});

it("a suspended person's sockets are cut before the answer, and they do not get in again", async () => {
  const target = await newClient(app.url);
  const room = await newRoom(owner, [target]);
  const sockets = [await connect(app.url, target.token), await connect(app.url, target.token)];
  for (const socket of sockets) expect((await joinLive(socket, room.id)).ok).toBe(true);
  const cut = sockets.map((socket) => new Promise<string>((done) => socket.once("disconnect", done)));
  const heard: unknown[] = [];
  for (const socket of sockets) socket.on("message_received", (event) => heard.push(event));
  const answer = await admin.api("POST", `/admin/users/${target.id}/suspend`, { reason: "Spam" });
  expect(answer.status).toBe(200);
  await owner.api("POST", `/rooms/${room.id}/messages`, { text: "after it" });
  expect(await Promise.all(cut)).toEqual(["io server disconnect", "io server disconnect"]);
  expect(heard).toEqual([]);
  await expect(connect(app.url, target.token)).rejects.toThrow();
  expect((await target.api("GET", "/me")).status).toBe(401);
});

it("an admin who is one no longer loses what only an admin sees", async () => {
  const hidden = await newRoom(owner, [], { type: "PRIVATE" });
  const target = await newClient(app.url);
  const role = (role: string) => admin.api("PATCH", `/admin/users/${target.id}`, { role, reason: "x" });
  await role("ADMIN");
  const socket = await connect(app.url, target.token);
  expect((await joinLive(socket, hidden.id)).ok).toBe(true);
  const cut = new Promise((done) => socket.once("disconnect", done));
  await role("USER");
  await cut;
  const again = await connect(app.url, target.token);
  expect((await joinLive(again, hidden.id)).error.code).toBe("not_found");
});
