import { describe, expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import { addMember, joinRoom } from "~/domain/members/join.server";
import { leaveRoom } from "~/domain/members/leave.server";
import { markRead } from "~/domain/members/read-marks.server";
import { changeRole } from "~/domain/members/roles.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { editMessage } from "~/domain/messages/edit.server";
import { postMessage } from "~/domain/messages/post.server";
import { setReaction } from "~/domain/messages/react.server";
import { auditOf } from "~/domain/moderation/audit-log.server";
import { bansOf } from "~/domain/moderation/bans.server";
import { purgeSanctions } from "~/domain/moderation/purge-sanctions.server";
import { ORDERS, type OrderAction } from "~/domain/moderation/schema";
import { roomFor } from "~/domain/rooms/access.server";
import { newId } from "~/world.server";
import { inHours, later } from "../support/clock";
import { onEachEngine } from "../support/database";
import { kick, member, order, person, post, refusal, room } from "../support/people";

const HOUR = 3_600_000;
onEachEngine("an order", (_, db) => {
  async function cast(input: object = {}) {
    const owner = await person({ name: "owner" });
    const { id } = await room(owner, input);
    const moderator = await member(owner, id, "MODERATOR");
    const second = await member(owner, id, "MODERATOR");
    const plain = await member(owner, id);
    const message = await post(plain, id, "something to act on");
    return { id, owner, moderator, second, plain, message };
  }
  /** What a person was told, but for that they were taken into the room: the cast is made like that. */
  const inbox = async ({ id }: Person) =>
    (
      await db().reader.notification.findMany({
        where: { userId: id, kind: { not: "ADDED" } },
        orderBy: [{ id: "asc" }],
      })
    ).map(({ kind, data }) => ({ kind, data: data as Record<string, unknown> }));
  const lines = (roomId: string) =>
    db().reader.auditLog.findMany({ where: { roomId }, orderBy: [{ id: "asc" }] });
  const codeOf = async (promise: Promise<unknown>) => (await refusal(promise)).code;
  const says = (who: Person, id: string) => postMessage(who, id, { text: `hello ${newId()}` });

  describe("does what it says, notes it and tells the person", () => {
    it("DELETE_MESSAGE and RESTORE_MESSAGE", async () => {
      const { id, moderator, plain, message } = await cast();
      await setReaction(moderator, id, message.id, "🔥", true);
      const reason = "Off topic";
      const line = await order(moderator, id, "DELETE_MESSAGE", message.id, { reason });
      expect(line).toMatchObject({ action: "DELETE_MESSAGE", targetId: message.id, reason, undoable: true });
      expect(line.targetUser?.id).toBe(plain.id);
      expect((await row(message.id)).deletedBy).toBe(moderator.id);
      await order(moderator, id, "RESTORE_MESSAGE", message.id);
      expect(await row(message.id)).toMatchObject({ deletedAt: null, deletedBy: null });
      expect((await row(message.id)).reactionCounts).toEqual([{ emoji: "🔥", count: 1 }]);
      expect(await inbox(plain)).toMatchObject([
        { kind: "MESSAGE_REMOVED", data: { reason, excerpt: "something to act on", room: { id } } },
        { kind: "MESSAGE_RESTORED", data: { messageId: message.id } },
      ]);
    });

    it("CLEAR_REACTIONS", async () => {
      const { id, moderator, plain, message } = await cast();
      for (const emoji of ["🔥", "❤️"]) await setReaction(plain, id, message.id, emoji, true);
      await order(moderator, id, "CLEAR_REACTIONS", message.id);
      expect((await row(message.id)).reactionCounts).toEqual([]);
      expect(await db().reader.reaction.count({ where: { messageId: message.id } })).toBe(0);
      expect((await setReaction(plain, id, message.id, "🔥", true)).changed).toBe(true);
    });

    it("MUTE_USER, for 24 hours unless said otherwise, and UNMUTE_USER", async () => {
      const { id, moderator, plain, message } = await cast();
      const line = await order(moderator, id, "MUTE_USER", plain.id, { reason: "Loud" });
      expect(Date.parse(line.data!.until!) - Date.parse(line.createdAt)).toBeLessThan(24 * HOUR + 1000);
      for (const act of [
        () => says(plain, id),
        () => postMessage(plain, id, { text: "reply", parentId: message.id }),
        () => setReaction(plain, id, message.id, "🔥", true),
        () => editMessage(plain, id, message.id, { text: "changed" }),
      ]) {
        const { code, message: words } = await refusal(act());
        expect([code, words]).toEqual([
          "forbidden",
          expect.stringMatching(/^You are muted in this room until /),
        ]);
      }
      await order(moderator, id, "UNMUTE_USER", plain.id);
      await says(plain, id);
      expect(await codeOf(order(moderator, id, "UNMUTE_USER", plain.id))).toBe("conflict");
      expect(await inbox(plain)).toMatchObject([
        { kind: "MUTED", data: { reason: "Loud", until: line.data!.until } },
        { kind: "UNMUTED", data: { reason: null } },
      ]);
    });

    it("KICK_USER: they are out, and may come back where anybody may", async () => {
      const { id, moderator, plain } = await cast();
      await kick(moderator, id, plain.id, "Cool off");
      expect(await codeOf(says(plain, id))).toBe("forbidden");
      expect((await joinRoom(plain, id)).created).toBe(true);
      expect(await inbox(plain)).toMatchObject([{ kind: "KICKED", data: { reason: "Cool off" } }]);
    });

    it("BAN_USER and UNBAN_USER", async () => {
      const { id, moderator, plain } = await cast();
      const line = await order(moderator, id, "BAN_USER", plain.id, { reason: "Spam" });
      expect(line).toMatchObject({ action: "BAN_USER", data: { until: null }, undoable: true });
      expect(await codeOf(joinRoom(plain, id))).toBe("forbidden");
      expect((await bansOf(await roomFor(moderator, id))).bans).toMatchObject([
        { userId: plain.id, until: null, reason: "Spam" },
      ]);
      await order(moderator, id, "UNBAN_USER", plain.id);
      expect((await joinRoom(plain, id)).created).toBe(true);
      expect(await codeOf(order(moderator, id, "UNBAN_USER", plain.id))).toBe("conflict");
      expect((await inbox(plain)).map(({ kind }) => kind)).toEqual(["BANNED", "UNBANNED"]);
    });

    it("each with one line of the log, by whom and about whom", async () => {
      const { id, moderator, plain, message } = await cast();
      const targets = (action: OrderAction) => (/MESSAGE|REACTIONS/.test(action) ? message.id : plain.id);
      const sequence = ORDERS.filter((action) => action !== "KICK_USER");
      for (const action of [...sequence, "KICK_USER"] as const) {
        if (action === "KICK_USER") await joinRoom(plain, id);
        await order(moderator, id, action, targets(action), { reason: action });
      }
      const own = (await lines(id)).filter(({ actorId }) => actorId === moderator.id);
      expect(own.map(({ action, reason }) => [action, reason])).toEqual(
        [...sequence, "KICK_USER"].map((action) => [action, action]),
      );
      for (const line of own)
        expect([line.targetId, line.targetUserId]).toEqual([targets(line.action as OrderAction), plain.id]);
    });

    const row = (id: string) => db().reader.message.findUniqueOrThrow({ where: { id } });
  });

  describe("is refused", () => {
    it.each(ORDERS)("%s, for whoever does not moderate, without a trace", async (action) => {
      const { id, owner, plain, message } = await cast();
      const target = /MESSAGE|REACTIONS/.test(action) ? message.id : plain.id;
      const banned = await member(owner, id);
      await order(owner, id, "BAN_USER", banned.id);
      const muted = await member(owner, id, "MODERATOR");
      await order(owner, id, "MUTE_USER", muted.id);
      const before = (await lines(id)).length;
      expect(await codeOf(order(null, id, action, target))).toBe("unauthenticated");
      for (const actor of [await person(), await member(owner, id), banned, muted])
        expect(await codeOf(order(actor, id, action, target))).toBe("forbidden");
      expect((await lines(id)).length).toBe(before);
      expect((await inbox(plain)).length).toBe(0);
    });

    it("about the owner, a fellow moderator, a site admin and oneself", async () => {
      const { id, owner, moderator, second } = await cast();
      const admin = await person({ role: "ADMIN" });
      await joinRoom(admin, id);
      for (const action of ["KICK_USER", "BAN_USER", "MUTE_USER"] as const) {
        for (const target of [owner, second, admin, moderator])
          expect(await codeOf(order(moderator, id, action, target.id)), action).toBe("forbidden");
        for (const target of [owner, admin])
          expect(await codeOf(order(owner, id, action, target.id)), action).toBe("forbidden");
        expect(await codeOf(order(admin, id, action, owner.id)), action).toBe("forbidden");
      }
      await order(owner, id, "MUTE_USER", second.id);
      await order(admin, id, "KICK_USER", second.id);
    });

    it("about nobody, nothing, and what is in another room", async () => {
      const { id, moderator } = await cast();
      const other = await cast();
      for (const action of ORDERS)
        for (const target of [newId(), "x", "nul\u0000l"])
          expect(await codeOf(order(moderator, id, action, target)), action).toBe("not_found");
      for (const action of ["DELETE_MESSAGE", "RESTORE_MESSAGE", "CLEAR_REACTIONS"] as const)
        expect(await codeOf(order(moderator, id, action, other.message.id))).toBe("not_found");
      expect(await codeOf(order(moderator, id, "KICK_USER", other.plain.id))).toBe("not_found");
      expect(await codeOf(order(moderator, id, "UNMUTE_USER", other.plain.id))).toBe("conflict");
    });

    it("with an end that has passed, naming `until`", async () => {
      const { id, moderator, plain } = await cast();
      for (const action of ["BAN_USER", "MUTE_USER"] as const)
        for (const until of [inHours(-1), "1970-01-01T00:00:00Z", "tomorrow", "9".repeat(20)]) {
          const { code, fields } = await refusal(order(moderator, id, action, plain.id, { until }));
          expect([code, Object.keys(fields ?? {})]).toEqual(["invalid", ["until"]]);
        }
      expect((await roomFor(plain, id)).relation).toBe("MEMBER");
    });
  });

  describe("that has an end ends by the clock", () => {
    it("a mute, which neither leaving nor being kicked takes away", async () => {
      const { id, moderator, plain } = await cast();
      await order(moderator, id, "MUTE_USER", plain.id, { until: inHours(2) });
      await leaveRoom(plain, id);
      await joinRoom(plain, id);
      expect(await codeOf(says(plain, id))).toBe("forbidden");
      await kick(moderator, id, plain.id);
      await joinRoom(plain, id);
      later(1.9);
      expect(await codeOf(says(plain, id))).toBe("forbidden");
      later(0.2);
      await says(plain, id);
      await leaveRoom(plain, id);
      await joinRoom(plain, id);
      await says(plain, id);
      expect(await codeOf(order(moderator, id, "UNMUTE_USER", plain.id))).toBe("conflict");
    });

    it("a ban, which a later one prolongs", async () => {
      const { id, moderator, plain } = await cast();
      await order(moderator, id, "BAN_USER", plain.id, { until: inHours(1) });
      await order(moderator, id, "BAN_USER", plain.id, { until: inHours(3), reason: "Again" });
      later(2);
      const { code, message } = await refusal(joinRoom(plain, id));
      expect([code, message]).toEqual(["forbidden", expect.stringMatching(/^You are banned .* UTC: Again$/)]);
      later(1.1);
      expect((await roomFor(plain, id)).relation).toBe("NONE");
      expect((await bansOf(await roomFor(moderator, id))).bans).toEqual([]);
      expect((await joinRoom(plain, id)).created).toBe(true);
      await says(plain, id);
    });

    it("and its row is purged then, no earlier", async () => {
      const { id, moderator, plain, owner } = await cast();
      const forever = await member(owner, id);
      await order(moderator, id, "BAN_USER", forever.id);
      await order(moderator, id, "BAN_USER", plain.id, { until: inHours(1) });
      await order(moderator, id, "MUTE_USER", plain.id, { until: inHours(5) });
      const kinds = async () =>
        (await db().reader.roomSanction.findMany({ where: { roomId: id }, orderBy: { until: "asc" } })).map(
          ({ kind, until }) => [kind, until !== null],
        );
      later(0.9);
      await purgeSanctions();
      expect((await kinds()).length).toBe(3);
      later(0.2);
      expect(await purgeSanctions()).toBeGreaterThanOrEqual(1);
      expect(await kinds()).toEqual(
        expect.arrayContaining([
          ["MUTE", true],
          ["BAN", false],
        ]),
      );
      expect((await kinds()).length).toBe(2);
      expect(await codeOf(joinRoom(forever, id))).toBe("forbidden");
    });
  });

  it("of a ban shuts every door: with reason and end where others see the room, else with nothing", async () => {
    for (const isPrivate of [false, true]) {
      const { id, owner, moderator, plain, message } = await cast({ isPrivate });
      await order(moderator, id, "BAN_USER", plain.id, { reason: "Spam", until: inHours(1) });
      const mine = await post(owner, id);
      const never = await refusal(roomFor(plain, newId()));
      for (const door of [
        () => roomFor(plain, id),
        () => joinRoom(plain, id),
        () => leaveRoom(plain, id),
        () => markRead(plain, id, 1),
        () => says(plain, id),
        () => postMessage(plain, id, { text: "reply", parentId: mine.id }),
        () => setReaction(plain, id, mine.id, "🔥", true),
        () => editMessage(plain, id, message.id, { text: "changed" }),
        () => deleteMessage(plain, id, message.id),
        () => order(plain, id, "UNBAN_USER", plain.id),
      ]) {
        const { body } = await refusal(door());
        if (isPrivate) expect(body).toEqual(never.body);
        else
          expect(body).toEqual({
            code: "forbidden",
            message: expect.stringMatching(/^You are banned from this room until .* UTC: Spam$/) as string,
          });
      }
      expect((await refusal(kick(moderator, id, plain.id))).code).toBe("not_found");
    }
  });

  it("of a ban reaches people who were never there, and what waits for them", async () => {
    const { id, moderator, owner } = await cast();
    const stranger = await person();
    await order(moderator, id, "BAN_USER", stranger.id);
    expect(await codeOf(joinRoom(stranger, id))).toBe("forbidden");
    expect(await codeOf(addMember(owner, id, { userId: stranger.id }))).toBe("forbidden");
  });

  describe("to restore", () => {
    it("holds for 24 hours, and only for what a moderator deleted", async () => {
      const { id, moderator, plain, message } = await cast();
      const own = await post(plain, id);
      await deleteMessage(plain, id, own.id);
      expect(await codeOf(order(moderator, id, "RESTORE_MESSAGE", own.id))).toBe("conflict");
      expect(await codeOf(order(moderator, id, "RESTORE_MESSAGE", message.id))).toBe("conflict");
      await deleteMessage(moderator, id, message.id, "by its own page");
      later(23.9);
      await order(moderator, id, "RESTORE_MESSAGE", message.id);
      await order(moderator, id, "DELETE_MESSAGE", message.id);
      later(24.1);
      expect(await codeOf(order(moderator, id, "RESTORE_MESSAGE", message.id))).toBe("conflict");
    });

    it("counts a reply again", async () => {
      const { id, moderator, plain, message } = await cast();
      const reply = await post(plain, id, "below", { parentId: message.id });
      const replies = async () =>
        (await db().reader.message.findUniqueOrThrow({ where: { id: message.id } })).replyCount;
      await order(moderator, id, "DELETE_MESSAGE", reply.id);
      expect(await replies()).toBe(0);
      await order(moderator, id, "RESTORE_MESSAGE", reply.id);
      expect(await replies()).toBe(1);
    });
  });

  it("about bans is listed in pages that lose nothing when one of them is lifted", async () => {
    const { id, moderator } = await cast();
    const people = await Promise.all(Array.from({ length: 5 }, () => person()));
    for (const one of people) await order(moderator, id, "BAN_USER", one.id);
    const access = await roomFor(moderator, id);
    const first = await bansOf(access, { limit: 2 });
    await order(moderator, id, "UNBAN_USER", first.bans[1]!.userId);
    const rest = await bansOf(access, { cursor: first.nextCursor, limit: 10 });
    expect([...first.bans, ...rest.bans].map(({ userId }) => userId)).toEqual(
      people.map((one) => one.id).reverse(),
    );
    for (const cursor of ["x", newId(), "99999999999999_x"])
      expect(await codeOf(bansOf(access, { cursor }))).toBe("invalid");
  });

  it("is found in the log by action, by who did it, by whom it concerns and by time", async () => {
    const { id, owner, moderator, plain } = await cast();
    await order(moderator, id, "MUTE_USER", plain.id);
    await order(owner, id, "UNMUTE_USER", plain.id);
    const access = await roomFor(owner, id);
    const found = async (filter: Parameters<typeof auditOf>[1]) =>
      (await auditOf(access, filter)).lines.map(({ action }) => action);
    expect(await found({ action: "MUTE_USER" })).toEqual(["MUTE_USER"]);
    expect(await found({ actorId: moderator.id })).toEqual(["MUTE_USER"]);
    expect(await found({ userId: plain.id })).toEqual(["UNMUTE_USER", "MUTE_USER"]);
    expect(await found({ to: new Date(Date.now() - HOUR) })).toEqual([]);
    expect(await found({ from: new Date(Date.now() - HOUR) })).toHaveLength(4);
    for (const actor of [null, plain, await person()])
      expect((await refusal(roomFor(actor, id).then((place) => auditOf(place)))).code).toMatch(
        /unauthenticated|forbidden/,
      );
  });

  it("of roles is told to whom it concerns: transfer, and an owner who leaves", async () => {
    const { id, owner, moderator, second } = await cast();
    await changeRole(owner, id, moderator.id, { role: "OWNER", reason: "Yours now" });
    expect(await inbox(owner)).toEqual([]);
    await leaveRoom(moderator, id);
    expect((await roomFor(owner, id)).relation).toBe("OWNER");
    expect((await inbox(owner)).map(({ kind, data }) => [kind, data.role])).toEqual([
      ["ROLE_CHANGED", "OWNER"],
    ]);
    const admin = await person({ role: "ADMIN" });
    await changeRole(admin, id, second.id, { role: "OWNER" });
    expect((await inbox(owner)).map(({ data }) => data.role)).toEqual(["OWNER", "MODERATOR"]);
    expect((await inbox(second)).map(({ data }) => data.role)).toEqual(["MODERATOR", "OWNER"]);
    const handed = (await lines(id)).filter(({ data }) => (data as { to?: string })?.to === "OWNER");
    expect(handed.map(({ actorId, targetId }) => [actorId, targetId])).toEqual([
      [owner.id, moderator.id],
      [moderator.id, owner.id],
      [admin.id, second.id],
    ]);
  });
});
