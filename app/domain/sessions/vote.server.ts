import { grouped, type Outcome } from "~/db/grouped.server";
import type { Transaction } from "~/db/transaction.server";
import { voteBacklog, voting } from "~/metrics/product.server";
import { announce } from "~/streams/bus.server";
import { nowMs } from "~/world.server";
import type { Actor, Person } from "../actor";
import { conflict, Refusal } from "../errors";
import { spend } from "../limits/limits.server";
import { measured } from "../measured.server";
import { parse } from "../parse";
import { signedIn } from "../rooms/access.server";
import { allowInSession, sessionFor, type SessionRow } from "./access.server";
import { cast, type Counts } from "./cast-vote.server";
import { changeSession, itemIn } from "./change.server";
import { voteSchema } from "./inputs";
import { listeners } from "./listeners.server";
import { isLive, itemOf } from "./machine/state";
import { judged, votesToSkip } from "./machine/votes";
import { queueItem } from "./queue.server";
import type { QueueItemDto, VoteType } from "./schema";
import { queueItemDto } from "./session-dto";
import { tellOfVote } from "./tell-votes.server";

type Ballot = { person: Person; sessionId: string; itemId: string; voteType: VoteType | null };

/**
 * Votes for or against somebody else's track, changes the vote, or takes it back (null): one an account and track.
 * Enough votes against it end it: one that plays is skipped, one that waits is dropped.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden` (one's own), `not_found`, `conflict` (it is over),
 *   `rate_limited`
 */
export function vote(actor: Actor, sessionId: string, itemId: string, input: unknown): Promise<QueueItemDto> {
  voteBacklog.inc();
  return measured(voting, () => take(actor, sessionId, itemId, input)).finally(() => voteBacklog.dec());
}

async function take(actor: Actor, sessionId: string, itemId: string, input: unknown): Promise<QueueItemDto> {
  const person = signedIn(actor);
  const { voteType } = parse(voteSchema, input);
  await spend("votes", person.id);
  return count({ person, sessionId, itemId, voteType });
}

// A crowd that votes at once shares the commits, and does not take every connection to wait for one session.
const count = grouped(countAll);

async function countAll(tx: Transaction, ballots: Ballot[]): Promise<Outcome<QueueItemDto>[]> {
  const outcomes = new Map<Ballot, Outcome<QueueItemDto>>();
  // Session by session, in one order everywhere: so no two processes wait for each other.
  for (const ballot of ballots.toSorted((a, b) => a.sessionId.localeCompare(b.sessionId)))
    outcomes.set(ballot, await countOne(tx, ballot));
  return ballots.map((ballot) => outcomes.get(ballot)!);
}

/** Refuses before anything is written, or not alone: then the whole group is tried one by one. */
async function countOne(tx: Transaction, ballot: Ballot): Promise<Outcome<QueueItemDto>> {
  const checked = await check(tx, ballot).catch((error: unknown) => {
    if (error instanceof Refusal) return { error };
    throw error;
  });
  return "error" in checked ? checked : { value: await write(tx, ballot, checked) };
}

async function check(tx: Transaction, { person, sessionId, itemId }: Ballot) {
  const access = await sessionFor(person, sessionId, tx);
  const { votes, ...item } = await queueItem(tx, access, itemId, person.id);
  allowInSession(access, "vote", item);
  if (access.session.status === "ENDED") throw conflict("This session has ended.");
  if (!isLive(item)) throw conflict("This track is over: no vote changes it any more.");
  return { access, item, before: votes[0] ?? null };
}

async function write(
  tx: Transaction,
  { person, voteType }: Ballot,
  { access, item, before }: Awaited<ReturnType<typeof check>>,
): Promise<QueueItemDto> {
  const { session } = access;
  const counts = await cast(tx, { item, userId: person.id, voteType, before });
  if (!counts) return queueItemDto(item, voteType);
  const data = { sessionId: session.id, itemId: item.id, voteType };
  tx.afterCommit(() => announce({ type: "person", userId: person.id, change: "vote", data }));
  const row = { ...item, ...counts };
  if (!decides(session, person.id, counts)) {
    await tellOfVote(tx, session);
    return queueItemDto(row, voteType);
  }
  const changed = await changeSession(access, tx, judged);
  const isTold = itemOf(changed.before, item.id) !== itemOf(changed.after, item.id);
  if (!isTold) await tellOfVote(tx, changed.session);
  return isTold ? { ...itemIn(changed, item.id), myVote: voteType } : queueItemDto(row, voteType);
}

/** Where nobody listens, votes keep a session alive: it need not be written down more often. */
const NOTED_EVERY = 10_000;

/** Whether more may come of the vote than a number: the session is looked at as a whole only then. */
function decides(session: SessionRow, userId: string, { downvotes }: Counts): boolean {
  const { accounts } = listeners.counts(session.id);
  if (downvotes >= votesToSkip(session.skipShare, accounts)) return true;
  const hostWasAway = session.hostAwaySince !== null || session.hostGone;
  const isForgotten = session.idleSince !== null && nowMs() - session.idleSince.getTime() >= NOTED_EVERY;
  return isForgotten || (hostWasAway && userId === session.hostId);
}
