import { expect, it, vi } from "vitest";
import { reader } from "~/db/client.server";
import { rowInserter } from "~/db/insert-rows.server";
import { inTransaction } from "~/db/transaction.server";
import type { Person } from "~/domain/actor";
import { follow, isFollowing, unfollow } from "~/domain/follows/follow.server";
import { timeline } from "~/domain/messages/queries.server";
import { notificationsOf } from "~/domain/notifications/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import { listeners } from "~/domain/sessions/listeners.server";
import { tellOfStart } from "~/domain/sessions/announce-start.server";
import { endSession } from "~/domain/sessions/end.server";
import { startSession } from "~/domain/sessions/start.server";
import { newId, now } from "~/world.server";
import { onEachEngine, raiseLimits, setLimits } from "../support/database";
import { member, order, person, refusal, room } from "../support/people";
import { someTrack } from "../support/session-clients";
import { happened, started } from "../support/started-sessions";

const told = async (who: Person, sessionId: string) =>
  (await notificationsOf(who)).notifications.filter(
    ({ kind, data }) => kind === "SESSION_STARTED" && data.sessionId === sessionId,
  );

onEachEngine("starting a session", () => {
  it("makes its starter the host, with the first track playing at once", async () => {
    const host = await person();
    const track = someTrack(200);
    const before = Date.now();
    const session = await started(host, {
      ...{ sessionName: " Late  shift ", tags: "Soul, #Dusk", mode: "VOTE", skipShare: 40, perPerson: 5 },
      initialTrack: track,
    });
    expect(session).toMatchObject({
      ...{ name: "Late shift", tags: ["soul", "dusk"], genre: "house", status: "ACTIVE", mode: "VOTE" },
      ...{ hostId: host.id, isPrivate: false, roomId: null, room: null, turn: 1, skipShare: 40 },
      ...{ perPerson: 5, trackMax: 900, currentDJId: host.id, queueLength: 0, isProgramme: false },
    });
    expect(session.host).toMatchObject({ id: host.id, username: host.username });
    expect(session.nowPlayingRef).toMatchObject({ providerId: track.providerId });
    expect(Date.parse(session.nowPlayingStart!)).toBeGreaterThanOrEqual(before + 1000);
    expect(await happened(session.id)).toEqual(["track"]);
    const row = await reader().dJSession.findUniqueOrThrow({ where: { id: session.id } });
    expect(row.dueAt).not.toBeNull();
    expect(row.idleSince).not.toBeNull();
  });

  it("lets the first track of a rotation come from the booth", async () => {
    const host = await person();
    const { id } = await started(host, { mode: "ROTATION", initialTrack: someTrack() });
    const row = await reader().sessionPerson.findFirstOrThrow({ where: { sessionId: id } });
    expect(row).toMatchObject({ userId: host.id, standing: "GUEST" });
    expect(row.boothSince).not.toBeNull();
  });

  it("needs a genre, a track that is one, and somebody who is signed in", async () => {
    const host = await person();
    expect((await refusal(startSession(host, {}))).fields).toHaveProperty("genre");
    const both = { initialTrack: someTrack(), initialTrackUrl: "https://youtu.be/abcdefghijk" };
    expect((await refusal(started(host, both))).fields).toHaveProperty("initialTrackUrl");
    expect((await refusal(started(host, { initialTrackUrl: "https://example.org" }))).fields).toHaveProperty(
      "initialTrackUrl",
    );
    const long = await refusal(started(host, { initialTrack: someTrack(1000) }));
    expect(long.fields).toHaveProperty("initialTrack");
    expect((await refusal(startSession(null, { genre: "House" }))).code).toBe("unauthenticated");
    expect(await reader().dJSession.count({ where: { hostId: host.id } })).toBe(0);
  });

  it("is told in its room, and refuses a second one by naming the first", async () => {
    const owner = await person();
    const { id: roomId, slug } = await room(owner);
    const dj = await member(owner, roomId);
    const session = await started(dj, { roomId: slug, sessionName: "First" });
    expect(session.room).toMatchObject({ id: roomId, slug });
    const { messages } = await timeline(await roomFor(null, roomId));
    expect(messages[0]).toMatchObject({
      ...{ type: "SYSTEM", userId: dj.id },
      system: { kind: "session_started", sessionId: session.id, name: "First" },
    });
    const second = await refusal(started(owner, { roomId }));
    expect(second.code).toBe("conflict");
    expect(second.message).toContain("“First”");
    expect(second.fields).toMatchObject({ sessionId: [session.id] });
    await endSession(dj, session.id);
    expect((await started(owner, { roomId })).status).toBe("ACTIVE");
  });

  it("makes one when two are started in a room at once", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const dj = await member(owner, roomId);
    const tries = await Promise.allSettled([owner, dj, owner].map((who) => started(who, { roomId })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
    expect(await reader().dJSession.count({ where: { roomId, status: { not: "ENDED" } } })).toBe(1);
  });

  it("is for those who may speak in the room", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const muted = await member(owner, roomId);
    await order(owner, roomId, "MUTE_USER", muted.id);
    expect((await refusal(started(await person(), { roomId }))).code).toBe("forbidden");
    expect((await refusal(started(muted, { roomId }))).message).toMatch(/muted/);
    const closed = await room(owner, { type: "PRIVATE" });
    expect((await refusal(started(await person(), { roomId: closed.id }))).code).toBe("not_found");
  });

  it("is private in a private room, whatever is asked", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner, { type: "PRIVATE" });
    expect((await started(owner, { roomId, isPrivate: false })).isPrivate).toBe(true);
  });

  it("has a limit for one person", async () => {
    const host = await person();
    setLimits({ sessions: { count: 1, seconds: 60 } });
    await refusal(started(host, { roomId: newId() }));
    await started(host);
    expect((await refusal(started(host))).code).toBe("rate_limited");
    raiseLimits();
  });
});

onEachEngine("the news of a session", () => {
  it("reaches the room's members and the host's followers, each once, and nobody else", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const [dj, both] = [await member(owner, roomId), await member(owner, roomId)];
    const [fan, former, banned, stranger] = [await person(), await person(), await person(), await person()];
    for (const follower of [both, fan, former, banned]) await follow(follower, dj.id);
    await unfollow(former, dj.id);
    await order(owner, roomId, "BAN_USER", banned.id);
    const session = await started(dj, { roomId, sessionName: "Dawn" });
    await vi.waitFor(async () => expect(await told(fan, session.id)).toHaveLength(1));
    for (const who of [owner, both, fan]) expect(await told(who, session.id)).toHaveLength(1);
    for (const who of [dj, former, banned, stranger]) expect(await told(who, session.id)).toEqual([]);
    const [notice] = await told(fan, session.id);
    expect(notice).toMatchObject({ room: { id: roomId }, data: { by: { id: dj.id }, title: "Dawn" } });
  });

  it("of a private one stays among the room's members", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const [mate, fan] = [await member(owner, roomId), await person()];
    await follow(fan, owner.id);
    const inside = await started(owner, { roomId, isPrivate: true });
    const alone = await started(owner, { isPrivate: true });
    await vi.waitFor(async () => expect(await told(mate, inside.id)).toHaveLength(1));
    expect(await tellOfStart(alone)).toBe(0);
    expect(await told(fan, inside.id)).toEqual([]);
  });

  it("spares whoever is there already, and takes the place of what nobody has read", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const [here, away] = [await member(owner, roomId), await member(owner, roomId)];
    const first = await started(owner, { roomId });
    await vi.waitFor(async () => expect(await told(away, first.id)).toHaveLength(1));
    await endSession(owner, first.id);
    const second = await started(owner, { roomId });
    listeners.arrive(second.id, { id: "tab", personId: here.id });
    await vi.waitFor(async () => expect(await told(away, second.id)).toHaveLength(1));
    expect(await told(away, first.id)).toEqual([]);
    expect(await tellOfStart(second)).toBe(1);
    listeners.clear();
  });

  it("reaches a large room without holding up its start, and stops when it is over", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const count = 1203;
    const ids = Array.from({ length: count }, () => newId());
    await inTransaction(async (tx) => {
      const users = rowInserter<{
        id: string;
        username: string;
        displayName: string;
        createdAt: Date;
        updatedAt: Date;
        role: string;
        bio: string;
        nameKey: string;
      }>("users", {
        ...{ id: "plain", username: "plain", displayName: "plain", createdAt: "time", updatedAt: "time" },
        ...{ role: "plain", bio: "plain", nameKey: "plain" },
      });
      const rest = { createdAt: now(), updatedAt: now(), role: "USER", bio: "", nameKey: "" };
      await users(
        tx.db,
        ids.map((id) => ({
          id,
          username: `u${id.slice(-20).replaceAll("-", "")}`,
          displayName: "X",
          ...rest,
        })),
      );
      const members = rowInserter<{
        id: string;
        roomId: string;
        userId: string;
        role: string;
        joinedAt: Date;
        lastReadSeq: number;
      }>("room_memberships", {
        ...{
          id: "plain",
          roomId: "plain",
          userId: "plain",
          role: "plain",
          joinedAt: "time",
          lastReadSeq: "plain",
        },
      });
      await members(
        tx.db,
        ids.map((userId) => ({
          id: newId(),
          roomId,
          userId,
          role: "MEMBER",
          joinedAt: now(),
          lastReadSeq: 0,
        })),
      );
    });
    const session = await started(owner, { roomId });
    const where = { roomId, kind: "SESSION_STARTED" as const };
    expect(await reader().notification.count({ where })).toBeLessThan(count);
    await vi.waitFor(async () => expect(await reader().notification.count({ where })).toBe(count), 10_000);
    await endSession(owner, session.id);
    expect(await tellOfStart(session)).toBe(0);
  });
});

onEachEngine("following", () => {
  it("goes on until it is taken back, and twice is once", async () => {
    const [fan, star] = [await person(), await person()];
    expect(await isFollowing(fan, star.id)).toBe(false);
    await Promise.all([follow(fan, star.id), follow(fan, star.id)]);
    expect(await isFollowing(fan, star.id)).toBe(true);
    expect(await isFollowing(star, fan.id)).toBe(false);
    expect(await isFollowing(null, star.id)).toBe(false);
    await unfollow(fan, star.id);
    await unfollow(fan, star.id);
    expect(await isFollowing(fan, star.id)).toBe(false);
  });

  it("is of somebody else, who is there, by somebody signed in", async () => {
    const fan = await person();
    expect((await refusal(follow(fan, fan.id))).code).toBe("invalid");
    for (const nobody of [newId(), "nobody"])
      expect((await refusal(follow(fan, nobody))).code).toBe("not_found");
    expect((await refusal(follow(null, fan.id))).code).toBe("unauthenticated");
  });
});
