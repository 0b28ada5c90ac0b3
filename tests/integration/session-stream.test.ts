import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import { Refusal } from "~/domain/errors";
import { sessionFor } from "~/domain/sessions/access.server";
import { advance } from "~/domain/sessions/advance.server";
import { chatPage, deleteFromSession, postToSession } from "~/domain/sessions/chat.server";
import { endSession } from "~/domain/sessions/end.server";
import { leaveSession } from "~/domain/sessions/join.server";
import { listeners } from "~/domain/sessions/listeners.server";
import { pause, reportDuration, resume, skip } from "~/domain/sessions/playback.server";
import { sessionSnapshot } from "~/domain/sessions/queries.server";
import {
  addLinks,
  addTrack,
  answerSuggestion,
  moveTrack,
  playAgain,
  removeTrack,
} from "~/domain/sessions/queue.server";
import {
  answerAsk,
  askCoDj,
  handOver,
  inviteCoDj,
  answerInvite,
  pullDj,
  stepDown,
  stepUp,
  takeAwayCoDj,
} from "~/domain/sessions/roles.server";
import type { SessionMode } from "~/domain/sessions/schema";
import { updateSession } from "~/domain/sessions/update.server";
import { vote } from "~/domain/sessions/vote.server";
import { reader } from "~/db/client.server";
import { readAfter } from "~/streams/log.server";
import { sessionStream } from "~/streams/names";
import type { SessionEvent } from "~/streams/session-events";
import { applySessionEvent, type SessionState } from "~/streams/session-reducer";
import { playOrder } from "~/domain/sessions/order";
import { heldClock } from "../support/clock";
import { onEachEngine } from "../support/database";
import { person } from "../support/people";
import { someTrack } from "../support/session-clients";
import { started } from "../support/started-sessions";

afterEach(() => listeners.clear());

const KINDS = [
  ...["add", "add", "add", "add", "links", "again", "vote", "vote", "vote", "against", "against"],
  ...["unvote", "skip", "skip", "remove", "move", "accept", "decline", "pause", "resume", "length"],
  ...["mode", "rename", "up", "up", "down", "pull", "ask", "yes", "no", "invite", "take", "demote"],
  ...["over", "leave", "say", "unsay", "pass", "pass", "wait", "come", "go"],
] as const;
type Kind = (typeof KINDS)[number];
type Command = { kind: Kind; who: number; at: number };
const command: fc.Arbitrary<Command> = fc.record({
  kind: fc.constantFrom(...KINDS),
  who: fc.nat(3),
  at: fc.nat(30),
});
const MODES: SessionMode[] = ["VOTE", "ROTATION", "HOST"];

type Cast = { id: string; people: Person[]; clock: ReturnType<typeof heldClock>; said: string[] };

/** Runs one command; what the rules refuse is refused, and that is no event. */
async function run({ id, people, clock, said }: Cast, { kind, who, at }: Command): Promise<void> {
  const actor = people[who]!;
  const other = people[at % people.length]!;
  const host = async () => {
    const { hostId } = await reader().dJSession.findUniqueOrThrow({ where: { id } });
    return people.find((one) => one.id === hostId)!;
  };
  const items = await reader().queueItem.findMany({
    where: { sessionId: id },
    orderBy: { createdAt: "asc" },
  });
  const live = items.filter(({ endedAt }) => endedAt === null);
  const item = live[at % Math.max(1, live.length)]?.id ?? id;
  const before = live[(at + 1) % Math.max(1, live.length)]?.id ?? null;
  const acts: Record<Kind, () => Promise<unknown>> = {
    add: () => addTrack(actor, id, { trackRef: someTrack(at % 4 === 0 ? null : 60 + at) }),
    links: () => addLinks(actor, id, { links: `${someTrack().url} ${someTrack().url}` }),
    again: () => playAgain(actor, id, items[at % Math.max(1, items.length)]?.id ?? id),
    vote: () => vote(actor, id, item, { voteType: "UPVOTE" }),
    against: () => vote(actor, id, item, { voteType: "DOWNVOTE" }),
    unvote: () => vote(actor, id, item, { voteType: null }),
    skip: async () => skip(await host(), id, {}),
    remove: () => removeTrack(actor, id, item, {}),
    move: async () => moveTrack(at % 2 ? actor : await host(), id, item, { before }),
    accept: async () => answerSuggestion(await host(), id, item, true),
    decline: async () => answerSuggestion(await host(), id, item, false),
    pause: async () => pause(await host(), id),
    resume: async () => resume(await host(), id),
    length: () => reportDuration(actor, id, { itemId: item, duration: 40 + at }),
    mode: async () => updateSession(await host(), id, { mode: MODES[at % MODES.length] }),
    rename: async () => updateSession(await host(), id, { sessionName: `Name ${at}`, skipShare: 20 + at }),
    up: () => stepUp(actor, id),
    down: () => stepDown(actor, id),
    pull: async () => pullDj(await host(), id, other.id),
    ask: () => askCoDj(actor, id),
    yes: async () => answerAsk(await host(), id, other.id, true),
    no: async () => answerAsk(await host(), id, other.id, false),
    invite: async () => inviteCoDj(await host(), id, other.id),
    take: () => answerInvite(actor, id, at % 3 > 0),
    demote: async () => takeAwayCoDj(await host(), id, other.id),
    over: async () => handOver(await host(), id, other.id),
    leave: () => leaveSession(actor, id),
    say: async () => said.push((await postToSession(actor, id, { text: `words ${at}` })).message.id),
    unsay: async () => deleteFromSession(await host(), id, said[at % Math.max(1, said.length)] ?? id),
    pass: async () => {
      clock.pass(at * 4);
      await advance(id);
    },
    wait: async () => void clock.pass(2),
    come: async () => {
      listeners.arrive(id, { id: actor.id, personId: actor.id });
      listeners.setPlaying(id, actor.id, true);
    },
    go: async () => listeners.depart(id, actor.id),
  };
  await acts[kind]().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

async function stateOf(id: string): Promise<SessionState> {
  const access = await sessionFor(null, id);
  const snapshot = await sessionSnapshot(access);
  return { ...snapshot, messages: (await chatPage(access)).messages, lastEnded: null };
}

/** What depends on neither order nor what was seen happening, and what comes next by it. */
function comparable({ lastEnded: _, items, people, session, ...state }: SessionState) {
  const { listening, ...told } = session;
  const byId = <T extends object>(all: T[], key: keyof T) =>
    [...all].sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));
  const next = playOrder(session, items, people).map(({ id, startsAt }) => [id, startsAt]);
  return { ...state, session: told, items: byId(items, "id"), people: byId(people, "userId"), next };
}

async function eventsAfter(id: string, seq: number): Promise<SessionEvent[]> {
  const caught = await readAfter(sessionStream(id), seq, 5000);
  if ("reset" in caught) throw new Error("The log does not reach back.");
  expect(caught.events.map((event) => event.seq)).toEqual(caught.events.map((_, index) => seq + 1 + index));
  return caught.events as unknown as SessionEvent[];
}

onEachEngine("a session's stream", () => {
  it("turns any stale state into the fresh one, whatever was done in it", async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => person()));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...MODES),
        fc.array(command, { minLength: 12, maxLength: 40 }),
        async (mode, commands) => {
          const clock = heldClock();
          const { id } = await started(people[0]!, { mode, perPerson: 10 });
          const cast: Cast = { id, people, clock, said: [] };
          const stale: SessionState[] = [];
          for (const one of commands) {
            stale.push(await stateOf(id));
            await run(cast, one);
          }
          // Votes are told within a second: nothing is left that nobody has been told of.
          clock.pass(2);
          await advance(id);
          const fresh = comparable(await stateOf(id));
          for (const before of stale) {
            const now = (await eventsAfter(id, before.seq)).reduce(applySessionEvent, before);
            expect(comparable(now)).toEqual(fresh);
          }
          const counted = await reader().queueItem.findMany({
            where: { sessionId: id },
            include: { votes: true },
          });
          for (const { upvotes, downvotes, votes } of counted)
            expect([upvotes, downvotes]).toEqual(
              ["UPVOTE", "DOWNVOTE"].map((type) => votes.filter(({ voteType }) => voteType === type).length),
            );
          listeners.clear();
          await endSession(
            people.find((one) => one.id === fresh.session.hostId)!,
            id,
          ).catch(() => undefined);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("holds a thousand votes at once, each account's once", async () => {
    const people = await Promise.all(Array.from({ length: 250 }, () => person()));
    const host = await person();
    const session = await started(host, { initialTrack: someTrack(800) });
    const item = await addTrack(host, session.id, { trackRef: someTrack() });
    people.forEach((who) => {
      listeners.arrive(session.id, { id: who.id, personId: who.id });
      listeners.setPlaying(session.id, who.id, true);
    });
    const words = ["UPVOTE", null, "DOWNVOTE", "UPVOTE"] as const;
    await Promise.all(
      people.flatMap((who, at) =>
        words.map((voteType) =>
          vote(who, session.id, item.id, { voteType: at % 5 === 0 && voteType ? "DOWNVOTE" : voteType }),
        ),
      ),
    );
    const row = await reader().queueItem.findUniqueOrThrow({
      where: { id: item.id },
      include: { votes: true },
    });
    const count = (type: string) => row.votes.filter(({ voteType }) => voteType === type).length;
    expect([row.upvotes, row.downvotes]).toEqual([count("UPVOTE"), count("DOWNVOTE")]);
    expect(new Set(row.votes.map(({ userId }) => userId)).size).toBe(row.votes.length);
    expect(row.votes.length).toBeGreaterThan(200);
  });
});
