import { rowInserter } from "~/db/insert-rows.server";
import type { Transaction } from "~/db/transaction.server";
import { rowUpdater } from "~/db/update-rows.server";
import { newId, now } from "~/world.server";
import type { VoteType } from "./schema";

export type Counts = { upvotes: number; downvotes: number };
type Cast = {
  item: Counts & { id: string };
  userId: string;
  voteType: VoteType | null;
  /** What the person has voted on it until now. */
  before: { id: string; voteType: VoteType } | null;
};

const CONTENT = { voteType: "plain", createdAt: "time" } as const;
const insertVotes = rowInserter<{
  id: string;
  queueItemId: string;
  userId: string;
  voteType: VoteType;
  createdAt: Date;
}>("votes", { id: "plain", queueItemId: "plain", userId: "plain", ...CONTENT });
const updateVotes = rowUpdater<{ id: string; voteType: VoteType; createdAt: Date }>("votes", CONTENT);
const updateCounts = rowUpdater<Counts & { id: string; votesUntold: boolean }>("queue_items", {
  ...{ upvotes: "plain", downvotes: "plain", votesUntold: "plain" },
});

/** Writes the vote and the track's new counts. Null where it was so already. */
export async function cast(
  tx: Transaction,
  { item, userId, voteType, before }: Cast,
): Promise<Counts | null> {
  if ((before?.voteType ?? null) === voteType) return null;
  if (voteType === null) await tx.db.vote.deleteMany({ where: { id: before!.id } });
  else if (before) await updateVotes(tx.db, [{ id: before.id, voteType, createdAt: now() }]);
  else await insertVotes(tx.db, [{ id: newId(), queueItemId: item.id, userId, voteType, createdAt: now() }]);
  const moved = (type: VoteType) => Number(voteType === type) - Number(before?.voteType === type);
  const counts = {
    upvotes: item.upvotes + moved("UPVOTE"),
    downvotes: item.downvotes + moved("DOWNVOTE"),
  };
  await updateCounts(tx.db, [{ id: item.id, ...counts, votesUntold: true }]);
  return counts;
}
