import { describe, expect, it } from "vitest";
import { beats } from "~/hooks/player/one-tab";

describe("of two tabs", () => {
  it("the later sounds", () => {
    expect(beats({ at: 2, by: "a" }, { at: 1, by: "b" })).toBe(true);
    expect(beats({ at: 1, by: "b" }, { at: 2, by: "a" })).toBe(false);
  });

  it("exactly one sounds when both begin at once", () => {
    const one = { at: 1, by: "a" };
    const other = { at: 1, by: "b" };
    expect([beats(one, other), beats(other, one)].filter(Boolean)).toHaveLength(1);
  });
});
