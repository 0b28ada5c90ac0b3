import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Limit } from "~/env.server";

/** What became of one act. */
export type Taken = {
  /** Milliseconds until the next act is allowed; 0: this one is. */
  wait: number;
  /** Takes the act back: it does not count. */
  undo(): Promise<void>;
};

/** Counts the acts of keys against one limit. */
export type Limiter = {
  take(key: string): Promise<Taken>;
  /** Forgets what was counted for a key. */
  forget(key: string): Promise<void>;
};

/** Where it is counted: in Redis for all nodes, or (without one) in this process. */
export type CountedIn = { redis: Redis | null; prefix: string };

/**
 * A limiter whose time begins with the first act: so many until it is over, then again as many. While Redis is away,
 * it goes on counting in memory.
 */
export function newLimiter({ count, seconds }: Limit, { redis, prefix }: CountedIn): Limiter {
  const options = { keyPrefix: prefix, points: count, duration: seconds };
  const memory = new RateLimiterMemory(options);
  const limiter = redis
    ? new RateLimiterRedis({
        ...options,
        storeClient: redis,
        insuranceLimiter: memory,
        rejectIfRedisNotReady: true,
      })
    : memory;
  return {
    async take(key) {
      const undo = async () => {
        const counted = await limiter.get(key);
        // When its time is over there is nothing to take back: a reward would be an act too many.
        if (counted && counted.msBeforeNext > 0 && counted.consumedPoints > 0) await limiter.reward(key);
      };
      try {
        await limiter.consume(key);
        return { wait: 0, undo };
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        return { wait: Math.max(1, error.msBeforeNext), undo };
      }
    },
    async forget(key) {
      await limiter.delete(key);
    },
  };
}

/**
 * A limiter that looks back from every act: never more than `count` in any stretch of so many seconds. It has that many
 * places for a key, each taken from an act on until its time is over; so it is for small counts.
 */
export function newSlidingLimiter({ count, seconds }: Limit, where: CountedIn): Limiter {
  const places = newLimiter({ count: 1, seconds }, where);
  const placesOf = (key: string) => Array.from({ length: count }, (_, n) => `${key}#${n}`);
  return {
    async take(key) {
      let least = Infinity;
      for (const place of placesOf(key)) {
        const taken = await places.take(place);
        if (taken.wait === 0) return { wait: 0, undo: () => places.forget(place) };
        least = Math.min(least, taken.wait);
      }
      return { wait: least, undo: () => Promise.resolve() };
    },
    async forget(key) {
      for (const place of placesOf(key)) await places.forget(place);
    },
  };
}
