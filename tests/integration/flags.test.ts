import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor, Person } from "~/domain/actor";
import { siteAudit } from "~/domain/admin/audit.server";
import { siteAuditFilterSchema } from "~/domain/admin/schema";
import { FLAG_NAMES, type FlagName } from "~/domain/flags/flags";
import { hasRooms, hasSessions } from "~/domain/flags/parts.server";
import { flagsOf, setFlag } from "~/domain/flags/set.server";
import { readFlags } from "~/domain/flags/state.server";
import { acceptInvite } from "~/domain/invites/accept.server";
import { invite } from "~/domain/invites/invite.server";
import { lookAtInvite } from "~/domain/invites/look.server";
import { joinRoom } from "~/domain/members/join.server";
import { postMessage } from "~/domain/messages/post.server";
import { timeline } from "~/domain/messages/queries.server";
import { notificationsOf } from "~/domain/notifications/queries.server";
import { roomFor, roomIfKnown } from "~/domain/rooms/access.server";
import { createRoom } from "~/domain/rooms/create.server";
import { discoverRooms } from "~/domain/rooms/discover.server";
import { ownRooms } from "~/domain/rooms/queries.server";
import { filterFromAddress } from "~/domain/rooms/schema";
import { searchMessages } from "~/domain/search/messages.server";
import { searchRooms } from "~/domain/search/rooms.server";
import { messageSearchSchema } from "~/domain/search/schema";
import { advance } from "~/domain/sessions/advance.server";
import { sessionFor } from "~/domain/sessions/access.server";
import { tellOfStart } from "~/domain/sessions/announce-start.server";
import { postToSession } from "~/domain/sessions/chat.server";
import { sessionIdFor } from "~/domain/sessions/door.server";
import { activeSessions, endedSessions, liveInRoom } from "~/domain/sessions/lists.server";
import { addTrack } from "~/domain/sessions/queue.server";
import { FLAGS_TAG } from "~/domain/flags/state.server";
import { versionOf } from "~/streams/versions.server";
import { newId } from "~/world.server";
import { onEachEngine } from "../support/database";
import { member, person, post, refusal, room } from "../support/people";
import { someTrack } from "../support/session-clients";
import { announcedBy, started } from "../support/started-sessions";

onEachEngine("flags", (_, db) => {
  let top: Person;
  beforeAll(async () => {
    await readFlags();
    top = await person({ role: "SUPER_ADMIN" });
  });
  afterEach(async () => {
    await db().writer.flag.deleteMany();
    await readFlags();
  });
  const set = (name: FlagName, input: object) => setFlag(top, name, { state: "SOME", ...input });
  const gone = async (promise: Promise<unknown>) => expect((await refusal(promise)).code).toBe("not_found");

  describe("are changed", () => {
    it("by super admins alone; for everybody else there are none", async () => {
      for (const who of [null, await person(), await person({ role: "ADMIN" })] as Actor[])
        for (const work of [() => flagsOf(who), () => setFlag(who, "ROOMS", { state: "OFF" })])
          await gone(Promise.resolve().then<unknown>(work));
      await gone(setFlag(top, "NOTHING", { state: "OFF" }));
      expect((await flagsOf(top)).map(({ name, state, updatedAt }) => [name, state, updatedAt])).toEqual(
        FLAG_NAMES.map((name) => [name, "ON", null]),
      );
    });

    it("in whole, by names that there are, and as the log tells", async () => {
      const [one, other] = [await person(), await person()];
      const dto = await set("ROOMS_BETA", {
        ...{ percent: "25", roles: ["ARTIST"], reason: "Let us begin" },
        people: ` @${one.username.toUpperCase()},  ${other.username}\n`,
      });
      expect(dto).toMatchObject({ state: "SOME", percent: 25, roles: ["ARTIST"] });
      expect(dto.people.map(({ id }) => id).sort()).toEqual([one.id, other.id].sort());
      await set("ROOMS_BETA", { percent: 50 });
      expect((await flagsOf(top)).find(({ name }) => name === "ROOMS_BETA")).toMatchObject({
        ...{ percent: 50, roles: [], people: [] },
      });
      await set("ROOMS_BETA", { percent: 50 });
      const { lines } = await siteAudit(top, siteAuditFilterSchema.parse({ action: "CHANGE_FLAG" }));
      // What changes nothing is no line.
      expect(lines).toHaveLength(2);
      expect(lines[1]).toMatchObject({
        ...{ actorId: top.id, targetId: "ROOMS_BETA", roomId: null, reason: "Let us begin", undoable: false },
        data: {
          flag: "ROOMS_BETA",
          changes: { state: { from: "ON", to: "SOME" }, percent: { from: 0, to: 25 } },
        },
      });
      expect(lines[0]!.data!.changes).toMatchObject({ percent: { from: 25, to: 50 }, people: { to: [] } });
    });

    it("not by what cannot be read: the field is named, and nothing changes", async () => {
      for (const [field, input] of [
        ["state", { state: "PERHAPS" }],
        ["percent", { percent: 101 }],
        ["percent", { percent: "half" }],
        ["percent", { percent: 0.5 }],
        ["roles", { roles: ["EMPEROR"] }],
        ["people", { people: "nobody_of_this_name" }],
      ] as const) {
        const refused = await refusal(set("ROOMS", input));
        expect([refused.code, Object.keys(refused.fields ?? {})[0]?.split(".")[0]]).toEqual([
          "invalid",
          field,
        ]);
      }
      expect((await flagsOf(top)).every(({ updatedAt }) => updatedAt === null)).toBe(true);
    });

    it("for all who ask from that moment on, and every kept page is made anew", async () => {
      const who = await person();
      const before = versionOf(FLAGS_TAG);
      const heard = await announcedBy(() => set("ROOMS", { state: "OFF" }));
      expect(heard).toContainEqual({ type: "changed", tags: [FLAGS_TAG] });
      expect(versionOf(FLAGS_TAG)).toBeGreaterThan(before);
      expect(hasRooms(who)).toBe(false);
      // As another node, or this one should it have missed a change, takes it from the database.
      await db().writer.flag.update({ where: { name: "ROOMS" }, data: { state: "ON" } });
      expect(hasRooms(who)).toBe(false);
      await readFlags();
      expect(hasRooms(who)).toBe(true);
    });
  });

  it("roll rooms out: testers, then more and more, admins always, visitors with everybody", async () => {
    const [tester, artist, admin] = [
      await person(),
      await person({ role: "ARTIST" }),
      await person({ role: "ADMIN" }),
    ];
    const many = Array.from({ length: 200 }, () => ({ id: newId(), role: "USER" as const }));
    const count = () => many.filter(hasRooms).length;
    expect([count(), hasRooms(null)]).toEqual([200, true]);
    const people = tester.username;
    await set("ROOMS_BETA", { people });
    expect([tester, artist, admin, top, null].map(hasRooms)).toEqual([true, false, true, true, false]);
    expect(count()).toBe(0);
    await set("ROOMS_BETA", { people, roles: "ARTIST" });
    expect(hasRooms(artist)).toBe(true);
    const counts: number[] = [];
    for (const percent of [10, 50, 100]) {
      await set("ROOMS_BETA", { people, percent });
      counts.push(count());
      expect([hasRooms(tester), hasRooms(admin), hasRooms(null)]).toEqual([true, true, percent === 100]);
    }
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[2]).toBe(200);
    // ROOMS decides before: off, the rollout lets in nobody.
    await set("ROOMS", { state: "OFF" });
    expect([tester, admin, top, null].map(hasRooms)).toEqual([false, false, false, false]);
  });

  it("without rooms leave nothing of them, by whatever door, and give all of it back", async () => {
    const owner = await person();
    const [place, secret] = [await room(owner), await room(owner, { isPrivate: true })];
    const who = await member(owner, place.id);
    const said = await post(owner, place.id, "Findable words");
    const session = await started(owner, { roomId: place.id });
    const alone = await started(owner);
    const { invite: link } = await invite(owner, secret.id, {});
    const elsewhere = await post(who, place.id, "And on", { repostOf: said.id });
    const words = messageSearchSchema.parse({ q: "Findable" });
    const search = async () => [
      (await searchMessages(who, null, words)).hits.length,
      (await searchRooms(who, place.name)).hits.length,
    ];
    expect(await search()).not.toContain(0);
    await set("ROOMS_BETA", { people: owner.username });
    for (const work of [
      () => roomFor(who, place.id),
      () => roomFor(who, place.slug),
      () => roomFor(null, place.id),
      () => createRoom(who, { name: "Mine" }),
      () => joinRoom(who, place.id),
      () => postMessage(who, place.id, { text: "Hello" }),
      () => started(who, { roomId: place.id }),
      () => sessionFor(who, session.id),
      () => sessionIdFor(who, session.id),
      () => postToSession(who, session.id, { text: "Hello" }),
      () => lookAtInvite(who, link.token!),
      () => acceptInvite(who, link.token!),
    ])
      await gone(Promise.resolve().then<unknown>(work));
    expect(await roomIfKnown(who, place.id)).toBeNull();
    expect(await ownRooms(who)).toEqual([]);
    expect((await discoverRooms(who, filterFromAddress(new URLSearchParams()))).rooms).toEqual([]);
    expect(await search()).toEqual([0, 0]);
    const active = (await activeSessions(who)).sessions.map(({ id }) => id);
    expect([active.includes(session.id), active.includes(alone.id)]).toEqual([false, true]);
    await postMessage(owner, place.id, { text: `Hello @${who.username}` });
    expect((await notificationsOf(who)).notifications.filter(({ kind }) => kind === "MENTION")).toEqual([]);
    // Those in the rollout go on, also with what others have left there.
    const seen = (await timeline(await roomFor(owner, place.id))).messages.map(({ id }) => id);
    expect(seen).toContain(elsewhere.id);

    await set("ROOMS_BETA", { percent: 100 });
    expect((await roomFor(who, place.id)).relation).toBe("MEMBER");
    expect((await sessionFor(who, session.id)).session.id).toBe(session.id);
    expect(await search()).not.toContain(0);
    expect((await ownRooms(who)).map(({ id }) => id)).toEqual([place.id]);
  });

  it("without sessions leave rooms as they are, and nothing of sessions; what plays plays on", async () => {
    const owner = await person();
    const place = await room(owner);
    const who = await member(owner, place.id);
    const session = await started(owner, { roomId: place.id, initialTrack: someTrack() });
    await set("SESSIONS", { people: owner.username });
    expect([hasSessions(who), hasSessions(owner), hasSessions(null)]).toEqual([false, true, false]);
    for (const work of [
      () => sessionFor(who, session.id),
      () => sessionIdFor(null, session.id),
      () => started(who),
      () => started(who, { roomId: place.id }),
      () => addTrack(who, session.id, { trackRef: someTrack() }),
      () => postToSession(who, session.id, { text: "Hello" }),
    ])
      await gone(Promise.resolve().then<unknown>(work));
    expect((await activeSessions(who)).sessions).toEqual([]);
    expect((await endedSessions(who)).sessions).toEqual([]);
    expect([(await liveInRoom(who, [place.id])).size, (await liveInRoom(owner, [place.id])).size]).toEqual([
      0, 1,
    ]);
    expect(await tellOfStart(session)).toBe(0);
    expect((await roomFor(who, place.id)).relation).toBe("MEMBER");
    await set("SESSIONS", { state: "OFF" });
    await gone(sessionFor(top, session.id));
    await advance(session.id);
    const row = await db().reader.dJSession.findUniqueOrThrow({ where: { id: session.id } });
    expect(row).toMatchObject({ status: "ACTIVE", turn: 1 });
    await set("SESSIONS", { state: "ON" });
    expect((await sessionFor(who, session.id)).session.playingItemId).not.toBeNull();
    expect(await tellOfStart(session)).toBe(1);
  });
});
