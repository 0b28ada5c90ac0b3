import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { env, type Limit } from "~/env.server";
import { log } from "~/log.server";
import { Refusal } from "../errors";

/** What is limited, by whom. The numbers are settings. */
const LIMITS = {
  messages: () => env().LIMIT_MESSAGES,
  messagesBurst: () => env().LIMIT_MESSAGES_BURST,
  reactions: () => env().LIMIT_REACTIONS,
  rooms: () => env().LIMIT_ROOMS,
  invites: () => env().LIMIT_INVITES,
  signIn: () => env().LIMIT_SIGNIN,
  signInAddress: () => env().LIMIT_SIGNIN_ADDRESS,
  signUp: () => env().LIMIT_SIGNUP,
  reports: () => env().LIMIT_REPORTS,
  api: () => env().LIMIT_API,
  apiToken: () => env().LIMIT_API_TOKEN,
} satisfies Record<string, () => Limit>;

export type LimitName = keyof typeof LIMITS;

const limiters = new Map<LimitName, RateLimiterMemory>();

function limiter(name: LimitName): RateLimiterMemory {
  const known = limiters.get(name);
  if (known) return known;
  const { count, seconds } = LIMITS[name]();
  const made = new RateLimiterMemory({ keyPrefix: name, points: count, duration: seconds });
  limiters.set(name, made);
  return made;
}

/**
 * Counts one act of `key` against a limit.
 * @throws Refusal `rate_limited`, with the seconds to wait, when the limit is reached
 */
export async function spend(name: LimitName, key: string): Promise<void> {
  try {
    await limiter(name).consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const wait = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    log.warn({ event: "rate_limit_exceeded", limit: name, wait });
    throw new Refusal("rate_limited", `That was too fast. Wait ${inWords(wait)}.`, { retryAfter: wait });
  }
}

/** A wait as people say it: seconds up to two minutes, then minutes, rounded up. */
function inWords(seconds: number): string {
  const [count, unit] = seconds < 120 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** Takes one act back: it turned out not to count. */
export async function giveBack(name: LimitName, key: string): Promise<void> {
  await limiter(name).reward(key);
}

/** Forgets what was counted for a key. */
export async function forgive(name: LimitName, key: string): Promise<void> {
  await limiter(name).delete(key);
}

/** Forgets everything counted, and reads the settings anew. For tests. */
export function resetLimits(): void {
  limiters.clear();
}
