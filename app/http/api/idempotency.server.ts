import { purge, type Batch } from "~/db/batches.server";
import { database, reader } from "~/db/client.server";
import { marked } from "~/db/marks.server";
import { inTransaction, isUniqueViolation, type Transaction } from "~/db/transaction.server";
import type { Actor } from "~/domain/actor";
import { conflict, invalid } from "~/domain/errors";
import { newId, now, nowMs, tokenHash } from "~/world.server";
import type { Answer } from "./answers.server";
import { sealFor, type Seal } from "./seal.server";

const DAY = 24 * 3600_000;
/** On several nodes, a request that has run for so long may be taken over. If its node lives, only one of both is done. */
const LEASE = 5000;
/** The `status` of a request that is done and whose answer is not kept yet. */
const DONE = 0;

/** What a key stands for: one request of one caller. */
export type KeyedRequest = {
  key: string;
  actor: Actor;
  address: string;
  /** Method, address and body: the key is good for these alone. */
  request: string;
  /** Whether it may be run again after it was done. */
  repeatable: boolean;
};

/** A key that is this request's now. */
type Claim = { id: string; at: Date; madeId: string; isDone: boolean; isOver: boolean };

/** The requests that this process is answering. */
const running = new Set<string>();

const unanswered = () => conflict("The first request with this key is still being answered.");

/**
 * Answers a request once, however often it is sent with the same key within a day (as in the IETF draft
 * "The Idempotency-Key HTTP Header Field"). Refusals are kept too; a fault or a reached limit is not, so that trying
 * again helps.
 *
 * What the request commits is marked as done in the same transaction. When its process ends before the answer is kept,
 * a request that is not done is run by whoever sends it again; one that is done, if it is repeatable, finds what it
 * made: by `madeId`, or since it sets what it sets. Any other is not run again: its answer is lost, which is said.
 *
 * @throws Refusal `invalid` (no key has this form), `conflict` (another request's key, the first is under way, or its
 *   answer is lost)
 */
export async function once(keyed: KeyedRequest, run: (madeId: string) => Promise<Answer>): Promise<Answer> {
  if (!/^[\x21-\x7E]{1,255}$/.test(keyed.key))
    throw invalid("Idempotency-Key", "An Idempotency-Key has 1 to 255 visible characters.");
  const id = tokenHash(`${keyed.actor?.id ?? `address ${keyed.address}`}\n${keyed.key}`);
  const seal = sealFor(keyed);
  if (running.has(id)) return kept(id, seal, true);
  running.add(id);
  try {
    const claim = await claimFor(id, seal.requestHash, keyed.repeatable);
    return claim ? await first(claim, seal, run) : await kept(id, seal, false);
  } finally {
    running.delete(id);
  }
}

async function first(claim: Claim, seal: Seal, run: (madeId: string) => Promise<Answer>): Promise<Answer> {
  const answer = await marked(
    (tx) => markDone(tx, claim),
    () => run(claim.madeId),
  ).catch(async (error: unknown) => {
    await release(claim);
    throw error;
  });
  if (answer.status === 429 || answer.status >= 500) await release(claim);
  else await keep(claim, seal.close(answer), answer.status);
  return answer;
}

/** The key for this request, if it is free or its request has ended with its process. The unique id decides. */
async function claimFor(id: string, requestHash: string, repeatable: boolean): Promise<Claim | null> {
  const fresh = { requestHash, status: null, body: newId(), createdAt: now() };
  try {
    await inTransaction((tx) => tx.db.idempotencyKey.create({ data: { id, ...fresh } }));
    return { id, at: fresh.createdAt, madeId: fresh.body, isDone: false, isOver: false };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  const row = await reader().idempotencyKey.findUnique({ where: { id } });
  if (!row) return null;
  const isOld = row.createdAt.getTime() < nowMs() - DAY;
  const isDone = row.status === DONE;
  const isLost = row.requestHash === requestHash && isAbandoned(row) && (!isDone || repeatable);
  if (!isOld && !isLost) return null;
  const { count } = await inTransaction((tx) =>
    tx.db.idempotencyKey.updateMany({
      where: { id, createdAt: row.createdAt, status: row.status },
      data: isOld ? fresh : { createdAt: fresh.createdAt },
    }),
  );
  if (count === 0) return null;
  const madeId = isOld ? fresh.body : String(row.body);
  return { id, at: fresh.createdAt, madeId, isDone: isDone && !isOld, isOver: false };
}

/** Whether nobody answers a request any more. On SQLite there is this process alone. */
function isAbandoned({ status, createdAt }: { status: number | null; createdAt: Date }): boolean {
  if (status !== null && status !== DONE) return false;
  return database().engine === "sqlite" || createdAt.getTime() < nowMs() - LEASE;
}

/** While the claim holds: nothing is committed for a request that somebody else has taken over. */
const held = ({ id, at }: Claim) => ({ id, createdAt: at, OR: [{ status: null }, { status: DONE }] });

async function markDone(tx: Transaction, claim: Claim): Promise<void> {
  // What goes on after the answer is not the request.
  if (claim.isOver) return;
  const { count } = await tx.db.idempotencyKey.updateMany({ where: held(claim), data: { status: DONE } });
  if (count === 0 && !claim.isOver) throw unanswered();
  tx.afterCommit(() => {
    claim.isDone = true;
  });
}

async function kept(id: string, seal: Seal, isRunning: boolean): Promise<Answer> {
  const row = await reader().idempotencyKey.findUnique({ where: { id } });
  if (row && row.requestHash !== seal.requestHash)
    throw conflict("This Idempotency-Key was used for another request.");
  if (row?.status === DONE && !isRunning && isAbandoned(row))
    throw conflict("This was done, but its answer is lost. Look at what is there.");
  if (!row || row.status === null || row.status === DONE) throw unanswered();
  const answer = seal.open(String(row.body));
  return { ...answer, headers: { ...answer.headers, "Idempotency-Replayed": "true" } };
}

async function keep(claim: Claim, body: string, status: number): Promise<void> {
  claim.isOver = true;
  await inTransaction((tx) =>
    tx.db.idempotencyKey.updateMany({ where: held(claim), data: { status, body } }),
  );
}

/** Lets the request be run again, if nothing of it is done. */
async function release(claim: Claim): Promise<void> {
  claim.isOver = true;
  if (!claim.isDone) await inTransaction((tx) => tx.db.idempotencyKey.deleteMany({ where: held(claim) }));
}

/** The job's part: forgets what is older than a day. */
export function purgeIdempotencyKeys(batch: Batch = inTransaction): Promise<number> {
  return purge(batch, ({ db }, limit) =>
    db.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(nowMs() - DAY) } }, limit }),
  );
}
