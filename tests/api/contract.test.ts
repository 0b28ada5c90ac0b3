import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { MembershipDto, RoomDto } from "~/domain/rooms/schema";
import type { MessageDto } from "~/domain/messages/schema";
import type { TrackRef } from "~/domain/tracks/schema";
import { accountShape, enteredShape } from "~/http/api/account-shapes";
import {
  eventShape,
  membershipShape,
  messageShape,
  ownRoomShape,
  roomShape,
  trackShape,
} from "~/http/api/shapes";
import { statsShape } from "~/http/api/stats-shapes";
import { startApp, type App } from "../support/app";
import { Client, hold, newcomer, PASSWORD, type Reply } from "../support/api";

let app: App;
let owner: Client & { email: string };
let member: Client;
let visitor: Client;
let room: RoomDto;

beforeAll(async () => {
  app = await startApp();
  visitor = new Client(app.url);
  owner = await newcomer(app, "owner");
  member = await newcomer(app, "member");
  room = await owner.room({
    name: "Late Night",
    description: "Slow ones",
    tags: ["Dub", "#night"],
    genre: "Dub",
  });
  await member.join(room);
});
afterAll(() => app.stop());

function isOk(reply: Reply, status: number, shape: z.ZodType): void {
  expect(reply.status, reply.text).toBe(status);
  hold(shape, reply.body.data);
}

function isPage(reply: Reply, shape: z.ZodType): void {
  isOk(reply, 200, z.array(shape));
  expect(reply.body.meta).toHaveProperty("nextCursor");
}

describe("accounts", () => {
  it("signs up, in and out", async () => {
    const account = { email: "New.One@Example.com", username: "New_One", password: PASSWORD };
    const signedUp = await visitor.post("/signup", { ...account, displayName: "New One" });
    isOk(signedUp, 201, enteredShape);
    expect(signedUp.body.data).toMatchObject({
      user: { username: "new_one", displayName: "New One", role: "USER" },
    });
    const signedIn = await visitor.post<{ token: string }>("/login", account);
    isOk(signedIn, 200, enteredShape);
    const client = new Client(app.url, signedIn.body.data.token);
    const me = await client.get("/me");
    isOk(me, 200, accountShape);
    expect(me.body.data).toMatchObject({ email: "new.one@example.com" });
    expect((await client.post("/logout")).status).toBe(204);
    expect((await client.get("/me")).status).toBe(401);
  });

  it("makes the first account the site's owner", async () => {
    expect((await owner.get("/me")).body.data).toMatchObject({ role: "SUPER_ADMIN" });
  });
});

describe("rooms", () => {
  it("opens, shows, changes and deletes one", async () => {
    const created = await member.post<RoomDto>("/rooms", { name: "  Kaveh's   Room ", type: "PRIVATE" });
    isOk(created, 201, roomShape);
    const { id, slug } = created.body.data;
    expect(created.body.data).toMatchObject({
      name: "Kaveh's Room",
      slug: "kavehs-room",
      isPrivate: true,
      relation: "OWNER",
    });
    for (const key of [id, slug]) isOk(await member.get(`/rooms/${key}`), 200, roomShape);
    const changed = await member.patch<RoomDto>(`/rooms/${id}`, { name: "Other", slowModeSeconds: 30 });
    isOk(changed, 200, roomShape);
    expect(changed.body.data).toMatchObject({ name: "Other", slug, slowModeSeconds: 30, type: "PRIVATE" });
    expect((await member.delete(`/rooms/${id}`)).status).toBe(204);
    expect((await member.get(`/rooms/${id}`)).status).toBe(404);
  });

  it("lists one's own with what is unread, and finds public ones", async () => {
    await owner.say(room, "anybody here?");
    const own = await member.get<{ id: string; unread: number }[]>("/rooms");
    isPage(own, ownRoomShape);
    expect(own.body.data.find(({ id }) => id === room.id)?.unread).toBeGreaterThan(0);
    const found = await visitor.get<RoomDto[]>(
      "/rooms/discover?q=late&genre=dub&sort=newest&type=&activity=today",
    );
    isPage(found, roomShape);
    expect(found.body.data.map(({ id }) => id)).toEqual([room.id]);
  });

  it("counts what there is, for its moderators", async () => {
    const other = await owner.room({ name: "Numbers" });
    await member.join(other);
    const post = await owner.say(other, "one");
    await member.say(other, "two", { parentId: post.id });
    const gone = await member.say(other, "three");
    for (const { id } of [post, gone])
      await member.post(`/rooms/${other.id}/messages/${id}/reactions`, { emoji: "🔥" });
    await member.delete(`/rooms/${other.id}/messages/${gone.id}`);
    const stats = await owner.get(`/rooms/${other.id}/stats`);
    isOk(stats, 200, statsShape);
    expect(stats.body.data).toMatchObject({ members: 2, posts: 1, replies: 1, reactions: 1 });
    expect((await member.get(`/rooms/${other.id}/stats`)).status).toBe(403);
  });

  it("tells what happened since, without a gap", async () => {
    const first = await owner.get<{ seq: number }[]>(`/rooms/${room.id}/events?limit=2`);
    isPage(first, eventShape);
    const rest = await visitor.get<{ seq: number }[]>(
      `/rooms/${room.id}/events?after=${first.body.meta.nextCursor}`,
    );
    const seqs = [...first.body.data, ...rest.body.data].map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: rest.body.meta.seq }, (_, index) => index + 1));
    expect(rest.body.meta).toMatchObject({ nextCursor: null, reset: false });
    const beyond = await owner.get(`/rooms/${room.id}/events?after=9007199254740991`);
    expect(beyond.body).toMatchObject({ data: [], meta: { reset: true, seq: rest.body.meta.seq } });
  });
});

describe("members", () => {
  it("join once, however often they ask, and leave", async () => {
    const client = await newcomer(app);
    const joined = await client.post<MembershipDto>(`/rooms/${room.slug}/join`);
    isOk(joined, 201, membershipShape);
    const again = await client.post(`/rooms/${room.id}/join`);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(joined.body);
    isPage(await visitor.get(`/rooms/${room.id}/members?limit=2`), membershipShape);
    expect((await client.post(`/rooms/${room.id}/leave`)).status).toBe(204);
    expect((await client.post(`/rooms/${room.id}/leave`)).status).toBe(204);
  });

  it("are taken in, promoted, and put out", async () => {
    const client = await newcomer(app);
    const path = `/rooms/${room.id}/members`;
    isOk(await owner.post(path, { userId: client.userId }), 201, membershipShape);
    expect((await owner.post(path, { userId: client.userId })).status).toBe(200);
    const promoted = await owner.patch(`${path}/${client.userId}`, { role: "MODERATOR" });
    isOk(promoted, 200, membershipShape);
    expect(promoted.body.data).toMatchObject({ role: "MODERATOR", isMod: true });
    expect((await owner.delete(`${path}/${client.userId}`)).status).toBe(204);
    expect((await owner.delete(`${path}/${client.userId}`)).status).toBe(404);
  });

  it("hand a room over, and the last one out deletes it when they mean it", async () => {
    const mine = await member.room({ name: "Handed over" });
    const heir = await newcomer(app);
    await heir.join(mine);
    await member.patch(`/rooms/${mine.id}/members/${heir.userId}`, { role: "OWNER" });
    expect((await member.get(`/rooms/${mine.id}`)).body.data).toMatchObject({ relation: "MODERATOR" });
    await member.post(`/rooms/${mine.id}/leave`);
    expect((await heir.post(`/rooms/${mine.id}/leave`)).status).toBe(409);
    expect((await heir.post(`/rooms/${mine.id}/leave`, { confirm: true })).status).toBe(204);
    expect((await heir.get(`/rooms/${mine.id}`)).status).toBe(404);
  });
});

describe("messages", () => {
  const path = () => `/rooms/${room.id}/messages`;

  it("are posted, answered, edited and deleted", async () => {
    const posted = await member.post<MessageDto>(path(), { text: " hello\r\nthere ", clientId: "c-1" });
    isOk(posted, 201, messageShape);
    expect(posted.body.data).toMatchObject({
      text: "hello\nthere",
      type: "TEXT",
      clientId: "c-1",
      userId: member.userId,
    });
    const { id } = posted.body.data;
    const reply = await owner.post<MessageDto>(path(), { text: "hi", parentId: id });
    isOk(reply, 201, messageShape);
    expect(reply.body.data).toMatchObject({ type: "REPLY", parentId: id });
    const thread = await visitor.get<MessageDto[]>(`${path()}?parentId=${id}`);
    isPage(thread, messageShape);
    expect(thread.body.data.map((message) => message.id)).toEqual([reply.body.data.id]);
    const edited = await member.patch<MessageDto>(`${path()}/${id}`, { text: "hello again" });
    isOk(edited, 200, messageShape);
    expect(edited.body.data.editedAt).not.toBeNull();
    expect((await owner.delete(`${path()}/${id}`)).status).toBe(204);
    const list = await visitor.get<MessageDto[]>(path());
    isPage(list, messageShape);
    expect(list.body.data.find((message) => message.id === id)).toMatchObject({ text: null, replyCount: 1 });
    expect((await owner.delete(`${path()}/${id}`)).status).toBe(404);
  });

  it("carry tracks: given, by address, or found in the text", async () => {
    const url = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
    const track = { provider: "youtube", providerId: "dQw4w9WgXcQ", url, title: "A song", artist: "Someone" };
    for (const body of [{ track }, { trackUrl: url, text: "this one" }, { text: `listen: ${url}` }]) {
      const posted = await member.post<MessageDto>(path(), body);
      isOk(posted, 201, messageShape);
      expect(posted.body.data).toMatchObject({ type: "TRACK_CARD", trackRef: { provider: "youtube", url } });
    }
    const strict = await member.post(path(), { track: { ...track, colour: "red" } });
    expect(strict.status).toBe(400);
  });

  it("are reacted to, once by each", async () => {
    const { id } = await owner.say(room, "react");
    const heart = await member.post<MessageDto>(`${path()}/${id}/reactions`, { emoji: "❤" });
    isOk(heart, 201, messageShape);
    expect(heart.body.data.reactions).toEqual([{ emoji: "❤️", count: 1, mine: true }]);
    const again = await member.post<MessageDto>(`${path()}/${id}/reactions`, { emoji: "❤️" });
    expect(again.status).toBe(200);
    expect(again.body.data.reactions).toEqual(heart.body.data.reactions);
    for (let n = 0; n < 2; n += 1)
      expect((await member.delete(`${path()}/${id}/reactions/${encodeURIComponent("❤️")}`)).status).toBe(204);
    const [newest] = (await member.get<MessageDto[]>(`${path()}?limit=1`)).body.data;
    expect(newest).toMatchObject({ id, reactions: [] });
  });

  it("sent twice at once with one clientId exist once", async () => {
    const send = () => member.post<MessageDto>(path(), { text: "twice?", clientId: "same" });
    const replies = await Promise.all([send(), send(), send()]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(replies.map(({ body }) => body.data.id)).size).toBe(1);
  });

  it("never show more of a person than a User", async () => {
    const { text } = await member.get(path());
    expect(text).not.toMatch(/loginId|email|passwordHash/);
  });
});

it("resolves a track's address", async () => {
  const url = encodeURIComponent("https://example.com/music/night%20drive.mp3");
  const reply = await member.get<TrackRef>(`/tracks/resolve?url=${url}`);
  isOk(reply, 200, trackShape);
  expect(reply.body.data.provider).toBe("audio");
  expect((await member.get("/tracks/resolve?url=https://example.com/")).status).toBe(400);
  expect((await visitor.get(`/tracks/resolve?url=${url}`)).status).toBe(401);
});
