import { describe, expect, it } from "vitest";
import { personByToken } from "~/domain/accounts/logins.server";
import { signIn } from "~/domain/accounts/sign-in.server";
import { FOR_EVER } from "~/domain/accounts/schema";
import { siteAudit } from "~/domain/admin/audit.server";
import { deleteAnyRoom } from "~/domain/admin/delete-room.server";
import { adminRoomOf, roomsOf, userOf, usersOf } from "~/domain/admin/queries.server";
import { roomsFilterSchema, siteAuditFilterSchema, usersFilterSchema } from "~/domain/admin/schema";
import { setSiteRole } from "~/domain/admin/site-role.server";
import { suspend, unsuspend } from "~/domain/admin/suspend.server";
import type { Actor, Person } from "~/domain/actor";
import { notificationsOf } from "~/domain/notifications/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import { newId, nowMs, useClock } from "~/world.server";
import { onEachEngine } from "../support/database";
import { PASSWORD, person, personWithToken, PLACE, refusal, room, signedUp } from "../support/people";

const DAY = 86_400_000;
const users = (filter: object) => usersFilterSchema.parse(filter);
const rooms = (filter: object) => roomsFilterSchema.parse(filter);
const lines = (filter: object) => siteAuditFilterSchema.parse(filter);
const login = (email: string) => signIn({ email, password: PASSWORD }, { kind: "API", place: PLACE });

onEachEngine("site admins", (_, db) => {
  const superAdmin = () => person({ role: "SUPER_ADMIN" });
  const admin = () => person({ role: "ADMIN" });

  it("have pages that are nobody else's", async () => {
    const target = await person();
    const why = { reason: "x" };
    for (const who of [null, await person(), await person({ role: "ARTIST" })] as Actor[])
      for (const work of [
        () => usersOf(who, users({})),
        () => userOf(who, target.id),
        () => roomsOf(who, rooms({})),
        () => siteAudit(who, lines({})),
        () => setSiteRole(who, target.id, { role: "ADMIN", ...why }),
        () => suspend(who, target.id, why),
        () => unsuspend(who, target.id, why),
        () => deleteAnyRoom(who, newId(), why),
      ])
        expect((await refusal(Promise.resolve().then<unknown>(work))).code).toBe("not_found");
  });

  describe("roles", () => {
    it("are given by super admins, those below admin by admins too, and never to oneself", async () => {
      const [top, low] = [await superAdmin(), await admin()];
      const set = (who: Person, whom: Person, role: string) =>
        setSiteRole(who, whom.id, { role, reason: "because" });
      const target = await person();
      expect((await set(low, target, "ARTIST")).role).toBe("ARTIST");
      for (const [who, whom, role] of [
        [low, target, "ADMIN"],
        [low, await admin(), "USER"],
        [low, low, "SUPER_ADMIN"],
        [top, top, "USER"],
      ] as const)
        expect((await refusal(set(who, whom, role))).code).toBe("forbidden");
      expect((await set(top, target, "ADMIN")).role).toBe("ADMIN");
      expect((await set(top, await superAdmin(), "USER")).role).toBe("USER");
      expect((await refusal(setSiteRole(top, target.id, { role: "ADMIN" }))).code).toBe("invalid");
      expect((await refusal(set(top, { ...target, id: newId() }, "USER"))).code).toBe("not_found");
    });

    it("hold at once, are told and written down", async () => {
      const top = await superAdmin();
      const { person: target, token } = await personWithToken();
      const heard: Announcement[] = [];
      const stop = onAnnouncement((announcement) => heard.push(announcement));
      await setSiteRole(top, target.id, { role: "ADMIN", reason: "Helps a lot" }).finally(stop);
      expect((await personByToken(token, "bearer"))?.role).toBe("ADMIN");
      expect(heard).toContainEqual({ type: "person", userId: target.id, change: "site_role" });
      expect((await notificationsOf(target)).notifications).toMatchObject([
        { kind: "ROLE_CHANGED", room: null, data: { siteRole: "ADMIN", reason: "Helps a lot" } },
      ]);
      const { lines: written } = await siteAudit(top, lines({ about: target.username }));
      expect(written).toMatchObject([
        {
          ...{
            action: "CHANGE_ROLE",
            roomId: null,
            reason: "Helps a lot",
            data: { from: "USER", to: "ADMIN" },
          },
          ...{ actor: { id: top.id }, targetUser: { id: target.id }, room: null },
        },
      ]);
    });

    it("leave a super admin, also when two unmake each other at once", async () => {
      const [one, two] = [await superAdmin(), await superAdmin()];
      const both = await Promise.allSettled([
        setSiteRole(one, two.id, { role: "USER", reason: "x" }),
        setSiteRole(two, one.id, { role: "USER", reason: "x" }),
      ]);
      expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const left = await db().reader.user.count({
        where: { id: { in: [one.id, two.id] }, role: "SUPER_ADMIN" },
      });
      expect(left).toBe(1);
    });
  });

  describe("suspending", () => {
    it("ends every login and token at once, and tells why only whoever knows the password", async () => {
      const top = await superAdmin();
      const { person: target, token: browser, email } = await signedUp();
      const { token: api } = await login(email);
      await personByToken(api, "bearer");
      const heard: Announcement[] = [];
      const stop = onAnnouncement((announcement) => heard.push(announcement));
      await suspend(top, target.id, { reason: "Spam" }).finally(stop);
      expect(await personByToken(api, "bearer")).toBeNull();
      expect(await personByToken(browser, "cookie")).toBeNull();
      const ended = heard.find((announcement) => announcement.type === "login_ended");
      expect(ended).toMatchObject({ userId: target.id });
      expect(ended?.type === "login_ended" && ended.loginIds).toHaveLength(2);
      expect(await refusal(login(email))).toMatchObject({
        code: "forbidden",
        message: expect.stringContaining("Spam") as string,
      });
      const wrong = signIn({ email, password: "not it at all" }, { kind: "API", place: PLACE });
      expect((await refusal(wrong)).code).toBe("unauthenticated");
      expect((await userOf(top, target.id)).suspendedUntil).toBe(FOR_EVER.toISOString());
    });

    it("for a time ends by itself, and can be lifted before", async () => {
      const top = await superAdmin();
      const { person: target, email } = await signedUp();
      const until = new Date(nowMs() + DAY).toISOString();
      await suspend(top, target.id, { reason: "A day off", until });
      expect((await refusal(login(email))).message).toContain("A day off");
      const later = nowMs() + DAY + 1;
      const back = useClock(() => later);
      expect((await login(email)).user.id).toBe(target.id);
      back();
      await suspend(top, target.id, { reason: "Again" });
      await unsuspend(top, target.id, { reason: "Sorry" });
      await login(email);
      expect((await refusal(unsuspend(top, target.id, { reason: "x" }))).code).toBe("conflict");
      const { lines: written } = await siteAudit(top, lines({ about: target.id }));
      expect(written.map(({ action, reason }) => [action, reason])).toEqual([
        ["UNBAN_USER", "Sorry"],
        ["BAN_USER", "Again"],
        ["BAN_USER", "A day off"],
      ]);
    });

    it("leaves no login behind that begins at the same moment", async () => {
      const top = await superAdmin();
      for (let n = 0; n < 3; n += 1) {
        const { person: target, email } = await signedUp();
        await Promise.allSettled([login(email), suspend(top, target.id, { reason: "x" }), login(email)]);
        expect(await db().reader.login.count({ where: { userId: target.id } })).toBe(0);
      }
    });

    it("is not for oneself, for admins only by super admins, and needs a reason and an end that lies ahead", async () => {
      const [top, low, target] = [await superAdmin(), await admin(), await person()];
      const why = { reason: "x" };
      for (const [who, whom] of [
        [top, top],
        [low, low],
        [low, await admin()],
        [low, top],
      ] as const)
        expect((await refusal(suspend(who, whom.id, why))).code).toBe("forbidden");
      for (const input of [
        {},
        { reason: "" },
        { ...why, until: "soon" },
        { ...why, until: "2001-01-01T00:00:00Z" },
      ])
        expect((await refusal(suspend(low, target.id, input))).code).toBe("invalid");
      await suspend(top, low.id, why);
      expect((await refusal(suspend(low, target.id, why))).code).toBe("not_found");
    });
  });

  it("find people by a part of a name or address, role and state, page by page", async () => {
    const top = await superAdmin();
    const made: Person[] = [];
    for (let n = 0; n < 5; n += 1) made.push(await person({ name: "findme" }));
    await setSiteRole(top, made[1]!.id, { role: "ARTIST", reason: "x" });
    await suspend(top, made[2]!.id, { reason: "x" });
    const found = async (filter: object) =>
      (await usersOf(top, users(filter))).users.map((user) => made.findIndex(({ id }) => id === user.id));
    expect(await found({ q: "FindMe" })).toEqual([4, 3, 2, 1, 0]);
    expect(await found({ q: made[3]!.username.slice(2) + "@example" })).toEqual([3]);
    expect(await found({ q: "findme", role: "ARTIST" })).toEqual([1]);
    expect(await found({ q: "findme", state: "suspended" })).toEqual([2]);
    expect(await found({ q: "findme", state: "active" })).toEqual([4, 3, 1, 0]);
    const first = await usersOf(top, users({ q: "findme" }), { limit: 3 });
    const second = await usersOf(top, users({ q: "findme" }), { limit: 3, cursor: first.nextCursor });
    expect([first.users.length, second.users.length, second.nextCursor]).toEqual([3, 2, null]);
    expect((await refusal(usersOf(top, users({}), { cursor: "x" }))).code).toBe("invalid");
  });

  it("see every room, and delete any for a reason", async () => {
    const low = await admin();
    const owner = await person();
    const hidden = await room(owner, { name: "Velvet Basement", isPrivate: true });
    const [found] = (await roomsOf(low, rooms({ q: "velvet" }))).rooms;
    expect(found).toMatchObject({
      id: hidden.id,
      isPrivate: true,
      memberCount: 1,
      creator: { id: owner.id },
    });
    expect((await refusal(deleteAnyRoom(low, hidden.id, {}))).code).toBe("invalid");
    await deleteAnyRoom(low, hidden.id, { reason: "Against the law" });
    expect((await refusal(roomFor(owner, hidden.id))).code).toBe("not_found");
    expect((await adminRoomOf(low, hidden.id)).deletedAt).not.toBeNull();
    expect((await roomsOf(low, rooms({ q: "velvet", state: "live" }))).rooms).toEqual([]);
    const { lines: written } = await siteAudit(low, lines({ room: hidden.slug }));
    expect(written).toMatchObject([
      { action: "DELETE_ROOM", reason: "Against the law", room: { name: "Velvet Basement" } },
    ]);
  });

  it("narrow the log down by who, whom, what, where and when", async () => {
    const [top, other, target] = [await superAdmin(), await superAdmin(), await person()];
    await suspend(top, target.id, { reason: "one" });
    await unsuspend(other, target.id, { reason: "two" });
    const reasons = async (filter: object) =>
      (await siteAudit(top, lines({ about: target.username, ...filter }))).lines.map(({ reason }) => reason);
    const today = new Date(nowMs()).toISOString().slice(0, 10);
    const yesterday = new Date(nowMs() - DAY).toISOString().slice(0, 10);
    expect(await reasons({})).toEqual(["two", "one"]);
    expect(await reasons({ by: `@${other.username}` })).toEqual(["two"]);
    expect(await reasons({ action: "BAN_USER" })).toEqual(["one"]);
    expect(await reasons({ from: today, to: today })).toEqual(["two", "one"]);
    expect(await reasons({ to: yesterday })).toEqual([]);
    expect(await reasons({ room: "no-such-room" })).toEqual([]);
    expect(await reasons({ by: "nobody_at_all" })).toEqual([]);
    const first = await siteAudit(top, lines({ about: target.id }), { limit: 1 });
    const second = await siteAudit(top, lines({ about: target.id }), { limit: 1, cursor: first.nextCursor });
    expect([first.lines[0]!.reason, second.lines[0]!.reason, second.nextCursor]).toEqual([
      "two",
      "one",
      null,
    ]);
  });
});
