import { afterEach, expect, it } from "vitest";
import { reader } from "~/db/client.server";
import type { Actor } from "~/domain/actor";
import { auditOf } from "~/domain/moderation/audit-log.server";
import { notificationsOf } from "~/domain/notifications/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import { updateRoom } from "~/domain/rooms/update.server";
import { sessionFor } from "~/domain/sessions/access.server";
import { endSession } from "~/domain/sessions/end.server";
import { joinSession, leaveSession } from "~/domain/sessions/join.server";
import { acceptLink, currentLink, newLink, revokeLink, sessionByLink } from "~/domain/sessions/link.server";
import { listeners } from "~/domain/sessions/listeners.server";
import { sessionSnapshot } from "~/domain/sessions/queries.server";
import { addTrack } from "~/domain/sessions/queue.server";
import {
  answerAsk,
  answerInvite,
  askCoDj,
  handOver,
  inviteCoDj,
  pullDj,
  stepDown,
  stepUp,
  takeAwayCoDj,
} from "~/domain/sessions/roles.server";
import { updateSession } from "~/domain/sessions/update.server";
import { newId } from "~/world.server";
import { onEachEngine } from "../support/database";
import { member, order, person, refusal, room } from "../support/people";
import { someTrack } from "../support/session-clients";
import { announcedBy, happened, partIn, started } from "../support/started-sessions";

afterEach(() => listeners.clear());

const snapshotFor = async (actor: Actor, id: string) => sessionSnapshot(await sessionFor(actor, id));
const standing = async (sessionId: string, userId: string) =>
  (await partIn(sessionId, userId))?.standing ?? null;

onEachEngine("joining a session", () => {
  it("makes one a member of its room, once", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const session = await started(owner, { roomId });
    const guest = await person();
    expect(await joinSession(guest, session.id)).toMatchObject({ id: session.id });
    await joinSession(guest, session.id);
    expect((await roomFor(guest, roomId)).relation).toBe("MEMBER");
    expect(await standing(session.id, guest.id)).toBe("GUEST");
    expect((await refusal(joinSession(null, session.id))).code).toBe("unauthenticated");
    await endSession(owner, session.id);
    expect((await refusal(joinSession(await person(), session.id))).code).toBe("conflict");
  });

  it("is not for whom the room has banned", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const session = await started(owner, { roomId });
    const banned = await person();
    await order(owner, roomId, "BAN_USER", banned.id, { reason: "loud" });
    const refused = await refusal(joinSession(banned, session.id));
    expect([refused.code, refused.message]).toEqual(["forbidden", "You are banned from this room: loud"]);
  });

  it("ends with leaving, which leaves the room as it is", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const session = await started(owner, { roomId, mode: "ROTATION" });
    const dj = await person();
    await joinSession(dj, session.id);
    await stepUp(dj, session.id);
    await addTrack(dj, session.id, { trackRef: someTrack() });
    await addTrack(dj, session.id, { trackRef: someTrack() });
    await leaveSession(dj, session.id);
    await leaveSession(dj, session.id);
    expect(await partIn(session.id, dj.id)).toBeNull();
    expect((await roomFor(dj, roomId)).relation).toBe("MEMBER");
    const { items, people } = await snapshotFor(dj, session.id);
    expect(items.map(({ state }) => state)).toEqual(["PLAYING"]);
    expect(people).toEqual([]);
  });

  it("of a host who leaves passes it to a co-DJ who is there, else the crowd carries on", async () => {
    const [host, dj] = [await person(), await person()];
    const session = await started(host);
    await askCoDj(dj, session.id);
    await answerAsk(host, session.id, dj.id, true);
    listeners.arrive(session.id, { id: "tab", personId: dj.id });
    await leaveSession(host, session.id);
    expect((await snapshotFor(null, session.id)).session).toMatchObject({ hostId: dj.id, hostGone: false });
    expect(await partIn(session.id, host.id)).toBeNull();
    await leaveSession(dj, session.id);
    expect((await snapshotFor(null, session.id)).session).toMatchObject({ hostId: dj.id, hostGone: true });
  });
});

onEachEngine("the link into a private session", () => {
  it("lets in whoever has it, until it is taken back", async () => {
    const host = await person();
    const session = await started(host, { isPrivate: true, sessionName: "Cellar" });
    const { token, url } = await newLink(host, session.id);
    expect(url).toBe(`/s/${token}`);
    expect(currentLink(await sessionFor(host, session.id))).toEqual({ token, url });
    const [guest, late] = [await person(), await person()];
    expect((await refusal(sessionFor(guest, session.id))).code).toBe("not_found");
    expect(await sessionByLink(null, token)).toMatchObject({
      name: "Cellar",
      isIn: false,
      host: { id: host.id },
    });
    expect((await refusal(acceptLink(null, token))).code).toBe("unauthenticated");
    expect(await acceptLink(guest, token)).toMatchObject({ id: session.id });
    await acceptLink(guest, token);
    expect((await sessionByLink(guest, token)).isIn).toBe(true);
    expect(currentLink(await sessionFor(guest, session.id))).toBeNull();
    expect((await refusal(newLink(guest, session.id))).code).toBe("forbidden");
    const next = await newLink(host, session.id);
    expect((await refusal(acceptLink(late, token))).code).toBe("not_found");
    await revokeLink(host, session.id);
    expect((await refusal(acceptLink(late, next.token))).code).toBe("not_found");
    await sessionFor(guest, session.id);
    const heard = await announcedBy(() => leaveSession(guest, session.id));
    expect(heard).toContainEqual({
      ...{ type: "evicted", userId: guest.id, stream: `session:${session.id}`, reason: "left" },
    });
    expect((await refusal(sessionFor(guest, session.id))).code).toBe("not_found");
  });

  it("joins the room too, where it lets the person in", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const { id } = await started(owner, { roomId, isPrivate: true });
    const { token } = await newLink(owner, id);
    const [guest, banned] = [await person(), await person()];
    await order(owner, roomId, "BAN_USER", banned.id);
    expect((await refusal(acceptLink(banned, token))).code).toBe("forbidden");
    await acceptLink(guest, token);
    expect((await roomFor(guest, roomId)).relation).toBe("MEMBER");
    await updateRoom(owner, roomId, { isPrivate: true });
    expect((await refusal(acceptLink(await person(), token))).code).toBe("not_found");
    expect((await refusal(newLink(owner, id))).code).toBe("conflict");
  });

  it("is none of a public one, and leads nowhere by chance", async () => {
    const host = await person();
    const { id } = await started(host);
    expect((await refusal(newLink(host, id))).code).toBe("conflict");
    for (const token of ["", "x", "\u0000".repeat(30), newId()])
      expect((await refusal(sessionByLink(host, token))).code).toBe("not_found");
  });
});

onEachEngine("the booth", () => {
  it("is stepped up to and down from, and holds what the DJ lined up", async () => {
    const [host, dj] = [await person(), await person()];
    const { id } = await started(host, { mode: "ROTATION" });
    expect((await refusal(addTrack(dj, id, { trackRef: someTrack() }))).code).toBe("conflict");
    await stepUp(dj, id);
    await stepUp(dj, id);
    await addTrack(dj, id, { trackRef: someTrack() });
    const waiting = await addTrack(dj, id, { trackRef: someTrack() });
    expect((await snapshotFor(null, id)).people.map(({ userId }) => userId)).toEqual([dj.id]);
    await stepDown(dj, id);
    const row = await reader().queueItem.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row).toMatchObject({ state: "REMOVED", endReason: "left_booth" });
    expect(await happened(id)).toEqual(["people", "track", "queue", "people"]);
    expect((await refusal(stepUp(null, id))).code).toBe("unauthenticated");
    const { id: voting } = await started(host);
    expect((await refusal(stepUp(dj, voting))).code).toBe("conflict");
  });

  it("is cleared by host and moderators; what moderators do is in the room's log", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const [host, dj] = [await member(owner, roomId), await member(owner, roomId)];
    const { id } = await started(host, { roomId, mode: "ROTATION" });
    await stepUp(dj, id);
    expect((await refusal(pullDj(await person(), id, dj.id))).code).toBe("forbidden");
    await pullDj(host, id, dj.id);
    await stepUp(dj, id);
    await pullDj(owner, id, dj.id, { reason: "too loud" });
    expect((await refusal(pullDj(owner, id, dj.id))).code).toBe("not_found");
    expect((await refusal(pullDj(owner, id, "nobody"))).code).toBe("not_found");
    const { lines } = await auditOf(await roomFor(owner, roomId), { action: "REMOVE_TRACK" });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      ...{ actorId: owner.id, targetId: dj.id, reason: "too loud", undoable: false },
      data: { sessionId: id, booth: true },
    });
  });
});

onEachEngine("co-DJs", () => {
  it("ask and are answered, and can be taken away again", async () => {
    const [host, fan] = [await person(), await person()];
    const { id } = await started(host, { mode: "HOST" });
    await askCoDj(fan, id);
    expect(await standing(id, fan.id)).toBe("ASKED");
    expect((await refusal(answerAsk(fan, id, fan.id, true))).code).toBe("forbidden");
    await answerAsk(host, id, fan.id, false);
    expect(await standing(id, fan.id)).toBe("GUEST");
    expect((await refusal(answerAsk(host, id, fan.id, true))).code).toBe("conflict");
    await askCoDj(fan, id);
    await answerAsk(host, id, fan.id, true);
    expect((await addTrack(fan, id, { trackRef: someTrack() })).state).toBe("PLAYING");
    expect((await refusal(takeAwayCoDj(await person(), id, fan.id))).code).toBe("forbidden");
    await takeAwayCoDj(host, id, fan.id);
    expect((await addTrack(fan, id, { trackRef: someTrack() })).state).toBe("SUGGESTED");
    expect((await refusal(askCoDj(host, id))).code).toBe("conflict");
    expect((await refusal(answerAsk(host, id, "nobody", true))).code).toBe("not_found");
  });

  it("are invited, told so when they are elsewhere, and say yes or no", async () => {
    const [host, fan, shy] = [await person(), await person(), await person()];
    const { id } = await started(host, { isPrivate: true, sessionName: "Cellar" });
    listeners.arrive(id, { id: "tab", personId: shy.id });
    await inviteCoDj(host, id, fan.id);
    await inviteCoDj(host, id, fan.id);
    await inviteCoDj(host, id, shy.id);
    const { notifications } = await notificationsOf(fan);
    expect(notifications.map(({ kind, data }) => [kind, data.sessionId, data.title])).toEqual([
      ["INVITED", id, "Cellar"],
    ]);
    expect((await notificationsOf(shy)).notifications).toEqual([]);
    await answerInvite(fan, id, true);
    await answerInvite(shy, id, false);
    expect([await standing(id, fan.id), await standing(id, shy.id)]).toEqual(["CO_DJ", "GUEST"]);
    expect((await refusal(answerInvite(shy, id, true))).code).toBe("conflict");
    await takeAwayCoDj(fan, id, fan.id);
    expect(await standing(id, fan.id)).toBe("GUEST");
    expect((await refusal(inviteCoDj(host, id, newId()))).code).toBe("not_found");
    expect((await refusal(inviteCoDj(host, id, host.id))).code).toBe("conflict");
  });

  it("are made at once where both want it", async () => {
    const [host, fan, other] = [await person(), await person(), await person()];
    const { id } = await started(host);
    await askCoDj(fan, id);
    await inviteCoDj(host, id, fan.id);
    await inviteCoDj(host, id, other.id);
    await askCoDj(other, id);
    expect([await standing(id, fan.id), await standing(id, other.id)]).toEqual(["CO_DJ", "CO_DJ"]);
  });

  it("are people whom the room lets in", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner, { type: "PRIVATE" });
    const { id } = await started(owner, { roomId });
    expect((await refusal(inviteCoDj(owner, id, (await person()).id))).code).toBe("conflict");
    await inviteCoDj(owner, id, (await member(owner, roomId)).id);
  });
});

onEachEngine("a session's host", () => {
  it("hands it over to somebody who is there, and stays as a co-DJ", async () => {
    const [host, next, other] = [await person(), await person(), await person()];
    const { id } = await started(host);
    expect((await refusal(handOver(host, id, next.id))).code).toBe("conflict");
    await joinSession(next, id);
    expect((await refusal(handOver(next, id, next.id))).code).toBe("forbidden");
    await handOver(host, id, next.id);
    const { session } = await snapshotFor(null, id);
    expect(session).toMatchObject({ hostId: next.id, host: { username: next.username } });
    expect(await standing(id, host.id)).toBe("CO_DJ");
    listeners.arrive(id, { id: "tab", personId: other.id });
    await handOver(next, id, other.id);
    expect((await snapshotFor(null, id)).session.hostId).toBe(other.id);
  });

  it("changes what it is about and how it goes", async () => {
    const host = await person();
    const { id } = await started(host, { sessionName: "Early", tags: ["soul"] });
    await addTrack(host, id, { trackRef: someTrack() });
    const waiting = await addTrack(host, id, { trackRef: someTrack() });
    const changed = await updateSession(host, id, {
      sessionName: "",
      genre: "Jazz",
      mode: "ROTATION",
      perPerson: 9,
    });
    expect(changed).toMatchObject({
      name: null,
      genre: "jazz",
      mode: "ROTATION",
      perPerson: 9,
      tags: ["soul"],
    });
    const { session, items, people } = await snapshotFor(null, id);
    expect(session).toEqual(changed);
    expect(items.find((item) => item.id === waiting.id)?.state).toBe("WAITING");
    expect(people.map(({ userId }) => userId)).toEqual([host.id]);
    expect((await happened(id)).at(-1)).toBe("session_updated");
    expect((await refusal(updateSession(await person(), id, { genre: "Jazz" }))).code).toBe("forbidden");
    expect((await refusal(updateSession(host, id, { skipShare: 0 }))).fields).toHaveProperty("skipShare");
    await endSession(host, id);
    expect((await refusal(updateSession(host, id, { genre: "House" }))).code).toBe("conflict");
  });
});
