import { describe, expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import type { Refusal } from "~/domain/errors";
import { acceptInvite } from "~/domain/invites/accept.server";
import { findPeople } from "~/domain/invites/find-people.server";
import { invite } from "~/domain/invites/invite.server";
import { purgeInvites } from "~/domain/invites/purge.server";
import { coverBehind, lookAtInvite } from "~/domain/invites/look.server";
import { invitesOf, receivedCount, receivedInvites } from "~/domain/invites/queries.server";
import { declineInvite, revokeInvite } from "~/domain/invites/revoke.server";
import { joinRoom } from "~/domain/members/join.server";
import { leaveRoom } from "~/domain/members/leave.server";
import { changeRole } from "~/domain/members/roles.server";
import { roomFor } from "~/domain/rooms/access.server";
import { deleteRoom } from "~/domain/rooms/delete.server";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import { newId, nowMs, useClock } from "~/world.server";
import { onEachEngine } from "../support/database";
import { kick, member, order, person, refusal, room } from "../support/people";

const GONE = { code: "not_found", message: "This invite is no longer good." };

onEachEngine("invites", (_, db) => {
  const privateRoom = async () => {
    const owner = await person();
    return { owner, ...(await room(owner, { type: "PRIVATE" })) };
  };
  const link = async (by: Person, roomId: string, input: object = {}) =>
    (await invite(by, roomId, input)).invite as { id: string; token: string };
  const uses = async (id: string) => (await db().reader.roomInvite.findUniqueOrThrow({ where: { id } })).uses;
  /** As a site admin, who may act on moderators too. */
  const ban = async (roomId: string, userId: string, until?: Date) =>
    order(await person({ role: "ADMIN" }), roomId, "BAN_USER", userId, {
      reason: "spam",
      ...(until ? { until: until.toISOString() } : {}),
    });
  const members = async (roomId: string) => {
    const [rows, { memberCount }] = await Promise.all([
      db().reader.roomMembership.count({ where: { roomId } }),
      db().reader.room.findUniqueOrThrow({ where: { id: roomId } }),
    ]);
    expect(memberCount).toBe(rows);
    return rows;
  };

  describe("by link", () => {
    it("let whoever has it in, and tell before only name, cover and count", async () => {
      const { owner, id, slug, name } = await privateRoom();
      const made = await link(owner, id, { maxUses: 2, expiresIn: 3600 });
      const guest = await person();
      for (const actor of [null, guest]) {
        const seen = await lookAtInvite(actor, made.token);
        const coverUrl = `/i/${made.token}/cover`;
        expect(seen).toEqual({
          room: { name, coverUrl, memberCount: 1 },
          needsApproval: false,
          memberOf: null,
          request: null,
        });
      }
      const accepted = await acceptInvite(guest, made.token);
      expect(accepted).toMatchObject({
        slug,
        created: true,
        membership: { role: "MEMBER", userId: guest.id },
      });
      expect((await roomFor(guest, id)).relation).toBe("MEMBER");
      expect((await lookAtInvite(guest, made.token)).memberOf).toBe(slug);
      expect(await members(id)).toBe(2);
    });

    it("cost a use once a person, however often they come", async () => {
      const { owner, id } = await privateRoom();
      const made = await link(owner, id, { maxUses: 1 });
      const guest = await person();
      const answers = await Promise.all([1, 2, 3].map(() => acceptInvite(guest, made.token)));
      expect(answers.filter(({ created }) => created)).toHaveLength(1);
      expect((await acceptInvite(guest, made.token)).created).toBe(false);
      expect((await acceptInvite(owner, made.token)).created).toBe(false);
      expect(await uses(made.id)).toBe(1);
      expect(await members(id)).toBe(2);
    });

    it(
      "let exactly one in when two want the last use, two hundred times over",
      { timeout: 120_000 },
      async () => {
        const { owner, id } = await privateRoom();
        const pair = [await person(), await person()];
        for (let round = 0; round < 200; round += 1) {
          const made = await link(owner, id, { maxUses: 1 });
          const ends = await Promise.allSettled(pair.map((one) => acceptInvite(one, made.token)));
          const inside = pair.filter((_, index) => ends[index]!.status === "fulfilled");
          expect(inside).toHaveLength(1);
          const loser = ends.find((end) => end.status === "rejected")!.reason as Refusal;
          expect(loser.body).toEqual(GONE);
          expect(await uses(made.id)).toBe(1);
          expect(await members(id)).toBe(2);
          await leaveRoom(inside[0]!, id);
        }
      },
    );

    it("are answered alike once taken back, run out, used up, orphaned, or when they never were", async () => {
      const { owner, id } = await privateRoom();
      const guest = await person();
      const used = await link(owner, id, { maxUses: 1 });
      await acceptInvite(await person(), used.token);
      const revoked = await link(owner, id);
      expect(await revokeInvite(owner, revoked.id)).toMatchObject({ isLink: true });
      const late = await link(owner, id, { expiresIn: 60 });
      const banned = await member(owner, id, "MODERATOR");
      const theirs = await link(banned, id);
      await ban(id, banned.id);
      const other = await privateRoom();
      const orphan = await link(other.owner, other.id);
      await deleteRoom(other.owner, other.id);
      const restore = useClock(
        (
          (at) => () =>
            at + 61_000
        )(nowMs()),
      );
      const tokens = [used, revoked, late, theirs, orphan].map(({ token }) => token);
      for (const key of [...tokens, "never-was-such-a-token", revoked.id, "nul\u0000l", "x".repeat(500)])
        for (const ask of [
          () => acceptInvite(guest, key),
          () => lookAtInvite(guest, key),
          () => lookAtInvite(null, key),
          () => coverBehind(guest, key),
          () => declineInvite(guest, key),
        ])
          expect((await refusal(ask())).body).toEqual(GONE);
      expect((await refusal(revokeInvite(owner, revoked.id))).body).toEqual(GONE);
      restore();
    });

    it("outlive their maker's role and membership, and moderators take them back", async () => {
      const { owner, id } = await privateRoom();
      const maker = await member(owner, id, "MODERATOR");
      const [one, two] = [await link(maker, id), await link(maker, id)];
      await changeRole(owner, id, maker.id, { role: "MEMBER" });
      expect((await refusal(invite(maker, id, {}))).code).toBe("forbidden");
      await revokeInvite(maker, one.id);
      await leaveRoom(maker, id);
      expect((await acceptInvite(await person(), two.token)).created).toBe(true);
      expect((await refusal(revokeInvite(maker, two.id))).body).toEqual(GONE);
      const plain = await member(owner, id);
      expect((await refusal(revokeInvite(plain, two.id))).body).toEqual(GONE);
      await revokeInvite(await member(owner, id, "MODERATOR"), two.id);
      expect((await refusal(acceptInvite(await person(), two.token))).body).toEqual(GONE);
    });

    it("keep the banned out, and those put out of the room, until they are invited anew", async () => {
      const { owner, id } = await privateRoom();
      const made = await link(owner, id);
      const guest = await person();
      await ban(id, guest.id, new Date(nowMs() + 60_000));
      for (const ask of [acceptInvite, lookAtInvite, coverBehind])
        expect((await refusal(ask(guest, made.token))).body).toEqual(GONE);
      const restore = useClock(
        (
          (at) => () =>
            at + 61_000
        )(nowMs()),
      );
      expect((await acceptInvite(guest, made.token)).created).toBe(true);
      await kick(owner, id, guest.id);
      expect((await refusal(acceptInvite(guest, made.token))).code).toBe("forbidden");
      restore();
      const later = useClock(
        (
          (at) => () =>
            at + 120_000
        )(nowMs()),
      );
      await invite(owner, id, { userId: guest.id });
      const [open] = (await receivedInvites(guest)).invites;
      expect((await acceptInvite(guest, open!.id)).created).toBe(true);
      later();
    });

    it("can be for public rooms too, which never ask first", async () => {
      const owner = await person();
      const { id } = await room(owner);
      const denied = await refusal(invite(owner, id, { needsApproval: true }));
      expect(Object.keys(denied.fields ?? {})).toEqual(["needsApproval"]);
      const made = await link(owner, id, { maxUses: 1 });
      const guest = await person();
      await joinRoom(guest, id);
      expect((await acceptInvite(guest, made.token)).created).toBe(false);
      expect(await uses(made.id)).toBe(0);
      const banned = await person();
      await order(owner, id, "BAN_USER", banned.id, { reason: "spam" });
      expect(await refusal(acceptInvite(banned, made.token))).toMatchObject({
        code: "forbidden",
        message: "You are banned from this room: spam",
      });
    });
  });

  describe("by name", () => {
    it("tell the person, who accepts, declines, or finds it gone", async () => {
      const { owner, id, name, slug } = await privateRoom();
      const [guest, shy, late] = [await person(), await person(), await person()];
      const heard: Announcement[] = [];
      const stop = onAnnouncement((announcement) => heard.push(announcement));
      for (const { username } of [guest, shy, late])
        await invite(owner, id, { username: ` @${username.toUpperCase()} ` });
      stop();
      expect(heard).toContainEqual(
        expect.objectContaining({ type: "person", userId: guest.id, change: "notification" }),
      );
      expect(JSON.stringify(heard)).not.toContain(slug);
      expect(JSON.stringify(heard)).not.toContain(id);
      const [waiting] = (await receivedInvites(guest)).invites;
      expect(waiting).toMatchObject({
        room: { name, coverUrl: `/i/${waiting!.id}/cover`, memberCount: 1 },
        invitedBy: { id: owner.id },
      });
      expect(JSON.stringify(waiting)).not.toContain(id);
      // It is nobody else's.
      expect((await refusal(acceptInvite(shy, waiting!.id))).body).toEqual(GONE);
      expect((await refusal(declineInvite(shy, waiting!.id))).body).toEqual(GONE);
      expect((await acceptInvite(guest, waiting!.id.toUpperCase())).created).toBe(true);
      expect((await acceptInvite(guest, waiting!.id)).created).toBe(false);

      const [declined] = (await receivedInvites(shy)).invites;
      await declineInvite(shy, declined!.id);
      expect((await refusal(acceptInvite(shy, declined!.id))).body).toEqual(GONE);
      expect(await receivedCount(shy)).toBe(0);

      const { invites } = await invitesOf(await roomFor(owner, id));
      expect(invites.map(({ user }) => user?.id)).toEqual([late.id]);
      await revokeInvite(owner, invites[0]!.id);
      expect((await refusal(acceptInvite(late, invites[0]!.id))).body).toEqual(GONE);
      expect(await receivedCount(late)).toBe(0);
      expect(await members(id)).toBe(2);
    });

    it("are one, however often they are made, and none for members and the banned", async () => {
      const { owner, id } = await privateRoom();
      const guest = await person();
      const first = await invite(owner, id, { userId: guest.id });
      const again = await invite(await member(owner, id, "MODERATOR"), id, { username: guest.username });
      expect(again).toEqual({ invite: first.invite, created: false });
      const told = await db().reader.notification.count({ where: { userId: guest.id, kind: "INVITED" } });
      expect(told).toBe(1);
      const inside = await member(owner, id);
      expect((await refusal(invite(owner, id, { userId: inside.id }))).code).toBe("conflict");
      const banned = await person();
      await ban(id, banned.id);
      expect((await refusal(invite(owner, id, { userId: banned.id }))).code).toBe("conflict");
      expect((await refusal(invite(owner, id, { userId: newId() }))).code).toBe("not_found");
      expect((await refusal(invite(owner, id, { username: "no such name" }))).fields).toHaveProperty(
        "username",
      );
      expect((await refusal(invite(inside, id, { userId: banned.id }))).code).toBe("forbidden");
    });

    it("are hidden and refused once the person is banned, and stay when their maker goes", async () => {
      const { owner, id } = await privateRoom();
      const maker = await member(owner, id, "MODERATOR");
      const [guest, other] = [await person(), await person()];
      const { invite: made } = await invite(maker, id, { userId: guest.id });
      const { invite: second } = await invite(maker, id, { userId: other.id });
      await ban(id, guest.id);
      expect(await receivedCount(guest)).toBe(0);
      expect((await refusal(acceptInvite(guest, made.id))).body).toEqual(GONE);
      await leaveRoom(maker, id);
      expect((await acceptInvite(other, second.id)).created).toBe(true);
    });

    it("are settled by any other way in", async () => {
      const { owner, id } = await privateRoom();
      const guest = await person();
      await invite(owner, id, { userId: guest.id });
      await acceptInvite(guest, (await link(owner, id)).token);
      expect(await receivedCount(guest)).toBe(0);
      expect((await invitesOf(await roomFor(owner, id), { kind: "DIRECT" })).invites).toEqual([]);
    });
  });

  it("find people by the beginning of their name, and say who needs none", async () => {
    const { owner, id } = await privateRoom();
    const [first, ...others] = await Promise.all(["zoe_a", "zoe_b", "zoexc"].map((name) => person({ name })));
    await invite(owner, id, { userId: first!.id });
    const access = await roomFor(owner, id);
    const found = await findPeople(access, " @Zoe_ ");
    expect(found.map(({ user, already }) => [user.id, already])).toEqual([
      [first!.id, "invited"],
      [others[0]!.id, null],
    ]);
    expect((await findPeople(access, owner.username))[0]).toMatchObject({ already: "member" });
    for (const text of ["", "%", "a b", "\u0000", "x".repeat(100)])
      expect(await findPeople(access, text)).toEqual([]);
    const plain = await member(owner, id);
    expect((await refusal(findPeople(await roomFor(plain, id), "zoe"))).code).toBe("forbidden");
  });

  it("are checked field by field", async () => {
    const { owner, id } = await privateRoom();
    const guest = await person();
    const wrong: [object, string][] = [
      [{ maxUses: 0 }, "maxUses"],
      [{ maxUses: 1.5 }, "maxUses"],
      [{ maxUses: "many" }, "maxUses"],
      [{ expiresAt: "tomorrow" }, "expiresAt"],
      [{ expiresAt: "2001-01-01T00:00:00Z" }, "expiresAt"],
      [{ expiresIn: 1 }, "expiresIn"],
      [{ needsApproval: "perhaps" }, "needsApproval"],
      [{ userId: guest.id, maxUses: 2 }, "maxUses"],
      [{ userId: 7 }, "userId"],
    ];
    for (const [input, field] of wrong)
      expect(Object.keys((await refusal(invite(owner, id, input))).fields ?? {})).toEqual([field]);
    const { invite: made } = await invite(owner, id, { expiresAt: "2999-01-01T00:00:00+02:00", maxUses: "" });
    expect(made).toMatchObject({ expiresAt: "2998-12-31T22:00:00.000Z", maxUses: null, uses: 0 });
  });

  it("are listed for moderators in pages, newest first", async () => {
    const { owner, id } = await privateRoom();
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.unshift((await link(owner, id)).id);
    const access = await roomFor(owner, id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await invitesOf(access, { cursor, limit: 2 });
      seen.push(...page.invites.map((one) => one.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(made);
    expect((await refusal(invitesOf(access, { cursor: "x" }))).code).toBe("invalid");
    expect((await refusal(invitesOf(await roomFor(await member(owner, id), id)))).code).toBe("forbidden");
  });

  it("are purged when they have run out, and a month later when they have served", async () => {
    const { owner, id } = await privateRoom();
    const late = await link(owner, id, { expiresIn: 60 });
    const used = await link(owner, id, { maxUses: 1 });
    const good = await link(owner, id, { maxUses: 5 });
    await acceptInvite(await person(), used.token);
    const left = async () =>
      (await db().reader.roomInvite.findMany({ where: { roomId: id } })).map((row) => row.id).sort();
    let restore = useClock(
      (
        (at) => () =>
          at + 61_000
      )(nowMs()),
    );
    await purgeInvites();
    expect(await left()).toEqual([used.id, good.id].sort());
    restore();
    restore = useClock(
      (
        (at) => () =>
          at + 31 * 24 * 3600_000
      )(nowMs()),
    );
    await purgeInvites();
    expect(await left()).toEqual([good.id]);
    expect(late.id).toBeTruthy();
    restore();
  });
});
