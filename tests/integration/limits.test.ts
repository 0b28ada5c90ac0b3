import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forgive, resetLimits, spend, spendAll, type Act } from "~/domain/limits/limits.server";
import { connectRedis, useRedis } from "~/redis.server";
import { setLimits } from "../support/database";
import { openStore, REDIS_URL, type LimitStore, type StoreName } from "../support/limit-stores";
import { refusal, unique } from "../support/people";

const POST: [Act, Act] = [
  ["messagesBurst", "p"],
  ["messages", "p"],
];

describe.each<StoreName>(["memory", "redis"])("limits counted in %s", (name) => {
  describe.skipIf(name === "redis" && !REDIS_URL)("with nothing counted yet", () => {
    let store: LimitStore;
    beforeAll(async () => {
      store = await openStore(name);
    });
    afterAll(() => store.close());
    beforeEach(() => {
      setLimits({
        messages: { count: 10, seconds: 60 },
        messagesBurst: { count: 5, seconds: 5 },
        repeats: { count: 2, seconds: 60 },
        rooms: { count: 2, seconds: 3600 },
      });
      store.reset();
    });

    /** What becomes of some acts in a row: 0 where they were let through, else the seconds to wait. */
    async function waits(count: number, act: () => Promise<unknown>): Promise<number[]> {
      const all: number[] = [];
      for (let n = 0; n < count; n += 1)
        all.push(
          await act().then(
            () => 0,
            (error: { retryAfter: number }) => error.retryAfter,
          ),
        );
      return all;
    }

    it("lets so many through, tells the rest how long to wait, and then lets as many through again", async () => {
      expect(await waits(4, () => spend("rooms", "a"))).toEqual([0, 0, 3600, 3600]);
      expect(await waits(1, () => spend("rooms", "b"))).toEqual([0]);
      await store.pass(3_000_000);
      expect(await waits(1, () => spend("rooms", "a"))).toEqual([600]);
      await store.pass(600_000);
      expect(await waits(3, () => spend("rooms", "a"))).toEqual([0, 0, 3600]);
    });

    it("counts against all limits or none: a refused burst takes nothing from the minute", async () => {
      expect(await waits(15, () => spendAll(POST))).toEqual([0, 0, 0, 0, 0, ...Array<number>(10).fill(5)]);
      await store.pass(5000);
      expect(await waits(5, () => spendAll(POST))).toEqual([0, 0, 0, 0, 0]);
      await store.pass(5000);
      // The minute is used up: its wait is the true one, and what it refuses takes nothing from the burst.
      expect(await waits(7, () => spendAll(POST))).toEqual(Array<number>(7).fill(50));
      await store.pass(50_000);
      expect(await waits(6, () => spendAll(POST))).toEqual([0, 0, 0, 0, 0, 5]);
    });

    it("whoever waits as long as they were told is let through, whatever came before", async () => {
      const steps = fc.array(fc.integer({ min: 0, max: 12_000 }), { minLength: 12, maxLength: 40 });
      await fc.assert(
        fc.asyncProperty(steps, async (pauses) => {
          store.reset();
          let passed = 0;
          const through: number[] = [];
          for (const pause of pauses) {
            await store.pass(pause);
            passed += pause;
            const [wait] = await waits(1, () => spendAll(POST));
            if (wait === 0) {
              through.push(passed);
              continue;
            }
            expect(Number.isInteger(wait) && wait! >= 1 && wait! <= 60).toBe(true);
            await store.pass(wait! * 1000);
            passed += wait! * 1000;
            expect(await waits(1, () => spendAll(POST))).toEqual([0]);
            through.push(passed);
          }
          // A window begins with its first act, so any stretch holds at most what two windows do.
          for (const start of through) {
            expect(through.filter((at) => at >= start && at < start + 5000).length).toBeLessThanOrEqual(10);
            expect(through.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(20);
          }
        }),
        { numRuns: name === "redis" ? 15 : 100 },
      );
    });

    it("looks back from each act where a few in any stretch are too many", async () => {
      const steps = fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 3, maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(steps, async (pauses) => {
          store.reset();
          let passed = 0;
          const through: number[] = [];
          for (const pause of pauses) {
            await store.pass(pause);
            passed += pause;
            const recent = through.filter((at) => at > passed - 60_000);
            const [wait] = await waits(1, () => spend("repeats", "text"));
            // To the second: the time that the test itself takes passes in Redis.
            const told = recent.length < 2 ? 0 : (recent.at(-2)! + 60_000 - passed) / 1000;
            expect(Math.abs(wait! - told)).toBeLessThanOrEqual(1);
            if (wait === 0) through.push(passed);
          }
        }),
        { numRuns: name === "redis" ? 15 : 100 },
      );
    });

    it("takes back what turns out not to count, once, and never more", async () => {
      const first = await spend("rooms", "a");
      await spend("rooms", "a");
      await first.giveBack();
      expect(await waits(2, () => spend("rooms", "a"))).toEqual([0, 3600]);
      await store.pass(3_600_000);
      await first.giveBack();
      expect(await waits(3, () => spend("rooms", "a"))).toEqual([0, 0, 3600]);
      const again = await spend("repeats", "text");
      await spend("repeats", "text");
      await again.giveBack();
      expect(await waits(2, () => spend("repeats", "text"))).toEqual([0, 60]);
    });

    it("forgets", async () => {
      await waits(3, () => spend("rooms", "a"));
      await forgive("rooms", "a");
      expect(await waits(3, () => spend("rooms", "a"))).toEqual([0, 0, 3600]);
    });

    it("says the wait in words", async () => {
      await waits(2, () => spend("rooms", "a"));
      const { code, message, retryAfter, fields } = await refusal(spend("rooms", "a"));
      expect({ code, message, retryAfter, fields }).toEqual({
        code: "rate_limited",
        message: "That was too fast. Wait 60 minutes.",
        retryAfter: 3600,
        fields: undefined,
      });
    });
  });
});

describe("limits while Redis is away", () => {
  it("go on in memory, without a pause", async () => {
    // Nobody listens on this port.
    const away = await connectRedis("redis://127.0.0.1:1");
    const before = useRedis(away);
    try {
      setLimits({ rooms: { count: 2, seconds: 60 } });
      const key = unique();
      const given = await spend("rooms", key);
      await given.giveBack();
      await spend("rooms", key);
      await spend("rooms", key);
      expect((await refusal(spend("rooms", key))).retryAfter).toBe(60);
      await forgive("rooms", key);
      await spend("rooms", key);
    } finally {
      useRedis(before);
      resetLimits();
      away.disconnect();
    }
  });
});
