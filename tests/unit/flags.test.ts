import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SiteRole } from "~/domain/accounts/schema";
import { bucketOf, isOnFor, type Who } from "~/domain/flags/evaluate.server";
import { asInCode, FLAG_NAMES, type FlagSetting } from "~/domain/flags/flags";
import { newId } from "~/world.server";

const MANY = 10_000;
const everybody = Array.from({ length: MANY }, () => ({ id: newId(), role: "USER" as SiteRole }));
const some = (more: Partial<FlagSetting>): FlagSetting => ({
  ...asInCode("ROOMS_BETA"),
  state: "SOME",
  ...more,
});
const inFor = (flag: FlagSetting) =>
  new Set(everybody.filter((who) => isOnFor(flag, who)).map(({ id }) => id));

describe("a rollout", () => {
  it("goes from testers to 10, 50 and 100 % of 10,000 people, and nobody who was in falls out", () => {
    const testers = everybody.slice(0, 25).map(({ id }) => id);
    const stages = [0, 10, 50, 100].map((percent) => inFor(some({ percent, people: new Set(testers) })));
    expect([...stages[0]!].sort()).toEqual([...testers].sort());
    stages.forEach((stage, at) => {
      const share = [0, 0.1, 0.5, 1][at]!;
      // Whoever is no tester is in with this probability: within five standard deviations.
      const rest = MANY - testers.length;
      const spread = 5 * Math.sqrt(rest * share * (1 - share));
      expect(Math.abs(stage.size - testers.length - rest * share)).toBeLessThanOrEqual(spread);
      for (const id of stages[at - 1] ?? []) expect(stage.has(id)).toBe(true);
    });
    expect(stages[3]!.size).toBe(MANY);
  });

  it("takes in more with every percent, and nobody out", () => {
    let before = new Set<string>();
    for (let percent = 0; percent <= 100; percent += 1) {
      const now = inFor(some({ percent }));
      expect(now.size).toBeGreaterThanOrEqual(before.size);
      for (const id of before) expect(now.has(id)).toBe(true);
      before = now;
    }
  });

  it("spreads people evenly, and otherwise for each flag", () => {
    const parts = 20;
    const counts = Array<number>(parts).fill(0);
    for (const { id } of everybody) counts[Math.floor((bucketOf("ROOMS", id) * parts) / MANY)]! += 1;
    const expected = MANY / parts;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 19 degrees of freedom: beyond this once in a million.
    expect(chiSquare).toBeLessThan(60.2);
    const [one, other] = [
      inFor(some({ percent: 50 })),
      inFor({ ...some({ percent: 50 }), name: "SESSIONS" }),
    ];
    const both = [...one].filter((id) => other.has(id)).length;
    expect(Math.abs(both - MANY / 4)).toBeLessThan(5 * Math.sqrt((MANY * 3) / 16));
  });

  it("finds the same person in the same place for ever", () => {
    expect(bucketOf("ROOMS_BETA", "018f2f6e-7d1c-7000-8000-000000000001")).toBe(5402);
    expect(bucketOf("ROOMS_BETA", "018f2f6e-7d1c-7000-8000-000000000002")).toBe(7977);
  });
});

describe("a flag", () => {
  const roles = ["USER", "ARTIST", "ADMIN", "SUPER_ADMIN"] as const;
  const anybody = fc.oneof(
    fc.constant<Who>(null),
    fc.record({ id: fc.uuid(), role: fc.constantFrom(...roles) }),
  );

  it("stands in the code as on for everybody", () => {
    fc.assert(
      fc.property(anybody, fc.constantFrom(...FLAG_NAMES), (who, name) => isOnFor(asInCode(name), who)),
    );
  });

  it("that is off is off for everybody, whatever else it says", () => {
    fc.assert(
      fc.property(anybody, fc.nat(100), (who, percent) => {
        const flag = some({ state: "OFF", percent, roles: new Set(roles) });
        expect(isOnFor(flag, who)).toBe(false);
      }),
    );
  });

  it("for some is on for those named, those of a role, and visitors only with everybody", () => {
    const [one, other] = everybody;
    expect(isOnFor(some({ people: new Set([one!.id]) }), one!)).toBe(true);
    expect(isOnFor(some({ people: new Set([one!.id]) }), other!)).toBe(false);
    const artists = some({ roles: new Set<SiteRole>(["ARTIST"]) });
    expect(isOnFor(artists, { ...one!, role: "ARTIST" })).toBe(true);
    expect(isOnFor(artists, one!)).toBe(false);
    expect(isOnFor(some({ percent: 99, roles: new Set(roles) }), null)).toBe(false);
    expect(isOnFor(some({ percent: 100 }), null)).toBe(true);
  });
});
