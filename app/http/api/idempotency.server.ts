import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { reader } from "~/db/client.server";
import { purge, type Batch } from "~/db/batches.server";
import { inTransaction, isUniqueViolation } from "~/db/transaction.server";
import type { Actor } from "~/domain/actor";
import { conflict, invalid } from "~/domain/errors";
import { newToken, now, nowMs, tokenHash } from "~/world.server";
import type { Answer } from "./answers.server";

const DAY = 24 * 3600_000;
/** A request that has been running for so long ended with its process. */
const ABANDONED = 60_000;

/** What a key stands for: one request of one caller. */
export type KeyedRequest = { key: string; actor: Actor; address: string; request: string };

/**
 * Answers a request once, however often it is sent with the same key within a day (as in the IETF draft
 * "The Idempotency-Key HTTP Header Field"). Refusals are kept too; a fault or a reached limit is not, so that trying
 * again helps.
 *
 * @param request method, address and body: the key is good for these alone
 * @throws Refusal `invalid` (no key has this form), `conflict` (another request's key, or the first is under way)
 */
export async function once(keyed: KeyedRequest, run: () => Promise<Answer>): Promise<Answer> {
  if (!/^[\x21-\x7E]{1,255}$/.test(keyed.key))
    throw invalid("Idempotency-Key", "An Idempotency-Key has 1 to 255 visible characters.");
  const id = tokenHash(`${keyed.actor?.id ?? `address ${keyed.address}`}\n${keyed.key}`);
  const seal = sealFor(keyed);
  if (!(await claim(id, seal.requestHash))) return kept(id, seal);
  const answer = await run().catch(async (error: unknown) => {
    await release(id);
    throw error;
  });
  if (answer.status === 429 || answer.status >= 500) await release(id);
  else await keep(id, seal.close(answer), answer.status);
  return answer;
}

/** Whether the key is this request's now. The unique id decides between requests that come at once. */
async function claim(id: string, requestHash: string): Promise<boolean> {
  try {
    await inTransaction((tx) => tx.db.idempotencyKey.create({ data: { id, requestHash, createdAt: now() } }));
    return true;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  const { count } = await inTransaction((tx) =>
    tx.db.idempotencyKey.updateMany({
      where: {
        id,
        OR: [
          { createdAt: { lt: new Date(nowMs() - DAY) } },
          { status: null, createdAt: { lt: new Date(nowMs() - ABANDONED) } },
        ],
      },
      data: { requestHash, status: null, createdAt: now() },
    }),
  );
  return count === 1;
}

async function kept(id: string, seal: Seal): Promise<Answer> {
  const row = await reader().idempotencyKey.findUnique({ where: { id } });
  if (row && row.requestHash !== seal.requestHash)
    throw conflict("This Idempotency-Key was used for another request.");
  if (!row || row.status === null) throw conflict("The first request with this key is still being answered.");
  const answer = seal.open(String(row.body));
  return { ...answer, headers: { ...answer.headers, "Idempotency-Replayed": "true" } };
}

async function keep(id: string, body: string, status: number): Promise<void> {
  await inTransaction((tx) => tx.db.idempotencyKey.update({ where: { id }, data: { status, body } }));
}

async function release(id: string): Promise<void> {
  await inTransaction((tx) => tx.db.idempotencyKey.deleteMany({ where: { id } }));
}

type Seal = { requestHash: string; close(answer: Answer): string; open(text: string): Answer };

/**
 * Requests hold passwords and answers hold tokens, neither of which is stored anywhere else. So what is kept is
 * bound to the key, which only the client has: the request as an HMAC, the answer encrypted (AES-256-GCM).
 */
function sealFor({ key, request }: KeyedRequest): Seal {
  const derive = (what: string) => createHmac("sha256", key).update(`${what}\n${request}`).digest();
  const secret = derive("answer");
  return {
    requestHash: derive("request").toString("hex"),
    close(answer) {
      const iv = Buffer.from(newToken(), "base64url").subarray(0, 12);
      const cipher = createCipheriv("aes-256-gcm", secret, iv);
      const text = Buffer.concat([cipher.update(JSON.stringify(answer)), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64");
    },
    open(text) {
      const bytes = Buffer.from(text, "base64");
      const decipher = createDecipheriv("aes-256-gcm", secret, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return JSON.parse(
        Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString(),
      ) as Answer;
    },
  };
}

/** The job's part: forgets what is older than a day. */
export function purgeIdempotencyKeys(batch: Batch = inTransaction): Promise<number> {
  return purge(batch, ({ db }, limit) =>
    db.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(nowMs() - DAY) } }, limit }),
  );
}
