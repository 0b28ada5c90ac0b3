import { expect, it } from "vitest";
import { hearingSince, touch, versionOf } from "~/streams/versions.server";

it("never gives a thing the version of an earlier state again, however much changes", () => {
  touch("room:a");
  touch("room:b");
  const seen = { a: new Set([versionOf("room:a")]), b: versionOf("room:b") };
  const heardSince = hearingSince();
  // More than a process remembers.
  for (let n = 0; n < 120_000; n += 1) {
    touch(`person:${n}`);
    if (n % 10_000 !== 0) continue;
    touch("room:a");
    expect(seen.a.has(versionOf("room:a"))).toBe(false);
    seen.a.add(versionOf("room:a"));
  }
  // What was forgotten counts as changed, and what was kept of before is no longer believed.
  expect(versionOf("room:b")).toBeGreaterThan(seen.b);
  expect(hearingSince()).not.toBe(heardSince);
  const now = versionOf("room:b");
  expect(versionOf("room:b")).toBe(now);
});
