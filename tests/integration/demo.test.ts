import { beforeAll, expect, it } from "vitest";
import { reader } from "~/db/client.server";
import { signIn } from "~/domain/accounts/sign-in.server";
import { DEMO_PEOPLE, DEMO_ROOMS } from "~/domain/demo/content";
import { seedDemo } from "~/domain/demo/seed.server";
import { postMessage } from "~/domain/messages/post.server";
import { thread, timeline } from "~/domain/messages/queries.server";
import { joinRoom } from "~/domain/members/join.server";
import { roomFor } from "~/domain/rooms/access.server";
import { discoverRooms } from "~/domain/rooms/discover.server";
import { filterFromAddress } from "~/domain/rooms/schema";
import { readAfter } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { onEachEngine } from "../support/database";
import { PASSWORD, PLACE, refusal, signedUp } from "../support/people";

onEachEngine("the demo", () => {
  beforeAll(async () => {
    expect(await seedDemo()).toBe(true);
  });

  it("is written once", async () => {
    expect(await seedDemo()).toBe(false);
    expect(await reader().user.count()).toBe(DEMO_PEOPLE.length);
    expect(await reader().trackLookup.count()).toBe(0);
  });

  it("shows its rooms to everybody, with their people and what was said last", async () => {
    const { rooms } = await discoverRooms(null, filterFromAddress(new URLSearchParams()));
    expect(rooms.map(({ name }) => name).sort()).toEqual(DEMO_ROOMS.map(({ name }) => name).sort());
    for (const shown of rooms) {
      const told = DEMO_ROOMS.find(({ name }) => name === shown.name)!;
      expect(shown).toMatchObject({ type: told.type, tags: told.tags, pinnedTrack: told.pinnedTrack });
      const rows = await reader().roomMembership.findMany({ where: { roomId: shown.id } });
      expect(shown.memberCount).toBe(rows.length);
      expect(rows.length).toBe(1 + told.moderators.length + told.members.length);
      expect(rows.filter(({ role }) => role === "OWNER").map(({ userId }) => userId)).toEqual([
        shown.createdBy,
      ]);
      for (const row of rows)
        expect(row.joinedAt.getTime()).toBeGreaterThanOrEqual(Date.parse(shown.createdAt));
      const last = await reader().message.findFirst({
        where: { roomId: shown.id },
        orderBy: { seq: "desc" },
      });
      expect(shown.lastActivityAt).toBe(last!.createdAt.toISOString());
      expect(Date.now() - last!.createdAt.getTime()).toBeLessThan(3_600_000);
    }
  });

  it("numbers what was said in the order of time, with counts that are true", async () => {
    for (const told of DEMO_ROOMS) {
      const room = await reader().room.findFirstOrThrow({ where: { name: told.name } });
      const rows = await reader().message.findMany({
        where: { roomId: room.id },
        orderBy: { seq: "asc" },
        include: { reactions: true, replies: true, parent: true },
      });
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
      const members = await reader().roomMembership.findMany({ where: { roomId: room.id } });
      const joined = new Map(members.map(({ userId, joinedAt }) => [userId, joinedAt.getTime()]));
      rows.reduce((before, row) => {
        expect(row.createdAt.getTime()).toBeGreaterThanOrEqual(before);
        expect(joined.get(row.userId)).toBeLessThanOrEqual(row.createdAt.getTime());
        expect(row.replyCount).toBe(row.replies.length);
        expect(row.type).toBe(row.parentId ? "REPLY" : row.trackRef ? "TRACK_CARD" : "TEXT");
        if (row.parent) expect(row.parent.parentId).toBeNull();
        const counted = row.reactionCounts as { emoji: string; count: number }[];
        expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(row.reactions.length);
        for (const { emoji, count } of counted)
          expect(row.reactions.filter((reaction) => reaction.emoji === emoji).length).toBe(count);
        return row.createdAt.getTime();
      }, 0);
    }
  });

  it("reads as any room: pages, threads, and a log that begins after it", async () => {
    const room = await reader().room.findFirstOrThrow({ where: { name: DEMO_ROOMS[0]!.name } });
    const access = await roomFor(null, room.slug);
    const first = await timeline(access, { limit: 30 });
    const older = await timeline(access, { limit: 30, cursor: first.nextCursor });
    expect(first.messages.length + older.messages.length).toBe(DEMO_ROOMS[0]!.posts.length);
    expect(older.nextCursor).toBeNull();
    const answered = [...first.messages, ...older.messages].find(({ replyCount }) => replyCount > 1)!;
    expect((await thread(access, answered.id)).replies.length).toBe(answered.replyCount);
    const head = await reader().stream.findUniqueOrThrow({ where: { name: roomStream(room.id) } });
    expect(await readAfter(roomStream(room.id), 0)).toEqual({ seq: head.seq, reset: true });
    expect(await readAfter(roomStream(room.id), head.seq)).toEqual({ seq: head.seq, events: [] });
  });

  it("has people whom nobody can sign in as, and leaves the first place to the first who signs up", async () => {
    for (const { username } of DEMO_PEOPLE) {
      const asked = signIn({ email: username, password: PASSWORD }, { kind: "BROWSER", place: PLACE });
      expect((await refusal(asked)).code).toBe("unauthenticated");
    }
    expect(await reader().login.count()).toBe(0);
    const { person } = await signedUp();
    expect(person.role).toBe("SUPER_ADMIN");
    const room = await reader().room.findFirstOrThrow({ where: { name: DEMO_ROOMS[0]!.name } });
    await joinRoom(person, room.slug);
    const { message } = await postMessage(person, room.slug, { text: "Good evening" });
    const caught = await readAfter(roomStream(room.id), message.seq - 3);
    expect("events" in caught && caught.events.map(({ type }) => type)).toEqual([
      "member_joined",
      "message",
      "message",
    ]);
  });
});
