import { expect, it } from "vitest";
import type { MessageDto } from "~/domain/messages/schema";
import type { OwnThread } from "~/domain/threads/schema";
import { messageShape } from "~/http/api/shapes";
import { ownThreadShape } from "~/http/api/thread-shapes";
import { Client, hold, newcomer } from "../support/api";
import { ask, connect } from "../support/clients";
import { twoPeople } from "../support/two-people";

const there = twoPeople();

it("a thread is followed by whoever is in it, counted, read and made unread", async () => {
  const { app, one, other } = there;
  const room = await one.room({ name: "Threads" });
  await other.join(room);
  const post = await one.say(room, "who was there?");
  const at = `/rooms/${room.slug}/messages`;
  const seen = async (who: Client) => (await who.get<MessageDto[]>(at)).body.data[0]!;
  expect((await seen(one)).thread).toBeUndefined();
  const first = await other.say(room, "I was", { parentId: post.id });
  await other.say(room, "and so were you", { parentId: post.id });
  hold(messageShape, await seen(one));
  expect((await seen(one)).thread).toMatchObject({ unread: 2 });
  expect((await seen(other)).thread).toMatchObject({ unread: 0 });
  expect((await new Client(app.url).get(at)).text).not.toContain("lastReadSeq");

  const read = await one.post<OwnThread>(`${at}/${post.id}/read`, { seq: first.seq });
  hold(ownThreadShape, read.body.data);
  expect(read.body.data.thread).toMatchObject({ unread: 1, lastReadSeq: first.seq });
  // A reply stands for its thread; never back, never beyond.
  expect((await one.post<OwnThread>(`${at}/${first.id}/read`)).body.data.thread?.unread).toBe(0);
  expect((await one.post<OwnThread>(`${at}/${post.id}/read`, { seq: 0 })).body.data.thread?.unread).toBe(0);
  for (const seq of [-1, 1.5, "x"])
    expect((await one.post(`${at}/${post.id}/read`, { seq })).body.error?.fields).toHaveProperty("seq");
  const back = await one.send<OwnThread>("DELETE", `${at}/${first.id}/read`);
  expect(back.body.data.thread).toMatchObject({ unread: 2, lastReadSeq: first.seq - 1 });

  const stranger = await newcomer(app, "stranger");
  expect((await stranger.post<OwnThread>(`${at}/${post.id}/read`)).body.data.thread).toBeNull();
  expect((await stranger.send<OwnThread>("DELETE", `${at}/${first.id}/read`)).body.data.thread).toBeNull();
  const closed = await one.room({ name: "Behind doors", isPrivate: true });
  const hidden = await one.say(closed, "psst");
  expect((await stranger.post(`/rooms/${closed.id}/messages/${hidden.id}/read`)).status).toBe(404);
  expect((await one.post(`/rooms/${closed.id}/messages/${post.id}/read`)).status).toBe(404);
});

it("only one's own sockets hear that it was read, on every device", async () => {
  const { app, one, other } = there;
  const room = await one.room({ name: "Two devices" });
  await other.join(room);
  const post = await one.say(room, "who was there?");
  const reply = await other.say(room, "I was", { parentId: post.id });
  const heard: [number, OwnThread][] = [];
  const sockets = await Promise.all([one, one, other].map(({ token }) => connect(app.url, token!)));
  sockets.forEach((socket, at) => socket.on("own_thread", (told: OwnThread) => heard.push([at, told])));
  const place = { roomId: room.id, postId: post.id };
  expect((await ask<OwnThread>(sockets[0]!, "thread", place)).data.thread).toMatchObject({ unread: 1 });
  expect((await ask(sockets[0]!, "read_thread", { ...place, seq: reply.seq })).ok).toBe(true);
  await ask(sockets[1]!, "inbox", {});
  const told = { ...place, thread: { lastReadSeq: reply.seq, unread: 0 } };
  expect(heard.sort(([a], [b]) => a - b)).toMatchObject([
    [0, told],
    [1, told],
  ]);
  // Read already: whoever asks is told how it stands, and nobody else.
  expect((await ask(sockets[1]!, "read_thread", { ...place, seq: reply.seq })).ok).toBe(true);
  await ask(sockets[0]!, "inbox", {});
  expect(heard.map(([at]) => at)).toEqual([0, 1, 1]);
  for (const wrong of [{ roomId: room.id }, { ...place, postId: "x" }, { ...place, seq: -1 }])
    expect((await ask(sockets[0]!, "read_thread", { seq: 1, ...wrong })).ok).toBe(false);
});
