import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { newId, now } from "~/world.server";
import type { Actor } from "../actor";
import { conflict } from "../errors";
import { spend } from "../limits/limits.server";
import { parse } from "../parse";
import { signedIn } from "../rooms/access.server";
import { allowInSession, sessionFor, type SessionRow } from "./access.server";
import { changeSession, itemIn } from "./change.server";
import { voteSchema } from "./inputs";
import { listeners } from "./listeners.server";
import { isLive, itemOf } from "./machine/state";
import { judged, votesToSkip } from "./machine/votes";
import { queueItem } from "./queue.server";
import type { QueueItemDto, VoteType } from "./schema";
import { queueItemDto } from "./session-dto";
import { tellOfVote } from "./tell-votes.server";

/**
 * Votes for or against somebody else's track, changes the vote, or takes it back (null): one an account and track.
 * Enough votes against it end it: one that plays is skipped, one that waits is dropped.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden` (one's own), `not_found`, `conflict` (it is over),
 *   `rate_limited`
 */
export async function vote(
  actor: Actor,
  sessionId: string,
  itemId: string,
  input: unknown,
): Promise<QueueItemDto> {
  const person = signedIn(actor);
  const { voteType } = parse(voteSchema, input);
  await spend("votes", person.id);
  return inTransaction(async (tx) => {
    const access = await sessionFor(actor, sessionId, tx);
    const { session } = access;
    const item = await queueItem(tx, access, itemId);
    allowInSession(access, "vote", item);
    if (session.status === "ENDED") throw conflict("This session has ended.");
    if (!isLive(item)) throw conflict("This track is over: no vote changes it any more.");
    const counts = await cast(tx, item, person.id, voteType);
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
  });
}

type Counts = { upvotes: number; downvotes: number };

/** Writes the vote and the track's new counts. Null where it was so already. */
async function cast(
  tx: Transaction,
  item: Counts & { id: string },
  userId: string,
  voteType: VoteType | null,
): Promise<Counts | null> {
  const where = { queueItemId_userId: { queueItemId: item.id, userId } };
  const before = (await tx.db.vote.findUnique({ where }))?.voteType ?? null;
  if (before === voteType) return null;
  if (voteType === null) await tx.db.vote.delete({ where });
  else
    await tx.db.vote.upsert({
      where,
      create: { id: newId(), queueItemId: item.id, userId, voteType, createdAt: now() },
      update: { voteType, createdAt: now() },
    });
  const moved = (type: VoteType) => Number(voteType === type) - Number(before === type);
  const counts = {
    upvotes: item.upvotes + moved("UPVOTE"),
    downvotes: item.downvotes + moved("DOWNVOTE"),
  };
  const data = { ...counts, votesUntold: true };
  await tx.db.queueItem.update({ where: { id: item.id }, data, select: { id: true } });
  return counts;
}

/** Whether more may come of the vote than a number: the session is looked at as a whole only then. */
function decides(session: SessionRow, userId: string, { downvotes }: Counts): boolean {
  const { accounts } = listeners.counts(session.id);
  if (downvotes >= votesToSkip(session.skipShare, accounts)) return true;
  const hostWasAway = session.hostAwaySince !== null || session.hostGone;
  return session.idleSince !== null || (hostWasAway && userId === session.hostId);
}
