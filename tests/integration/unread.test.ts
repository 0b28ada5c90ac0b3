import fc from "fast-check";
import { expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import { joinRoom } from "~/domain/members/join.server";
import { leaveRoom } from "~/domain/members/leave.server";
import { markRead, markUnreadFrom } from "~/domain/members/read-marks.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { timeline } from "~/domain/messages/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import { ownRooms } from "~/domain/rooms/queries.server";
import { markThreadRead, markThreadUnreadFrom } from "~/domain/threads/read.server";
import type { OwnThread } from "~/domain/threads/schema";
import { headOf } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { onAnnouncement } from "~/streams/bus.server";
import { onEachEngine } from "../support/database";
import { order, person, post, room } from "../support/people";

/** A message as the model knows it: who wrote it, and whether it is there. */
type Message = { id: string; by: Person; gone: boolean; byModerator: boolean };
/** With its replies, and, by person who follows them, where in the replies the unread ones begin. */
type Post = Message & { replies: Message[]; readTo: Map<string, number> };

const WHAT = [
  "post",
  "post",
  "post naming",
  "reply",
  "reply",
  "reply",
  "reply naming",
  "read thread",
  "unread thread",
  "delete",
  "moderate",
  "restore",
  "read",
  "unread",
  "join",
  "leave",
] as const;

/**
 * A room in plain lists, without numbers, marks or queries: for each member the posts they have not seen. What others write
 * is unseen; what was said before somebody joined is not. The same of each thread, for those who follow it.
 */
class Model {
  readonly posts: Post[] = [];
  /** By person, where in the posts their unread ones begin. */
  readonly readTo = new Map<string, number>();

  unread(who: Person): number {
    const rest = this.posts.slice(this.readTo.get(who.id)!);
    return rest.filter(({ by, gone }) => !gone && by.id !== who.id).length;
  }

  /** New replies; null in a thread that they do not follow. */
  unreadReplies(who: Person, post: Post): number | null {
    const from = post.readTo.get(who.id);
    if (from === undefined) return null;
    return post.replies.slice(from).filter(({ by, gone }) => !gone && by.id !== who.id).length;
  }

  /** Follows the thread from here on, with so many replies read; who does so already goes on as before. */
  follow(who: Person, post: Post, read: number): void {
    if (this.readTo.has(who.id) && !post.readTo.has(who.id)) post.readTo.set(who.id, read);
  }
}

onEachEngine("a person's unread count", () => {
  it("equals what a full count says, whatever people do", async () => {
    const act = fc.record({
      ...{ who: fc.nat(3), what: fc.constantFrom(...WHAT), at: fc.nat(40) },
      ...{ to: fc.nat(3), reply: fc.option(fc.nat(20)) },
    });
    const owner = await person();
    const people = [owner, await person(), await person(), await person()];
    const told = new Map<string, number>();
    const toldOfThreads = new Map<string, OwnThread>();
    const stop = onAnnouncement((heard) => {
      if (heard.type === "person" && heard.change === "thread")
        toldOfThreads.set(heard.userId, heard.data as OwnThread);
      if (heard.type === "person" && heard.change === "read")
        told.set(heard.userId, (heard.data as { unread: number }).unread);
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 40 }), async (acts) => {
        const { id } = await room(owner);
        const model = new Model();
        model.readTo.set(owner.id, 0);
        for (const { who, what, at, to, reply } of acts) {
          const one = people[who]!;
          told.clear();
          toldOfThreads.clear();
          await perform(model, id, owner, one, { what, at, to: people[to]!, reply });
          // What every tab is told at once is no other number.
          for (const [userId, unread] of told)
            expect(unread).toBe(model.unread(people.find((other) => other.id === userId)!));
          for (const [userId, { postId, thread }] of toldOfThreads) {
            const post = model.posts.find((one) => one.id === postId)!;
            const reader = people.find((other) => other.id === userId)!;
            expect(thread?.unread ?? null).toBe(model.unreadReplies(reader, post));
          }
          const other = people[at % people.length]!;
          expect(await shown(other, id)).toBe(expected(model, other));
          expect(await threadsShown(other, id)).toEqual(threadsExpected(model, other));
        }
        for (const one of people) {
          expect(await shown(one, id)).toBe(expected(model, one));
          expect(await threadsShown(one, id)).toEqual(threadsExpected(model, one));
        }
        // Lists of rooms stay short.
        for (const one of people) if (model.readTo.has(one.id)) await leaveRoom(one, id, true);
      }),
      { numRuns: 10 },
    );
    stop();
  });
});

const expected = (model: Model, who: Person) => (model.readTo.has(who.id) ? model.unread(who) : null);

/** What the person's list of rooms says; null when the room is not in it. */
async function shown(who: Person, roomId: string): Promise<number | null> {
  return (await ownRooms(who)).find(({ id }) => id === roomId)?.unread ?? null;
}

/** By post that the timeline shows, what it says of new replies; null where one follows no thread of it. */
async function threadsShown(who: Person, roomId: string): Promise<Record<string, number | null>> {
  const { messages } = await timeline(await roomFor(who, roomId), { limit: 100 });
  const posts = messages.filter(({ type }) => type !== "SYSTEM");
  return Object.fromEntries(posts.map(({ id, thread }) => [id, thread?.unread ?? null]));
}

function threadsExpected(model: Model, who: Person): Record<string, number | null> {
  const seen = model.posts.filter(({ gone, replies }) => !gone || replies.some((reply) => !reply.gone));
  return Object.fromEntries(seen.map((post) => [post.id, model.unreadReplies(who, post)]));
}

type Act = { what: (typeof WHAT)[number]; at: number; to: Person; reply: number | null };

/** Does it to the room and to the model; what is not possible just now is left out. */
async function perform(
  model: Model,
  roomId: string,
  owner: Person,
  who: Person,
  { what, at, to, reply }: Act,
): Promise<void> {
  const { posts, readTo } = model;
  const inside = readTo.has(who.id);
  const chosen = posts.length > 0 ? posts[at % posts.length] : undefined;
  const replies = chosen?.replies ?? [];
  const message = reply !== null && replies.length > 0 ? replies[reply % replies.length] : chosen;
  const there = message && !message.gone ? message : undefined;
  const words = what.endsWith("naming") ? `look @${to.username}` : "words";
  switch (what) {
    case "post":
    case "post naming": {
      if (!inside) return;
      const { id } = await post(who, roomId, words);
      const made: Post = { id, by: who, gone: false, byModerator: false, replies: [], readTo: new Map() };
      posts.push(made);
      if (what === "post naming") model.follow(to, made, 0);
      return;
    }
    case "reply":
    case "reply naming": {
      if (!inside || !chosen || chosen.gone || !there) return;
      const { id } = await post(who, roomId, words, { parentId: there.id });
      model.follow(chosen.by, chosen, replies.length);
      if (what === "reply naming") model.follow(to, chosen, replies.length);
      replies.push({ id, by: who, gone: false, byModerator: false });
      chosen.readTo.set(who.id, replies.length);
      return;
    }
    case "read thread":
      if (chosen) await markThreadRead(who, roomId, chosen.id);
      if (chosen?.readTo.has(who.id)) chosen.readTo.set(who.id, replies.length);
      return;
    case "unread thread":
      if (!chosen || !message) return;
      await markThreadUnreadFrom(who, roomId, message.id);
      if (inside) chosen.readTo.set(who.id, message === chosen ? 0 : replies.indexOf(message));
      return;
    case "delete":
      if (!there) return;
      await deleteMessage(there.by, roomId, there.id);
      there.gone = true;
      there.byModerator = false;
      return;
    case "moderate":
      if (!there || there.by.id === owner.id) return;
      await order(owner, roomId, "DELETE_MESSAGE", there.id, { reason: "why" });
      there.gone = there.byModerator = true;
      return;
    case "restore":
      if (!message?.gone || !message.byModerator) return;
      await order(owner, roomId, "RESTORE_MESSAGE", message.id);
      message.gone = false;
      return;
    case "read":
      await markRead(who, roomId, await headOf(roomStream(roomId)));
      if (inside) readTo.set(who.id, posts.length);
      return;
    case "unread":
      if (!chosen) return;
      await markUnreadFrom(who, roomId, chosen.id);
      if (inside) readTo.set(who.id, posts.indexOf(chosen));
      return;
    case "join":
      await joinRoom(who, roomId);
      if (!inside) readTo.set(who.id, posts.length);
      return;
    case "leave":
      if (who.id === owner.id) return;
      await leaveRoom(who, roomId);
      readTo.delete(who.id);
      for (const one of posts) one.readTo.delete(who.id);
  }
}
