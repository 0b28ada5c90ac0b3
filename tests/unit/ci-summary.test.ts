import { describe, expect, it } from "vitest";
import { closingLine, countExit, countPlaywright, countVitest, exitCode, sum } from "../../.ci/summary.mjs";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});
const browser = (stats: { expected?: number; unexpected?: number; flaky?: number; skipped?: number }) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors: [] as unknown[],
});

describe("a tool that says yes or no", () => {
  it("counts as one test", () => {
    expect(countExit(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countExit(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe("Vitest's report", () => {
  it("is counted test by test, what did not run as skipped", () => {
    const testResults = [
      file("failed", "passed", "failed", "pending"),
      file("passed", "passed", "skipped", "todo"),
    ];
    expect(countVitest({ testResults }, 1)).toEqual({ passed: 2, failed: 1, skipped: 3 });
  });

  it("counts a file that could not be loaded as one failure", () => {
    expect(countVitest({ testResults: [file("passed", "passed"), file("failed")] }, 1)).toMatchObject({
      failed: 1,
    });
  });

  it("counts a file whose hooks threw as one failure", () => {
    expect(countVitest({ testResults: [file("failed", "skipped", "skipped")] }, 1)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 2,
    });
  });

  it("does not pass when the runner ended badly although its tests passed", () => {
    expect(countVitest({ testResults: [file("passed", "passed")] }, 1)).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });

  it("does not pass when there is no report, or no test in it", () => {
    expect(countVitest(null, 0)).toMatchObject({ failed: 1 });
    expect(countVitest({ testResults: [] }, 0)).toMatchObject({ failed: 1 });
  });
});

describe("Playwright's report", () => {
  it("is counted from its sums, a flaky test as failed", () => {
    const report = browser({ expected: 5, unexpected: 1, flaky: 1, skipped: 2 });
    expect(countPlaywright(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it("counts errors outside of tests", () => {
    const report = { ...browser({ expected: 1 }), errors: [{}, {}] };
    expect(countPlaywright(report, 1)).toMatchObject({ passed: 1, failed: 2 });
  });

  it("does not pass when it ended badly, reported nothing or ran nothing", () => {
    expect(countPlaywright(browser({ expected: 1 }), 1)).toMatchObject({ failed: 1 });
    expect(countPlaywright(null, 1)).toMatchObject({ failed: 1 });
    expect(countPlaywright(browser({}), 0)).toMatchObject({ failed: 1 });
  });
});

describe("the sum", () => {
  it("adds up, and leaves out skipped where there were none", () => {
    const total = sum([countExit(0), countExit(1), { passed: 40, failed: 0, skipped: 0 }]);
    expect(closingLine(total)).toBe("41 passed, 1 failed");
    expect(closingLine(sum([total, { passed: 0, failed: 0, skipped: 3 }]))).toBe(
      "41 passed, 1 failed, 3 skipped",
    );
  });

  it("is a success only when something passed and nothing failed", () => {
    expect(exitCode({ passed: 1, failed: 0, skipped: 9 })).toBe(0);
    expect(exitCode({ passed: 9, failed: 1, skipped: 0 })).toBe(1);
    expect(exitCode(sum([]))).toBe(1);
    expect(exitCode({ passed: 0, failed: 0, skipped: 4 })).toBe(1);
  });
});
