import { expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import { addMember, joinRoom } from "~/domain/members/join.server";
import { leaveRoom } from "~/domain/members/leave.server";
import { changeRole } from "~/domain/members/roles.server";
import { postMessage } from "~/domain/messages/post.server";
import { setReaction } from "~/domain/messages/react.server";
import { undo } from "~/domain/moderation/undo.server";
import { roomStream } from "~/streams/names";
import { onEachEngine } from "../support/database";
import { kick, order, person, room } from "../support/people";

const RUNS = 200;
/** Rooms raced at the same time: others' transactions lie between a race's own, as on a busy instance. */
const AT_ONCE = 8;

onEachEngine("at the same time", (_, db) => {
  type Cast = { owner: Person; admin: Person; one: Person; two: Person };

  /** Runs races until there were 200, some rooms side by side. Rooms are new each time, their people are not. */
  async function races(race: (nth: number, cast: Cast) => Promise<void>) {
    let next = 0;
    const line = async () => {
      const [owner, one, two] = [await person(), await person(), await person()];
      const cast = { owner, one, two, admin: await person({ role: "ADMIN" }) };
      while (next < RUNS) await race(next++, cast);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, line));
  }

  /** Takes somebody into a room, in a role. */
  async function letIn({ owner }: Cast, id: string, who: Person, role?: "MODERATOR") {
    await addMember(owner, id, { userId: who.id });
    if (role) await changeRole(owner, id, who.id, { role });
  }

  /** Starts all of them, in another order each time. */
  async function atOnce(nth: number, ...acts: (() => Promise<unknown>)[]) {
    const turned = acts.map((_, at) => acts[(at + nth) % acts.length]!);
    const outcomes = await Promise.allSettled(turned.map((act) => act()));
    return acts.map(
      (_, at) => outcomes[(at - nth + acts.length * RUNS) % acts.length]!.status === "fulfilled",
    );
  }

  /** The rules that no order of events may break. */
  async function expectSound(id: string) {
    const { memberCount, deletedAt } = await db().reader.room.findUniqueOrThrow({ where: { id } });
    const rows = await db().reader.roomMembership.findMany({ where: { roomId: id } });
    const banned = await db().reader.roomSanction.findMany({ where: { roomId: id, kind: "BAN" } });
    expect(memberCount).toBe(rows.length);
    if (!deletedAt) expect(rows.filter(({ role }) => role === "OWNER").length).toBe(1);
    for (const { userId } of banned) expect(rows.map((row) => row.userId)).not.toContain(userId);
    return rows;
  }

  const LONG = 120_000;

  it(
    "joining and being banned leaves nobody inside who is banned",
    async () => {
      await races(async (nth, { owner, one: guest }) => {
        const { id } = await room(owner);
        const [banned] = await atOnce(
          nth,
          () => order(owner, id, "BAN_USER", guest.id),
          () => joinRoom(guest, id),
          () => joinRoom(guest, id),
        );
        expect(banned).toBe(true);
        expect((await expectSound(id)).length).toBe(1);
      });
    },
    LONG,
  );

  it(
    "posting and being banned leaves no word after the ban",
    async () => {
      await races(async (nth, cast) => {
        const { owner, one: guest } = cast;
        const { id } = await room(owner);
        await letIn(cast, id, guest);
        const say = (text: string) => () => postMessage(guest, id, { text });
        const start = await postMessage(owner, id, { text: "first" });
        const [banned] = await atOnce(
          nth,
          () => order(owner, id, "BAN_USER", guest.id),
          say("one"),
          say("two"),
          () => setReaction(guest, id, start.message.id, "🔥", true),
        );
        expect(banned).toBe(true);
        await expectSound(id);
        const events = await db().reader.streamEvent.findMany({
          where: { stream: roomStream(id) },
          orderBy: { seq: "asc" },
        });
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
        const out = events.findIndex(({ type }) => type === "member_left");
        expect(out).toBeGreaterThan(0);
        expect(JSON.stringify(events.slice(out + 1))).not.toContain(guest.id);
      });
    },
    LONG,
  );

  it(
    "handing over and leaving leaves one owner",
    async () => {
      await races(async (nth, cast) => {
        const { owner, one: heir, two } = cast;
        const { id } = await room(owner);
        await letIn(cast, id, heir);
        await letIn(cast, id, two);
        await atOnce(
          nth,
          () => changeRole(owner, id, heir.id, { role: "OWNER" }),
          () => leaveRoom(nth % 2 ? heir : owner, id),
          ...(nth % 3 ? [] : [() => leaveRoom(nth % 2 ? owner : heir, id)]),
        );
        await expectSound(id);
      });
    },
    LONG,
  );

  it(
    "two handings over leave one owner",
    async () => {
      await races(async (nth, cast) => {
        const { owner, admin, one, two } = cast;
        const { id } = await room(owner);
        await letIn(cast, id, one);
        await letIn(cast, id, two, "MODERATOR");
        const by = (who: Person, to: Person) => () => changeRole(who, id, to.id, { role: "OWNER" });
        const done = await atOnce(nth, by(owner, one), by(nth % 2 ? admin : owner, two));
        expect(done.filter(Boolean).length).toBeGreaterThanOrEqual(1);
        await expectSound(id);
      });
    },
    LONG,
  );

  it(
    "a kick and a change of role leave no role without a member",
    async () => {
      await races(async (nth, cast) => {
        const { owner, one: moderator, two: plain } = cast;
        const { id } = await room(owner);
        await letIn(cast, id, moderator, "MODERATOR");
        await letIn(cast, id, plain);
        const next = nth % 2 ? "OWNER" : "MODERATOR";
        const [kicked, raised] = await atOnce(
          nth,
          () => kick(moderator, id, plain.id),
          () => changeRole(owner, id, plain.id, { role: next }),
        );
        // Whoever comes first makes the other impossible: a moderator does not reach one who is raised.
        expect([kicked, raised].filter(Boolean).length).toBe(1);
        expect((await expectSound(id)).some(({ userId }) => userId === plain.id)).toBe(raised);
      });
    },
    LONG,
  );

  it(
    "two undoings undo once",
    async () => {
      await races(async (nth, cast) => {
        const { owner, one: moderator, two: plain } = cast;
        const { id } = await room(owner);
        await letIn(cast, id, moderator, "MODERATOR");
        await letIn(cast, id, plain);
        const line = await order(owner, id, nth % 2 ? "BAN_USER" : "MUTE_USER", plain.id);
        const done = await atOnce(
          nth,
          () => undo(owner, id, line.id),
          () => undo(moderator, id, line.id),
        );
        expect(done.filter(Boolean).length).toBe(1);
        const undoing = { roomId: id, action: { in: ["UNBAN_USER", "UNMUTE_USER"] as const } };
        const where = { ...undoing, action: { in: [...undoing.action.in] } };
        expect(await db().reader.auditLog.count({ where })).toBe(1);
        await expectSound(id);
      });
    },
    LONG,
  );
});
