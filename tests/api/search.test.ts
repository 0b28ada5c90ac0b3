import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { MessageDto } from "~/domain/messages/schema";
import type { NotificationDto } from "~/domain/notifications/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import type { MessageHit, SearchHit } from "~/domain/search/schema";
import { notificationShape } from "~/http/api/notification-shapes";
import { messageHitShape, searchHitShape } from "~/http/api/search-shapes";
import { messageShape } from "~/http/api/shapes";
import { startApp, type App } from "../support/app";
import type { Client } from "../support/api";
import { hold, newcomer, refusedWith } from "../support/api";

let app: App;
let owner: Client;
let other: Client;
let room: RoomDto;
let posts: MessageDto[];

beforeAll(async () => {
  app = await startApp();
  owner = await newcomer(app, "owner");
  other = await newcomer(app, "other");
  room = await owner.room({ name: "Lighthouse keepers" });
  await other.join(room);
  posts = [];
  for (let at = 0; at < 12; at += 1) posts.push(await owner.say(room, `a foghorn, number ${at}`));
});
afterAll(() => app.stop());

it("everything is searched, page by page, in the shapes of the document", async () => {
  const first = await owner.get<SearchHit[]>("/search?q=foghorn&limit=5");
  expect(first.status, first.text).toBe(200);
  hold(z.array(searchHitShape), first.body.data);
  const next = await owner.get<SearchHit[]>(
    `/search?q=foghorn&limit=10&cursor=${first.body.meta!.nextCursor}`,
  );
  expect(next.body.data).toHaveLength(7);
  expect(next.body.meta!.nextCursor).toBeNull();
  const rooms = await owner.get<SearchHit[]>("/search?q=lighthouse&kind=rooms");
  expect(rooms.body.data).toMatchObject([{ kind: "room", room: { id: room.id } }]);
  const within = await owner.get<MessageHit[]>(`/rooms/${room.slug}/search?q=%22number+3%22&sort=best`);
  hold(z.array(messageHitShape), within.body.data);
  expect(within.body.data.map(({ message }) => message.id)).toEqual([posts[3]!.id]);
});

it("what makes no sense is refused", async () => {
  for (const query of [
    "kind=rockets",
    "type=SYSTEM",
    "from=2026-02-31",
    "to=x",
    "sort=worst",
    "cursor=x&q=a",
    "limit=0",
  ])
    refusedWith(await owner.get(`/search?${query}`), 400, "invalid");
  refusedWith(await owner.get("/search?q=a&room=no-such-room"), 404, "not_found");
  refusedWith(await owner.get("/rooms/no-such-room/search?q=a"), 404, "not_found");
});

it("the surroundings of a message go on both ways", async () => {
  const around = await owner.get<MessageDto[]>(`/rooms/${room.id}/messages?around=${posts[6]!.id}&limit=4`);
  hold(z.array(messageShape), around.body.data);
  expect(around.body.data.map(({ text }) => text?.slice(-1))).toEqual(["8", "7", "6", "5", "4"]);
  const { newerCursor, nextCursor } = around.body.meta as unknown as Record<string, string>;
  const newer = await owner.get<MessageDto[]>(`/rooms/${room.id}/messages?newer=${newerCursor}`);
  expect(newer.body.data.map(({ text }) => text?.split(" ").at(-1))).toEqual(["11", "10", "9"]);
  expect(newer.body.meta).toMatchObject({ newerCursor: null });
  const older = await owner.get<MessageDto[]>(`/rooms/${room.id}/messages?cursor=${nextCursor}&limit=2`);
  expect(older.body.data.map(({ text }) => text?.slice(-1))).toEqual(["3", "2"]);
  for (const query of [`around=${room.id}`, "around=x"])
    refusedWith(await owner.get(`/rooms/${room.id}/messages?${query}`), 404, "not_found");
});

it("levels and quiet hours are set, and a mention arrives by them", async () => {
  const level = `/rooms/${room.id}/notifications`;
  expect((await other.get(level)).body.data).toEqual({ level: "EVERYTHING" });
  const { username } = (await other.get<{ username: string }>("/me")).body.data;
  await owner.say(room, `hear this, @${username}`);
  const inbox = await other.get<NotificationDto[]>("/notifications?unread=true");
  hold(z.array(notificationShape), inbox.body.data);
  expect(inbox.body.data[0]).toMatchObject({ kind: "MENTION", room: { id: room.id } });
  expect((await other.send("PATCH", level, { level: "NOTHING" })).status).toBe(200);
  await owner.say(room, `and this, @${username}`);
  expect((await other.get<NotificationDto[]>("/notifications?unread=true")).body.data).toHaveLength(1);
  refusedWith(await other.send("PATCH", level, { level: "LOUD" }), 400, "invalid");
  const hours = { from: "22:00", to: "07:00", timeZone: "Europe/Lisbon" };
  const set = await other.send("PATCH", "/notifications/settings", hours);
  expect(set.body.data).toEqual({ quietHours: hours });
  expect((await other.get("/notifications/settings")).body.data).toEqual({ quietHours: hours });
});
