import { afterEach, expect, it } from "vitest";
import { reader } from "~/db/client.server";
import type { Person } from "~/domain/actor";
import { sessionFor } from "~/domain/sessions/access.server";
import { chatPage, postToSession } from "~/domain/sessions/chat.server";
import { endSession } from "~/domain/sessions/end.server";
import { acceptLink, newLink } from "~/domain/sessions/link.server";
import { activeSessions, endedSessions } from "~/domain/sessions/lists.server";
import { listeners } from "~/domain/sessions/listeners.server";
import { pause, resume, skip } from "~/domain/sessions/playback.server";
import { history, queueOf, sessionSnapshot } from "~/domain/sessions/queries.server";
import { addTrack, moveTrack, playAgain, removeTrack } from "~/domain/sessions/queue.server";
import { answerAsk, askCoDj, handOver, stepUp } from "~/domain/sessions/roles.server";
import { retitleQueued } from "~/domain/sessions/retitle.server";
import type { SessionDto } from "~/domain/sessions/schema";
import { updateSession } from "~/domain/sessions/update.server";
import { vote } from "~/domain/sessions/vote.server";
import { canHear } from "~/domain/uploads/hearing.server";
import { env } from "~/env.server";
import { readAfter } from "~/streams/log.server";
import { sessionStream } from "~/streams/names";
import type { SessionEvent } from "~/streams/session-events";
import { applySessionEvent, type SessionState } from "~/streams/session-reducer";
import { temporaryFolder } from "../support/app";
import { wav } from "../support/audio";
import { onEachEngine } from "../support/database";
import { member, order, person, refusal, room } from "../support/people";
import { someTrack } from "../support/session-clients";
import { started } from "../support/started-sessions";
import { upload } from "../support/uploads";

const folder = env().DATA_DIR;
afterEach(() => {
  listeners.clear();
  env().DATA_DIR = folder;
});

const add = (who: Person, { id }: SessionDto, track = someTrack()) => addTrack(who, id, { trackRef: track });

async function stateOf(id: string): Promise<SessionState> {
  const access = await sessionFor(null, id);
  const snapshot = await sessionSnapshot(access);
  return { ...snapshot, messages: (await chatPage(access)).messages, lastEnded: null };
}

/** What depends on neither order nor what was seen happening. */
function comparable({ lastEnded: _, items, people, ...state }: SessionState) {
  const byId = <T extends object>(all: T[], key: keyof T) =>
    [...all].sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));
  return { ...state, items: byId(items, "id"), people: byId(people, "userId") };
}

onEachEngine("a session as it is shown", () => {
  it("is, of any earlier state and what happened since, the same as read anew", async () => {
    const [host, dj] = [await person(), await person()];
    const session = await started(host, { perPerson: 10 });
    const { id } = session;
    const waiting = () => reader().queueItem.findFirstOrThrow({ where: { sessionId: id, state: "WAITING" } });
    const steps: (() => Promise<unknown>)[] = [
      () => add(host, session),
      () => add(dj, session),
      () => add(dj, session),
      () => postToSession(dj, id, { text: "what is this?" }),
      async () => vote(host, id, (await waiting()).id, { voteType: "UPVOTE" }),
      () => pause(host, id),
      () => resume(host, id),
      async () => moveTrack(host, id, (await waiting()).id, {}),
      () => skip(host, id, {}),
      () => askCoDj(dj, id),
      () => answerAsk(host, id, dj.id, true),
      () => updateSession(host, id, { mode: "ROTATION", sessionName: "Turns" }),
      () => stepUp(host, id),
      () => add(host, session),
      async () => removeTrack(host, id, (await waiting()).id, {}),
      async () =>
        retitleQueued({
          ...((await waiting()).trackRef as SessionDto["nowPlayingRef"] & object),
          title: "Known",
        }),
      () => handOver(host, id, dj.id),
      () => endSession(dj, id),
    ];
    const states = [await stateOf(id)];
    for (const step of steps) {
      await step();
      states.push(await stateOf(id));
    }
    const fresh = comparable(states.at(-1)!);
    for (const stale of states) {
      const caught = await readAfter(sessionStream(id), stale.seq);
      if (!("events" in caught)) throw new Error("The log does not reach back.");
      const events = caught.events as unknown as SessionEvent[];
      expect(comparable(events.reduce(applySessionEvent, stale))).toEqual(fresh);
    }
  });

  it("tells each viewer their own votes, and what was heard in pages", async () => {
    const [host, fan] = [await person(), await person()];
    const session = await started(host, { perPerson: 10 });
    for (let n = 0; n < 4; n += 1) await add(host, session);
    const [, next, last] = await queueOf(await sessionFor(fan, session.id));
    await vote(fan, session.id, last!.id, { voteType: "UPVOTE" });
    await vote(fan, session.id, next!.id, { voteType: "DOWNVOTE" });
    const queue = await queueOf(await sessionFor(fan, session.id));
    expect(queue.map(({ state, myVote }) => [state, myVote])).toEqual([
      ["PLAYING", null],
      ["WAITING", "UPVOTE"],
      ["WAITING", "DOWNVOTE"],
      ["WAITING", null],
    ]);
    expect(queue[1]!.id).toBe(last!.id);
    expect((await queueOf(await sessionFor(host, session.id))).every(({ myVote }) => myVote === null)).toBe(
      true,
    );
    expect(Date.parse(queue[2]!.startsAt!) - Date.parse(queue[1]!.startsAt!)).toBe(181_000);
    for (let n = 0; n < 3; n += 1) await skip(host, session.id, {});
    const access = await sessionFor(fan, session.id);
    const first = await history(access, { limit: 2 });
    const rest = await history(access, { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...rest.items].map(({ endReason }) => endReason)).toEqual(
      Array(3).fill("by_hand"),
    );
    expect([...first.items, ...rest.items].map(({ myVote }) => myVote)).toEqual(["DOWNVOTE", "UPVOTE", null]);
    expect(rest.nextCursor).toBeNull();
    expect((await refusal(history(access, { cursor: "x" }))).fields).toHaveProperty("cursor");
    expect((await refusal(playAgain(fan, session.id, first.items[0]!.id))).code).toBe("conflict");
  });

  it("counts who listens now", async () => {
    const { id } = await started(await person());
    const count = async () => (await sessionSnapshot(await sessionFor(null, id))).session.listening;
    expect(await count()).toBe(0);
    listeners.arrive(id, { id: "tab", personId: null });
    listeners.setPlaying(id, "tab", true);
    expect(await count()).toBe(1);
  });

  it("takes over the title of a track that was not known when it was added", async () => {
    const host = await person();
    const session = await started(host, { perPerson: 10 });
    const tracks = [someTrack(null), someTrack(null)];
    for (const track of tracks) await add(host, session, track);
    for (const track of tracks)
      await retitleQueued({ ...track, title: `${track.title} (live)`, duration: 240 });
    const { session: now, items } = await sessionSnapshot(await sessionFor(null, session.id));
    expect(items.map(({ trackRef }) => trackRef.title).sort()).toEqual(
      tracks.map(({ title }) => `${title} (live)`).sort(),
    );
    expect(items.map(({ duration }) => duration)).toEqual([240, 240]);
    expect(now.nowPlayingRef?.title).toBe(`${tracks[0]!.title} (live)`);
    await retitleQueued({ ...tracks[1]!, title: "Again", duration: null });
    const row = await reader().queueItem.findFirstOrThrow({
      where: { sessionId: session.id, state: "WAITING" },
    });
    expect(row).toMatchObject({ duration: 240, trackRef: { title: "Again", duration: 240 } });
  });
});

onEachEngine("the lists of sessions", () => {
  it("show what is live, and what has ended with its tracklist and votes, in pages", async () => {
    const host = await person();
    const sessions = [];
    for (let n = 0; n < 5; n += 1)
      sessions.push(await started(host, { sessionName: `Night ${n}`, initialTrack: someTrack() }));
    await add(host, sessions[4]!);
    await pause(host, sessions[2]!.id);
    const pages = async (list: typeof activeSessions | typeof endedSessions) => {
      const all = [];
      for (let cursor: string | null = null; ;) {
        const page: Awaited<ReturnType<typeof activeSessions>> = await list(null, { limit: 2, cursor });
        all.push(...page.sessions);
        cursor = page.nextCursor;
        if (!cursor) return all.filter(({ hostId }) => hostId === host.id);
      }
    };
    const live = await pages(activeSessions);
    expect(live.map(({ id }) => id)).toEqual(sessions.map(({ id }) => id).reverse());
    expect(live.map(({ queueLength }) => queueLength)).toEqual([1, 0, 0, 0, 0]);
    expect(live[2]).toMatchObject({ status: "PAUSED", nowPlayingRef: sessions[2]!.nowPlayingRef });
    const fan = await person();
    const playing = live[0]!.playingItemId!;
    await vote(fan, live[0]!.id, playing, { voteType: "UPVOTE" });
    for (const { id } of sessions) await endSession(host, id);
    expect(await pages(activeSessions)).toEqual([]);
    const ended = await endedSessions(null, { limit: 100 });
    const [last] = ended.sessions;
    expect(last).toMatchObject({ id: sessions[4]!.id, status: "ENDED", queueLength: 0 });
    expect(last!.tracklist).toMatchObject([{ id: playing, state: "PLAYED", upvotes: 1 }]);
    expect((await pages(endedSessions)).map(({ id }) => id)).toEqual(sessions.map(({ id }) => id).reverse());
    for (const list of [activeSessions, endedSessions])
      expect((await refusal(list(null, { cursor: "x" }))).fields).toHaveProperty("cursor");
  });

  it("leave out sessions of rooms that have banned the viewer", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const session = await started(owner, { roomId });
    const [banned, mate] = [await person(), await member(owner, roomId)];
    await order(owner, roomId, "BAN_USER", banned.id);
    const listed = async (who: Person) =>
      (await activeSessions(who, { limit: 100 })).sessions.some(({ id }) => id === session.id);
    expect([await listed(banned), await listed(mate)]).toEqual([false, true]);
  });
});

onEachEngine("an uploaded track", () => {
  it("is heard by whoever may see a session in whose queue it stands, or where it was played", async () => {
    env().DATA_DIR = temporaryFolder();
    const [host, guest, stranger] = [await person(), await person(), await person()];
    const { upload: card } = await upload(host, wav());
    const id = card.providerId;
    expect(await canHear(guest, id)).toBe(false);
    const session = await started(host, { isPrivate: true });
    await add(host, session);
    const item = await addTrack(host, session.id, { trackUrl: card.url });
    await acceptLink(guest, (await newLink(host, session.id)).token);
    const who = async () => [await canHear(guest, id), await canHear(stranger, id), await canHear(null, id)];
    expect(await who()).toEqual([true, false, false]);
    await removeTrack(host, session.id, item.id, {});
    expect(await who()).toEqual([false, false, false]);
    const open = await started(host);
    await addTrack(host, open.id, { trackUrl: card.url });
    expect(await who()).toEqual([true, true, true]);
    await endSession(host, open.id);
    expect(await who()).toEqual([true, true, true]);
  });
});
