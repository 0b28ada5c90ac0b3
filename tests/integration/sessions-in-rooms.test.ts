import { afterEach, expect, it } from "vitest";
import { reader } from "~/db/client.server";
import type { Actor } from "~/domain/actor";
import { discoverRooms } from "~/domain/rooms/discover.server";
import { deleteRoom } from "~/domain/rooms/delete.server";
import { filterFromAddress } from "~/domain/rooms/schema";
import { updateRoom } from "~/domain/rooms/update.server";
import { leaveRoom } from "~/domain/members/leave.server";
import { sessionFor, sessionIfKnown } from "~/domain/sessions/access.server";
import { chatPage, deleteFromSession, postToSession } from "~/domain/sessions/chat.server";
import { endSession } from "~/domain/sessions/end.server";
import { joinSession, leaveSession } from "~/domain/sessions/join.server";
import { acceptLink, newLink, revokeLink } from "~/domain/sessions/link.server";
import { activeSessions, endedSessions, liveInRoom } from "~/domain/sessions/lists.server";
import { listeners } from "~/domain/sessions/listeners.server";
import { history, queueOf } from "~/domain/sessions/queries.server";
import { addTrack } from "~/domain/sessions/queue.server";
import { askCoDj, answerAsk, handOver, pullDj, stepUp } from "~/domain/sessions/roles.server";
import { updateSession } from "~/domain/sessions/update.server";
import { newId } from "~/world.server";
import { onEachEngine } from "../support/database";
import { kick, member, order, person, refusal, room } from "../support/people";
import { someTrack } from "../support/session-clients";
import { announcedBy, happened, partIn, started } from "../support/started-sessions";

afterEach(() => listeners.clear());

/** Everything one can ask of a session by its id. */
const DOORS: Record<
  string,
  (actor: Actor, id: string, ids: { user: string; message: string }) => Promise<unknown>
> = {
  see: (actor, id) => sessionFor(actor, id),
  join: (actor, id) => joinSession(actor, id),
  leave: (actor, id) => leaveSession(actor, id),
  add: (actor, id) => addTrack(actor, id, { trackRef: someTrack() }),
  chat: (actor, id) => postToSession(actor, id, { text: "hello" }),
  "delete a message": (actor, id, { message }) => deleteFromSession(actor, id, message),
  "step up": (actor, id) => stepUp(actor, id),
  "pull a DJ": (actor, id, { user }) => pullDj(actor, id, user),
  ask: (actor, id) => askCoDj(actor, id),
  answer: (actor, id, { user }) => answerAsk(actor, id, user, true),
  "hand over": (actor, id, { user }) => handOver(actor, id, user),
  change: (actor, id) => updateSession(actor, id, { genre: "Jazz" }),
  link: (actor, id) => newLink(actor, id),
  revoke: (actor, id) => revokeLink(actor, id),
  end: (actor, id) => endSession(actor, id),
};

onEachEngine("a private session", () => {
  it.each(Object.entries(DOORS))("does not exist for outsiders who %s", async (_, door) => {
    const owner = await person();
    const [closed, open] = [await room(owner, { type: "PRIVATE" }), await room(owner)];
    const outsider = await person();
    const sessions = [
      await started(owner, { isPrivate: true }),
      await started(owner, { roomId: closed.id }),
      await started(owner, { roomId: open.id, isPrivate: true }),
    ];
    // As an id that was never used, to the letter.
    for (const actor of [outsider, null]) {
      const ids = { user: owner.id, message: newId() };
      const never = await refusal(door(actor, newId(), ids));
      for (const { id } of sessions)
        for (const key of [id, id.toUpperCase()])
          expect((await refusal(door(actor, key, ids))).body).toEqual(never.body);
    }
  });

  it("is in lists for those alone who are let in", async () => {
    const [owner, guest] = [await person(), await person()];
    const open = await room(owner);
    const mate = await member(owner, open.id);
    const alone = await started(owner, { isPrivate: true });
    const inRoom = await started(owner, { roomId: open.id, isPrivate: true });
    await acceptLink(guest, (await newLink(owner, alone.id)).token);
    const ids = [alone.id, inRoom.id];
    const listed = async (actor: Actor, list: typeof activeSessions | typeof endedSessions) =>
      (await list(actor, { limit: 100 })).sessions.map(({ id }) => id).filter((id) => ids.includes(id));
    for (const list of [activeSessions, endedSessions]) {
      expect((await listed(owner, list)).sort()).toEqual([...ids].sort());
      expect(await listed(guest, list)).toEqual([alone.id]);
      expect(await listed(mate, list)).toEqual([inRoom.id]);
      expect(await listed(await person(), list)).toEqual([]);
      expect(await listed(null, list)).toEqual([]);
      if (list === activeSessions) for (const id of ids) await endSession(owner, id);
    }
  });

  it("does not make its room live for others", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const session = await started(owner, { roomId, isPrivate: true });
    const live = filterFromAddress(new URLSearchParams({ activity: "live", sort: "newest" }));
    const found = async (actor: Actor) => (await discoverRooms(actor, live)).rooms.map(({ id }) => id);
    expect(await found(null)).not.toContain(roomId);
    expect((await liveInRoom(null, [roomId])).size).toBe(0);
    expect((await liveInRoom(owner, [roomId])).get(roomId)).toMatchObject({ id: session.id });
  });
});

onEachEngine("a room's session", () => {
  it("makes the room live, with what plays and how many listen", async () => {
    const owner = await person();
    const [{ id: roomId }, quiet] = [await room(owner), await room(owner)];
    const session = await started(owner, { roomId, sessionName: "Noon", initialTrack: someTrack() });
    listeners.arrive(session.id, { id: "tab", personId: null });
    listeners.setPlaying(session.id, "tab", true);
    const live = filterFromAddress(new URLSearchParams({ activity: "live", sort: "newest" }));
    const found = (await discoverRooms(null, live)).rooms.map(({ id }) => id);
    expect(found).toContain(roomId);
    expect(found).not.toContain(quiet.id);
    const playing = session.nowPlayingRef!;
    expect((await liveInRoom(null, [roomId, quiet.id])).get(roomId)).toEqual({
      ...{ id: session.id, name: "Noon", status: "ACTIVE", genre: "house", listening: 1 },
      ...{
        host: session.host.displayName,
        nowPlaying: playing.title,
        artwork: null,
        artId: playing.providerId,
      },
    });
    const banned = await person();
    await order(owner, roomId, "BAN_USER", banned.id);
    expect((await liveInRoom(banned, [roomId])).size).toBe(0);
    await endSession(owner, session.id);
    expect((await discoverRooms(null, live)).rooms.map(({ id }) => id)).not.toContain(roomId);
  });

  it.each(["KICK_USER", "BAN_USER"] as const)("puts out whoever meets %s", async (action) => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const { id } = await started(owner, { roomId, mode: "ROTATION" });
    const dj = await member(owner, roomId);
    await joinSession(dj, id);
    await askCoDj(dj, id);
    await answerAsk(owner, id, dj.id, true);
    await stepUp(dj, id);
    await addTrack(dj, id, { trackRef: someTrack() });
    await addTrack(dj, id, { trackRef: someTrack() });
    const heard = await announcedBy(() => order(owner, roomId, action, dj.id));
    const reason = action === "KICK_USER" ? "kicked" : "banned";
    const stream = `session:${id}`;
    expect(heard).toContainEqual({ type: "evicted", userId: dj.id, stream, reason });
    expect(await partIn(id, dj.id)).toBeNull();
    const queue = await queueOf(await sessionFor(owner, id));
    expect(queue.map(({ state }) => state)).toEqual(["PLAYING"]);
    expect((await happened(id)).at(-1)).toBe("people");
    expect((await sessionIfKnown(dj, id)) === null).toBe(action === "BAN_USER");
  });

  it("puts out outsiders who are banned, and a host who is", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const host = await member(owner, roomId);
    const { id } = await started(host, { roomId });
    const guest = await person();
    const heard = await announcedBy(() => order(owner, roomId, "BAN_USER", guest.id));
    expect(heard).toContainEqual({
      ...{ type: "evicted", userId: guest.id, stream: `session:${id}`, reason: "banned" },
    });
    await order(owner, roomId, "BAN_USER", host.id);
    expect((await sessionFor(owner, id)).session).toMatchObject({ hostId: host.id, hostGone: true });
    expect((await refusal(endSession(host, id))).code).toBe("forbidden");
    expect((await endSession(owner, id)).status).toBe("ENDED");
  });

  it("goes on for members who leave a public room, and not for those of a private one", async () => {
    const owner = await person();
    const [open, closed] = [await room(owner), await room(owner, { type: "PRIVATE" })];
    const here = await started(owner, { roomId: open.id });
    const [mate, insider] = [await member(owner, open.id), await member(owner, closed.id)];
    await joinSession(mate, here.id);
    await leaveRoom(mate, open.id);
    expect(await partIn(here.id, mate.id)).not.toBeNull();
    const there = await started(owner, { roomId: closed.id });
    await joinSession(insider, there.id);
    const heard = await announcedBy(() => leaveRoom(insider, closed.id));
    expect(heard).toContainEqual({
      ...{ type: "evicted", userId: insider.id, stream: `session:${there.id}`, reason: "left" },
    });
    expect(await sessionIfKnown(insider, there.id)).toBeNull();
  });

  it("turns private with the room, without those outside", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const past = await started(owner, { roomId });
    await endSession(owner, past.id);
    const { id } = await started(owner, { roomId, mode: "ROTATION" });
    const [insider, outsider] = [await member(owner, roomId), await person()];
    for (const dj of [insider, outsider]) {
      await stepUp(dj, id);
      await addTrack(dj, id, { trackRef: someTrack() });
    }
    const heard = await announcedBy(() => updateRoom(owner, roomId, { isPrivate: true }));
    const evicted = heard.filter((one) => one.type === "outsiders_evicted" && one.stream === `session:${id}`);
    expect(evicted).toMatchObject([{ memberIds: new Set([owner.id, insider.id]), reason: "private" }]);
    expect((await sessionFor(owner, id)).session.isPrivate).toBe(true);
    expect(await sessionIfKnown(outsider, id)).toBeNull();
    expect(await partIn(id, outsider.id)).toBeNull();
    expect((await partIn(id, insider.id))?.boothSince).not.toBeNull();
    expect(await sessionIfKnown(null, past.id)).toBeNull();
    expect((await queueOf(await sessionFor(owner, id))).map(({ addedBy }) => addedBy)).toEqual([insider.id]);
    expect((await activeSessions(null, { limit: 100 })).sessions.map((one) => one.id)).not.toContain(id);
    await updateRoom(owner, roomId, { isPrivate: false });
    expect(await sessionIfKnown(outsider, id)).toBeNull();
  });

  it("ends with its room, and its stream is closed", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const { id } = await started(owner, { roomId, initialTrack: someTrack() });
    const heard = await announcedBy(() => deleteRoom(owner, roomId));
    expect(heard).toContainEqual({ type: "stream_closed", stream: `session:${id}`, reason: "deleted" });
    const row = await reader().dJSession.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ status: "ENDED", playingItemId: null, dueAt: null });
    expect((await refusal(sessionFor(owner, id))).code).toBe("not_found");
    expect((await endedSessions(owner, { limit: 100 })).sessions.map((one) => one.id)).not.toContain(id);
  });

  it("is in the hands of the room's moderators", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const [host, mod] = [await member(owner, roomId), await member(owner, roomId, "MODERATOR")];
    const { id } = await started(host, { roomId });
    await kick(owner, roomId, host.id);
    await endSession(mod, id, { reason: "late" });
    expect((await refusal(postToSession(mod, id, { text: "bye" }))).code).toBe("conflict");
    expect((await history(await sessionFor(null, id))).items).toEqual([]);
    expect((await chatPage(await sessionFor(null, id))).messages).toEqual([]);
  });
});
