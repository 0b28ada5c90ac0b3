import { env, type Limit } from "~/env.server";
import { log } from "~/log.server";
import { rateLimited } from "~/metrics/product.server";
import { redis } from "~/redis.server";
import { Refusal, type FieldErrors } from "../errors";
import { inWords } from "./in-words";
import { newLimiter, newSlidingLimiter, type CountedIn, type Limiter } from "./limiter.server";

/** What is limited, by whom. The numbers are settings. */
const LIMITS = {
  messages: () => env().LIMIT_MESSAGES,
  messagesBurst: () => env().LIMIT_MESSAGES_BURST,
  repeats: () => env().LIMIT_REPEATS,
  edits: () => env().LIMIT_EDITS,
  reactions: () => env().LIMIT_REACTIONS,
  votes: () => env().LIMIT_VOTES,
  rooms: () => env().LIMIT_ROOMS,
  joins: () => env().LIMIT_JOINS,
  sessions: () => env().LIMIT_SESSIONS,
  invites: () => env().LIMIT_INVITES,
  reports: () => env().LIMIT_REPORTS,
  uploads: () => env().LIMIT_UPLOADS,
  images: () => env().LIMIT_IMAGES,
  signIn: () => env().LIMIT_SIGNIN,
  signInAddress: () => env().LIMIT_SIGNIN_ADDRESS,
  signUp: () => env().LIMIT_SIGNUP,
  api: () => env().LIMIT_API,
  apiToken: () => env().LIMIT_API_TOKEN,
  sockets: () => env().LIMIT_SOCKETS,
  socketsAddress: () => env().LIMIT_SOCKETS_ADDRESS,
} satisfies Record<string, () => Limit>;

export type LimitName = keyof typeof LIMITS;

/** Few in a short time: counted back from each act, not from the first of a row. */
const SLIDING: ReadonlySet<LimitName> = new Set(["repeats"]);

/** Those that spare a node work, and come too often to ask Redis each time: each node counts for itself. */
const HERE: ReadonlySet<LimitName> = new Set(["sockets", "socketsAddress"]);

let limiters = new Map<LimitName, Limiter>();
let prefix = "seda:limit";

function limiter(name: LimitName): Limiter {
  const known = limiters.get(name);
  if (known) return known;
  const where: CountedIn = { redis: HERE.has(name) ? null : redis(), prefix: `${prefix}:${name}` };
  const made = (SLIDING.has(name) ? newSlidingLimiter : newLimiter)(LIMITS[name](), where);
  limiters.set(name, made);
  return made;
}

/** How a refusal begins, and the field it is about when it is about one alone. */
type Words = { why?: string; field?: string };

/** One act, to count against one limit for one key (a person, an address …). */
export type Act = readonly [name: LimitName, key: string, words?: Words];

/** What was counted, and the way to take it back when it turns out not to count. */
export type Spent = { giveBack(): Promise<void> };

/**
 * Counts one act of `key` against a limit.
 * @throws Refusal `rate_limited`, with the seconds to wait, when the limit is reached
 */
export function spend(name: LimitName, key: string): Promise<Spent> {
  return spendAll([[name, key]]);
}

/**
 * Counts one act against several limits: against all, or (when one of them is reached) against none. The refusal is
 * that of the slowest, so whoever waits is let through by each.
 * @throws Refusal `rate_limited`, with the seconds to wait
 */
export async function spendAll(acts: readonly [Act, ...Act[]]): Promise<Spent> {
  const taken = await Promise.all(acts.map(([name, key]) => limiter(name).take(key)));
  const giveBack = async () => void (await Promise.all(taken.map(({ undo }) => undo())));
  const waits = taken.map(({ wait }) => wait);
  const longest = Math.max(...waits);
  if (longest === 0) return { giveBack };
  await giveBack();
  const [name, , words] = acts[waits.indexOf(longest)]!;
  const wait = Math.max(1, Math.ceil(longest / 1000));
  log.warn({ event: "rate_limit_exceeded", limit: name, wait });
  rateLimited.inc({ limit: name });
  throw tooFast(wait, words);
}

/** The refusal of somebody who has to wait so many whole seconds. */
export function tooFast(wait: number, { why = "That was too fast.", field }: Words = {}): Refusal {
  const message = `${why} Wait ${inWords(wait)}.`;
  const fields: FieldErrors | undefined = field ? { [field]: [message] } : undefined;
  return new Refusal("rate_limited", message, { retryAfter: wait, ...(fields ? { fields } : {}) });
}

/** Forgets what was counted for a key. */
export async function forgive(name: LimitName, key: string): Promise<void> {
  await limiter(name).forget(key);
}

/**
 * Counts anew from nothing, by the settings and the Redis there are now. For tests.
 * @param under what the counts in Redis are named with, to keep them from those of others
 */
export function resetLimits(under = "seda:limit"): void {
  limiters = new Map();
  prefix = under;
}
