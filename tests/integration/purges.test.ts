import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Batch } from "~/db/batches.server";
import { Prisma } from "~/db/generated/sqlite/client";
import { inTransaction } from "~/db/transaction.server";
import { createLogin, personByToken } from "~/domain/accounts/logins.server";
import { purgeLogins } from "~/domain/accounts/purge-logins.server";
import type { Person } from "~/domain/actor";
import { siteAudit } from "~/domain/admin/audit.server";
import { siteAuditFilterSchema } from "~/domain/admin/schema";
import { setBookmark } from "~/domain/bookmarks/bookmark.server";
import { bookmarksOf } from "~/domain/bookmarks/queries.server";
import { invite } from "~/domain/invites/invite.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { purgeMessages } from "~/domain/messages/purge.server";
import { thread, timeline } from "~/domain/messages/queries.server";
import { setReaction } from "~/domain/messages/react.server";
import { PURGE_AFTER } from "~/domain/purge-after";
import { reportInRoom } from "~/domain/reports/report.server";
import { roomFor } from "~/domain/rooms/access.server";
import { deleteRoom } from "~/domain/rooms/delete.server";
import { purgeRooms } from "~/domain/rooms/purge.server";
import { setCover } from "~/domain/rooms/update.server";
import { addTrack } from "~/domain/sessions/queue.server";
import { vote } from "~/domain/sessions/vote.server";
import { postToSession } from "~/domain/sessions/chat.server";
import { env } from "~/env.server";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import { now } from "~/world.server";
import { temporaryFolder } from "../support/app";
import { heldClock } from "../support/clock";
import { onEachEngine } from "../support/database";
import { member, order, person, post, room } from "../support/people";
import { uploadPicture } from "../support/pictures";
import { picture } from "../support/pictures-made";
import { someTrack } from "../support/session-clients";
import { started } from "../support/started-sessions";

const MONTH = PURGE_AFTER / 1000;

/** A process that dies after so many steps. */
function dyingAfter(steps: number): Batch {
  let left = steps;
  return (work) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error("died")) : inTransaction(work);
  };
}

onEachEngine("what was deleted", (_, db) => {
  let clock: ReturnType<typeof heldClock>;
  let dataDir: string;
  let [owner, guest]: Person[] = [];
  beforeAll(async () => {
    dataDir = env().DATA_DIR = temporaryFolder();
    await person({ role: "SUPER_ADMIN" });
  });
  beforeEach(async () => {
    clock = heldClock();
    [owner, guest] = [await person(), await person()];
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const rowOf = (id: string) => db().reader.message.findUnique({ where: { id } });

  describe("of messages", () => {
    it("goes a month later with its reactions, and no sooner", async () => {
      const { id } = await room(owner!);
      const [kept, gone] = [await post(owner!, id), await post(owner!, id)];
      await setReaction(owner!, id, gone.id, "🔥", true);
      await deleteMessage(owner!, id, gone.id);
      clock.pass(MONTH - 1);
      await purgeMessages();
      expect(await rowOf(gone.id)).not.toBeNull();
      clock.pass(2);
      await purgeMessages();
      expect(await rowOf(gone.id)).toBeNull();
      expect(await rowOf(kept.id)).not.toBeNull();
      expect(await db().reader.reaction.count({ where: { messageId: gone.id } })).toBe(0);
      expect(await purgeMessages()).toBe(0);
    });

    it("leaves an empty place where replies hang on it, until the last of them is gone", async () => {
      const { id } = await room(owner!);
      const top = await post(owner!, id, "What was said");
      const reply = await post(owner!, id, "An answer", { parentId: top.id });
      await setReaction(owner!, id, top.id, "🔥", true);
      await deleteMessage(owner!, id, top.id);
      clock.pass(MONTH + 1);
      expect(await purgeMessages()).toBe(1);
      expect(await purgeMessages()).toBe(0);
      expect(await rowOf(top.id)).toMatchObject({
        text: null,
        trackRef: null,
        replyCount: 1,
        reactionCounts: [],
      });
      const access = await roomFor(owner!, id);
      expect((await thread(access, top.id)).replies.map(({ text }) => text)).toEqual(["An answer"]);
      expect((await timeline(access)).messages).toMatchObject([{ id: top.id, text: null, replyCount: 1 }]);
      await deleteMessage(owner!, id, reply.id);
      clock.pass(MONTH + 1);
      expect(await purgeMessages()).toBe(2);
      expect([await rowOf(top.id), await rowOf(reply.id)]).toEqual([null, null]);
    });

    it("keeps no words in reposts, and leaves people the notes that they wrote", async () => {
      const [here, there] = [await room(owner!), await room(owner!)];
      const [noted, plain] = [await post(owner!, here.id, "Noted"), await post(owner!, here.id, "Plain")];
      const repost = await post(owner!, there.id, "Listen to this", { repostOf: plain.id });
      await setBookmark(owner!, here.id, noted.id, { note: "My own words" });
      await setBookmark(owner!, here.id, plain.id, {});
      for (const { id } of [noted, plain]) await deleteMessage(owner!, here.id, id);
      clock.pass(MONTH + 1);
      await purgeMessages();
      expect(await rowOf(plain.id)).toBeNull();
      expect(await rowOf(noted.id)).toMatchObject({ text: null });
      const { bookmarks } = await bookmarksOf(owner!);
      expect(bookmarks.map(({ bookmark }) => [bookmark.note, bookmark.message])).toEqual([
        ["My own words", null],
      ]);
      const { messages } = await timeline(await roomFor(owner!, there.id));
      expect(messages).toMatchObject([{ id: repost.id, text: "Listen to this", repost: { original: null } }]);
    });

    it("waits where a report about it is open", async () => {
      const { id } = await room(owner!);
      const bad = await post(owner!, id, "Something bad");
      await reportInRoom(guest!, id, { messageId: bad.id, reason: "Bad" });
      await deleteMessage(owner!, id, bad.id);
      clock.pass(MONTH + 1);
      await purgeMessages();
      expect(await rowOf(bad.id)).toMatchObject({ text: "Something bad" });
      await db().writer.report.updateMany({ where: { messageId: bad.id }, data: { status: "ACTED" } });
      await purgeMessages();
      expect(await rowOf(bad.id)).toBeNull();
    });
  });

  describe("of rooms", () => {
    /** How many rows every table has. */
    async function rows(): Promise<Record<string, number>> {
      const counts: Record<string, number> = {};
      for (const name of Object.keys(Prisma.ModelName)) {
        const key = (name[0]!.toLowerCase() + name.slice(1)) as "room";
        counts[name] = await db().reader[key].count();
      }
      return counts;
    }
    const files = (folder: string) =>
      existsSync(join(dataDir, folder)) ? readdirSync(join(dataDir, folder)).sort() : [];
    const indexed = async (roomId: string) => {
      const table = db().engine === "sqlite" ? "message_search_docs" : "message_search";
      const found = await db().reader.$queryRawUnsafe<{ n: number }[]>(
        `SELECT count(*) AS n FROM "${table}" WHERE "roomId" = '${roomId}'`,
      );
      return Number(found[0]!.n);
    };

    /** A room in which everything has happened that can. */
    async function livedIn(): Promise<string> {
      const { id } = await room(owner!, { name: "Velvet Basement" });
      const moderator = await member(owner!, id, "MODERATOR");
      await setCover(owner!, id, await picture());
      const shown = await uploadPicture(owner!, id);
      await uploadPicture(owner!, id);
      const top = await post(owner!, id, `With @${moderator.username}`, { imageIds: [shown.id] });
      for (let n = 0; n < 3; n += 1) await post(moderator, id, `reply ${n}`, { parentId: top.id });
      await setReaction(moderator, id, top.id, "🔥", true);
      await setBookmark(moderator, id, top.id, { note: "Mine" });
      await reportInRoom(moderator, id, { messageId: top.id, reason: "Loud" });
      await invite(owner!, id, { userId: guest!.id });
      await invite(owner!, id, {});
      const muted = await member(owner!, id);
      await order(owner!, id, "MUTE_USER", muted.id);
      await order(owner!, id, "BAN_USER", (await member(owner!, id)).id);
      const session = await started(moderator, { roomId: id, initialTrack: someTrack() });
      const item = await addTrack(owner!, session.id, { trackRef: someTrack() });
      await vote(moderator, session.id, item.id, { voteType: "UPVOTE" });
      await postToSession(moderator, session.id, { text: "Good one", clientId: "good" });
      return id;
    }

    it("goes a month later with all that belongs to it, and nothing else", async () => {
      const other = await room(owner!);
      const repost = async (from: string) => {
        const { messages } = await timeline(await roomFor(owner!, from));
        const original = messages.find(({ text }) => text?.startsWith("With"))!;
        return post(owner!, other.id, "Listen", { repostOf: original.id });
      };
      const begun = now();
      const people = await db().reader.user.count();
      const before = await rows();
      const [picturesBefore, filesBefore] = [files("images"), files("files")];
      const id = await livedIn();
      const passed = await repost(id);
      expect(await indexed(id)).toBe(4);
      await deleteRoom(owner!, id, "It had its time");
      clock.pass(MONTH - 1);
      expect(await purgeRooms()).toBe(0);
      clock.pass(2);
      // Its process dies after each of its steps; the last one gets through.
      for (let steps = 0; ; steps += 1) {
        const done = await purgeRooms(dyingAfter(steps)).catch(() => null);
        if (done !== null) break;
        expect(await db().reader.room.count({ where: { id } })).toBe(1);
      }
      const made = (await db().reader.user.count()) - people;
      const after = await rows();
      expect(after).toEqual({
        ...before,
        ...{ User: before.User! + made, Login: before.Login! + made },
        // The repost elsewhere with its events, and the line that says who deleted the room.
        ...{ Message: before.Message! + 1, StreamEvent: after.StreamEvent, Stream: after.Stream },
        AuditLog: before.AuditLog! + 1,
        // What is no room's: that somebody was invited stays in their inbox; what providers say of tracks.
        ...{ Notification: before.Notification! + 1, TrackLookup: after.TrackLookup },
      });
      const told = await db().reader.notification.findMany({ where: { createdAt: { gte: begun } } });
      expect(told).toMatchObject([{ kind: "INVITED", roomId: null }]);
      const streams = await db().reader.stream.findMany({ where: { name: { contains: id } } });
      expect(streams).toEqual([]);
      expect(after.Stream! - before.Stream!).toBeLessThanOrEqual(1);
      expect(await indexed(id)).toBe(0);
      await expect.poll(() => [files("images"), files("files")]).toEqual([picturesBefore, filesBefore]);
      const { messages } = await timeline(await roomFor(owner!, other.id));
      expect(messages).toMatchObject([{ id: passed.id, text: "Listen", repost: { original: null } }]);
      const top = await person({ role: "SUPER_ADMIN" });
      const { lines } = await siteAudit(top, siteAuditFilterSchema.parse({ action: "DELETE_ROOM" }));
      expect(lines[0]).toMatchObject({ targetId: id, roomId: null, room: null, reason: "It had its time" });
    });
  });

  it("are not logins that have run out: those go at once, with the sockets that came in by them", async () => {
    const { token } = await inTransaction((tx) =>
      createLogin(tx, {
        ...{ userId: owner!.id, kind: "TOKEN", lifetime: 60_000 },
        place: { userAgent: "test", address: "127.0.0.1" },
      }),
    );
    expect(await personByToken(token, "bearer")).not.toBeNull();
    expect(await purgeLogins()).toBe(0);
    clock.pass(60);
    const heard: Announcement[] = [];
    const stop = onAnnouncement((announcement) => heard.push(announcement));
    expect(await purgeLogins()).toBe(1);
    stop();
    expect(heard).toMatchObject([{ type: "login_ended", userId: owner!.id }]);
    expect(await personByToken(token, "bearer")).toBeNull();
  });
});
