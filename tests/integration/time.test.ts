import { afterEach, expect, it } from "vitest";
import { estimateOffset, keepTime } from "~/db/time.server";
import { correctClock, nowMs, ownMs, useClock } from "~/world.server";
import { onEachEngine } from "../support/database";

const WRONG = 3000;
const NEAR = 50;
let undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo) step();
  undo = [];
  correctClock(0);
});

onEachEngine("the time", (engine, db) => {
  it(
    engine === "sqlite" ? "is the machine's" : "is the database's, however wrong the machine's",
    async () => {
      undo.push(useClock(() => Date.now() + WRONG));
      undo.push(await keepTime(db()));
      const off = engine === "sqlite" ? WRONG : 0;
      expect(Math.abs(nowMs() - off - Date.now())).toBeLessThan(NEAR);
      expect(Math.abs(ownMs() - WRONG - Date.now())).toBeLessThan(NEAR);
    },
  );
});

it("is believed from the answer that was back soonest", async () => {
  // The third is quick; the others were held up on one way, by an uneven time.
  let asked = 0;
  const { ahead, within } = await estimateOffset(() => {
    asked += 1;
    const there = Date.now() + 5000;
    if (asked !== 3) heldUp(60);
    return Promise.resolve(there);
  });
  expect(Math.abs(ahead - 5000)).toBeLessThan(10);
  expect(within).toBeLessThan(10);
});

/** Lets time go by while nothing else runs. */
function heldUp(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}
