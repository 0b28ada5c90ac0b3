import { vi } from "vitest";
import { resetLimits } from "~/domain/limits/limits.server";
import { connectRedis, useRedis } from "~/redis.server";
import { unique } from "./people";

/** The Redis to count in, as a URL; undefined where there is none, and its tests are skipped. */
export const REDIS_URL = process.env["TEST_REDIS_URL"];

/** Where limits are counted, with a time that only `pass` moves. */
export type LimitStore = {
  /** Counts from nothing again. */
  reset(): void;
  /** Lets so many milliseconds pass. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
};

export type StoreName = "memory" | "redis";

export function openStore(name: StoreName): Promise<LimitStore> {
  return name === "memory" ? Promise.resolve(inMemory()) : inRedis();
}

function inMemory(): LimitStore {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  const before = useRedis(null);
  return {
    reset: () => resetLimits(),
    pass: (ms) => Promise.resolve(void vi.advanceTimersByTime(ms)),
    close: () => {
      useRedis(before);
      vi.useRealTimers();
      return Promise.resolve();
    },
  };
}

/** Redis has a clock of its own, which nobody holds; so what is to pass is taken from the time that each key has left. */
async function inRedis(): Promise<LimitStore> {
  const redis = await connectRedis(REDIS_URL!);
  const before = useRedis(redis);
  const own = `test:${unique()}`;
  let prefix = own;
  const reset = () => resetLimits((prefix = `${own}:${unique()}`));
  const keys = () => redis.keys(`${prefix}:*`);
  reset();
  return {
    reset,
    async pass(ms) {
      for (const key of await keys()) {
        const left = (await redis.pttl(key)) - ms;
        await (left > 0 ? redis.pexpire(key, left) : redis.del(key));
      }
    },
    async close() {
      const left = await redis.keys(`${own}:*`);
      if (left.length > 0) await redis.del(...left);
      useRedis(before);
      resetLimits();
      await redis.quit();
    },
  };
}
