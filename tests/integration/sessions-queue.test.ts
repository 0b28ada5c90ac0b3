import { expect, it } from "vitest";
import { reader } from "~/db/client.server";
import type { Person } from "~/domain/actor";
import { joinRoom } from "~/domain/members/join.server";
import { sessionFor } from "~/domain/sessions/access.server";
import { advance } from "~/domain/sessions/advance.server";
import { endSession } from "~/domain/sessions/end.server";
import { skip } from "~/domain/sessions/playback.server";
import { history, queueOf, sessionView } from "~/domain/sessions/queries.server";
import {
  addLinks,
  addTrack,
  answerSuggestion,
  moveTrack,
  playAgain,
  removeTrack,
} from "~/domain/sessions/queue.server";
import { stepUp } from "~/domain/sessions/roles.server";
import type { SessionDto } from "~/domain/sessions/schema";
import { updateRoom } from "~/domain/rooms/update.server";
import { recogniseTrack } from "~/domain/tracks/recognise";
import type { TrackRef } from "~/domain/tracks/schema";
import { updateSession } from "~/domain/sessions/update.server";
import { heldClock } from "../support/clock";
import { onEachEngine } from "../support/database";
import { member, person, refusal, room } from "../support/people";
import { someTrack } from "../support/session-clients";
import { happened, started } from "../support/started-sessions";
import { upload } from "../support/uploads";
import { wav } from "../support/audio";

const add = (who: Person, { id }: SessionDto, trackRef: TrackRef = someTrack()) =>
  addTrack(who, id, { trackRef });
const queue = async (who: Person | null, { id }: SessionDto) => queueOf(await sessionFor(who, id));
const waiting = async (session: SessionDto, who: Person | null = null) =>
  (await queue(who, session)).filter(({ state }) => state === "WAITING");
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

onEachEngine("a session's queue", () => {
  it("begins to play with the first track and tells when each of the others will", async () => {
    const clock = heldClock();
    const [host, guest] = [await person(), await person()];
    const session = await started(host);
    const first = await add(guest, session, someTrack(100));
    expect(first).toMatchObject({ state: "PLAYING", addedBy: guest.id, user: { id: guest.id } });
    expect(Date.parse(first.playedAt!)).toBe(clock.now() + 1000);
    const [second, third] = [
      await add(host, session, someTrack(200)),
      await add(guest, session, someTrack(null)),
    ];
    const last = await add(host, session);
    const shown = await queue(null, session);
    expect(ids(shown)).toEqual(ids([first, second, third, last]));
    const inSeconds = (at: string | null) => at && (Date.parse(at) - clock.now()) / 1000;
    expect(shown.slice(1).map(({ startsAt }) => inSeconds(startsAt))).toEqual([102, 303, null]);
    expect(await happened(session.id)).toEqual(["track", "queue", "queue", "queue"]);
  });

  it("refuses with words about the field: what is no track, too many, too long, twice, within the hour", async () => {
    const clock = heldClock();
    const [host, guest] = [await person(), await person()];
    const session = await started(host, { perPerson: 2, trackMax: 300 });
    const fieldsOf = async (input: object) => (await refusal(addTrack(guest, session.id, input))).fields;
    expect(await fieldsOf({})).toEqual({ trackRef: ["Give a track or its address."] });
    expect(await fieldsOf({ trackUrl: "https://example.org" })).toEqual({
      trackUrl: [expect.stringContaining("not a track")],
    });
    const tooLong = await refusal(add(guest, session, someTrack(301)));
    expect(tooLong).toMatchObject({ code: "invalid", fields: { trackRef: [tooLong.message] } });
    const heard = someTrack(60);
    await add(guest, session, heard);
    expect((await refusal(add(host, session, heard))).message).toBe("This track is playing now.");
    const twin = someTrack(60);
    await add(guest, session, twin);
    expect((await refusal(add(host, session, twin))).message).toBe("This track is in the queue already.");
    await add(guest, session);
    const many = await refusal(add(guest, session));
    expect(many).toMatchObject({
      code: "conflict",
      fields: { trackRef: [expect.stringContaining("2 tracks of yours")] },
    });
    clock.pass(120);
    const recent = await refusal(addTrack(host, session.id, { trackUrl: heard.url }));
    expect(recent.message).toBe("This track was played 119 seconds ago. It can come again in 59 minutes.");
    expect(recent.fields).toEqual({ trackUrl: [recent.message] });
    clock.pass(3600);
    await advance(session.id);
    expect((await refusal(add(host, session, heard))).message).toBe("This session has ended.");
  });

  it("takes at most 100 that wait, however they come", async () => {
    const host = await person();
    const session = await started(host, { mode: "HOST" });
    const links = Array.from({ length: 99 }, () => someTrack().url).join("\n");
    const { added, refused } = await addLinks(host, session.id, { links });
    expect([added.length, refused.length]).toEqual([99, 0]);
    expect((await waiting(session)).length).toBe(98);
    await add(host, session);
    await add(await person(), session);
    const full = await refusal(add(host, session));
    expect(full).toMatchObject({ code: "conflict", message: "The queue is full: 100 tracks wait." });
    expect((await sessionView(await sessionFor(host, session.id))).queueLength).toBe(99);
  });

  it("adds several links at once as one event, and says of each that it refuses why", async () => {
    const [host, guest] = [await person(), await person()];
    const session = await started(host);
    const tracks = [someTrack(), someTrack(), someTrack(), someTrack()];
    const links = `Listen: ${tracks[0]!.url}, ${tracks[1]!.url}\nhttps://example.org/nothing\n(${tracks[2]!.url}) ${tracks[3]!.url}\n${tracks[0]!.url}`;
    const { added, refused } = await addLinks(guest, session.id, { links });
    expect(added.map(({ state, trackRef }) => [state, trackRef.url])).toEqual([
      ["PLAYING", tracks[0]!.url],
      ["WAITING", tracks[1]!.url],
      ["WAITING", tracks[2]!.url],
    ]);
    expect(refused).toEqual([
      { link: "https://example.org/nothing", message: expect.stringContaining("not a track") as string },
      { link: tracks[3]!.url, message: expect.stringContaining("2 tracks of yours") as string },
    ]);
    expect(await happened(session.id)).toEqual(["track"]);
    const none = await refusal(addLinks(guest, session.id, { links: "no link here" }));
    expect(none.fields).toEqual({ links: ["There is no link in this."] });
  });

  it("drops what was played within the hour when its turn comes", async () => {
    const host = await person();
    const session = await started(host, { perPerson: 5 });
    const [first, second, third] = [
      await add(host, session),
      await add(host, session),
      await add(host, session),
    ];
    // As it is where two processes add it in the same moment before either can see the other's.
    const row = await reader().queueItem.findUniqueOrThrow({ where: { id: first.id } });
    await reader().queueItem.update({ where: { id: second.id }, data: { trackKey: row.trackKey } });
    await skip(host, session.id);
    const now = await queue(host, session);
    expect(ids(now)).toEqual([third.id]);
    const dropped = await reader().queueItem.findUniqueOrThrow({ where: { id: second.id } });
    expect(dropped).toMatchObject({
      state: "DROPPED",
      endReason: "played_recently",
      playedAt: null,
      skipped: false,
    });
  });

  it("lets everybody remove their own, the decks and the room's staff any; moderators stand in the log", async () => {
    const owner = await person();
    const place = await room(owner);
    const [host, moderator] = [await member(owner, place.id), await member(owner, place.id, "MODERATOR")];
    const session = await started(host, { roomId: place.id, perPerson: 5 });
    const guest = await person();
    await add(guest, session);
    const items = [await add(guest, session), await add(guest, session), await add(guest, session)];
    expect((await refusal(removeTrack(await person(), session.id, items[0]!.id))).code).toBe("forbidden");
    await removeTrack(guest, session.id, items[0]!.id);
    await removeTrack(host, session.id, items[1]!.id);
    await removeTrack(moderator, session.id, items[2]!.id, { reason: "Not here" });
    expect(await waiting(session)).toEqual([]);
    const lines = await reader().auditLog.findMany({ where: { roomId: place.id, action: "REMOVE_TRACK" } });
    expect(lines).toMatchObject([
      { actorId: moderator.id, targetId: items[2]!.id, targetUserId: guest.id, reason: "Not here" },
    ]);
    expect((await refusal(removeTrack(guest, session.id, items[0]!.id))).code).toBe("conflict");
    expect((await refusal(removeTrack(guest, session.id, place.id))).code).toBe("not_found");
  });

  it("moves one's own among one's own, and any where the decks decide", async () => {
    const [host, guest] = [await person(), await person()];
    const session = await started(host, { perPerson: 5 });
    await add(host, session);
    const [a, b] = [await add(guest, session), await add(host, session)];
    const [c, d] = [await add(guest, session), await add(host, session)];
    await moveTrack(guest, session.id, c.id, { before: a.id });
    expect(ids(await waiting(session))).toEqual(ids([c, b, a, d]));
    expect((await refusal(moveTrack(guest, session.id, a.id, { before: b.id }))).code).toBe("conflict");
    expect((await refusal(moveTrack(guest, session.id, d.id, {}))).code).toBe("forbidden");
    await moveTrack(host, session.id, d.id, { before: c.id });
    await moveTrack(host, session.id, c.id, { before: null });
    expect(ids(await waiting(session))).toEqual(ids([d, b, a, c]));
    expect(await happened(session.id, 5)).toEqual(["queue", "queue", "queue"]);
  });

  it("lets the host answer suggestions, and nobody else add over their head", async () => {
    const [host, guest] = [await person(), await person()];
    const session = await started(host, { mode: "HOST" });
    const [one, two, three] = [
      await add(guest, session),
      await add(guest, session),
      await add(guest, session),
    ];
    expect(one.state).toBe("SUGGESTED");
    expect((await queue(guest, session)).map(({ state }) => state)).toEqual([
      "SUGGESTED",
      "SUGGESTED",
      "SUGGESTED",
    ]);
    expect((await refusal(answerSuggestion(guest, session.id, one.id, true))).code).toBe("forbidden");
    expect((await answerSuggestion(host, session.id, two.id, true)).state).toBe("PLAYING");
    expect((await answerSuggestion(host, session.id, one.id, true)).state).toBe("WAITING");
    expect(await answerSuggestion(host, session.id, three.id, false)).toMatchObject({
      state: "DECLINED",
      endReason: null,
    });
    expect((await refusal(answerSuggestion(host, session.id, three.id, true))).code).toBe("conflict");
  });

  it("asks DJs to step up before they add in rotation, and plays the booth in turns", async () => {
    const [host, ...djs] = await Promise.all(Array.from({ length: 4 }, () => person()));
    const session = await started(host!, { mode: "ROTATION" });
    const early = await refusal(add(djs[0]!, session));
    expect(early).toMatchObject({ code: "conflict", message: expect.stringContaining("step up") });
    for (const dj of djs) await stepUp(dj, session.id);
    for (const dj of djs) for (let n = 0; n < 3; n += 1) await add(dj, session);
    const order = (await queue(null, session)).map(({ addedBy }) =>
      djs.findIndex(({ id }) => id === addedBy),
    );
    expect(order).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2]);
    // A skipped turn is no turn: its DJ comes again before the next round.
    await skip(host!, session.id);
    const next = (await queue(null, session)).map(({ addedBy }) => djs.findIndex(({ id }) => id === addedBy));
    expect(next).toEqual([1, 2, 0, 1, 2, 0, 1, 2]);
  });

  it("plays again what was heard, under the same rules", async () => {
    const clock = heldClock();
    const host = await person();
    const session = await started(host, { initialTrack: someTrack(60) });
    clock.pass(62);
    await advance(session.id);
    const { items } = await history(await sessionFor(host, session.id));
    expect(items).toMatchObject([{ state: "PLAYED" }]);
    const soon = await refusal(playAgain(host, session.id, items[0]!.id));
    expect(soon).toMatchObject({
      code: "conflict",
      fields: { itemId: [expect.stringContaining("played 61 seconds ago")] },
    });
    for (let minutes = 0; minutes < 60; minutes += 3) {
      clock.pass(180);
      await updateSession(host, session.id, { sessionName: `Minute ${minutes}` });
    }
    const again = await playAgain(host, session.id, items[0]!.id);
    expect(again).toMatchObject({ state: "PLAYING", trackRef: { url: items[0]!.trackRef.url } });
  });

  it("believes an upload's length, not what is said of it, and keeps the words that its room forbids out", async () => {
    const owner = await person();
    const place = await room(owner);
    const session = await started(owner, { roomId: place.id });
    const { upload: file } = await upload(owner, wav(2));
    const card = { ...file, title: "Mine", duration: 800 };
    const item = await addTrack(owner, session.id, { trackRef: card });
    expect(item.duration).toBeCloseTo(2, 1);
    expect(item.trackRef.title).not.toBe("Mine");
    await updateRoom(owner, place.id, { wordFilter: ["polka"] });
    const word = await refusal(add(owner, session, { ...someTrack(), title: "Polka all night" }));
    expect(word).toMatchObject({ code: "invalid", fields: { trackRef: [expect.stringContaining("polka")] } });
    expect(recogniseTrack(file.url)?.provider).toBe("upload");
  });

  it("answers whoever adds while somebody ends it with one or the other, and never leaves a track behind", async () => {
    for (let n = 0; n < 8; n += 1) {
      const host = await person();
      const session = await started(host, { initialTrack: someTrack() });
      const outcomes = await Promise.allSettled([
        ...Array.from({ length: 3 }, async () => add(await person(), session)),
        endSession(host, session.id),
        ...Array.from({ length: 3 }, async () => add(await person(), session)),
      ]);
      for (const outcome of outcomes)
        if (outcome.status === "rejected")
          expect(outcome.reason).toMatchObject({ code: "conflict", message: "This session has ended." });
      const left = await reader().queueItem.findMany({ where: { sessionId: session.id, endedAt: null } });
      expect(left).toEqual([]);
      expect((await happened(session.id)).at(-1)).toBe("session_ended");
    }
  });

  it("lets nobody in whom the session's room keeps out", async () => {
    const owner = await person();
    const place = await room(owner, { type: "PRIVATE" });
    const session = await started(owner, { roomId: place.id });
    const outsider = await person();
    expect((await refusal(add(outsider, session))).code).toBe("not_found");
    expect((await refusal(addTrack(null, session.id, { trackRef: someTrack() }))).code).toBe(
      "unauthenticated",
    );
    const open = await started(owner, { roomId: (await room(owner)).id });
    await joinRoom(outsider, open.roomId!);
    expect((await add(outsider, open)).state).toBe("PLAYING");
  });
});
