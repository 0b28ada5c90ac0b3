// Sums what the steps of `npm test` found.

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * A runner that ended badly without a failed test to show for it, or that ran nothing, has itself failed.
 *
 * @param {Count} count
 * @param {number} exit the runner's exit code
 * @returns {Count}
 */
function heldToExit(count, exit) {
  const nothing = count.passed + count.failed + count.skipped === 0;
  return nothing || (exit !== 0 && count.failed === 0) ? { ...count, failed: count.failed + 1 } : count;
}

/**
 * A tool that only says yes or no counts as one test.
 *
 * @param {number} exit its exit code
 * @returns {Count}
 */
export function countExit(exit) {
  return { passed: exit === 0 ? 1 : 0, failed: exit === 0 ? 0 : 1, skipped: 0 };
}

/**
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] } | null} report what Vitest's
 *   JSON reporter wrote; null when it wrote none
 * @param {number} exit Vitest's exit code
 * @returns {Count}
 */
export function countVitest(report, exit) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report?.testResults ?? []) {
    const before = count.failed;
    for (const { status } of file.assertionResults) {
      if (status === "passed") count.passed += 1;
      else if (status === "failed") count.failed += 1;
      else count.skipped += 1;
    }
    // A file that could not be loaded, or whose hooks threw, fails without any test of it failing.
    if (file.status === "failed" && count.failed === before) count.failed += 1;
  }
  return heldToExit(count, exit);
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] } | null}
 *   report what Playwright's JSON reporter wrote; null when it wrote none
 * @param {number} exit Playwright's exit code
 * @returns {Count}
 */
export function countPlaywright(report, exit) {
  const { expected, unexpected, flaky, skipped } = report?.stats ?? {
    expected: 0,
    unexpected: 0,
    flaky: 0,
    skipped: 0,
  };
  const count = { passed: expected, failed: unexpected + flaky + (report?.errors.length ?? 0), skipped };
  return heldToExit(count, exit);
}

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export function sum(counts) {
  return counts.reduce(
    (total, count) => ({
      passed: total.passed + count.passed,
      failed: total.failed + count.failed,
      skipped: total.skipped + count.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * @param {Count} count
 * @returns {string} `N passed, N failed`, and `, N skipped` where some were
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/**
 * @param {Count} count
 * @returns {0 | 1} the exit code of the whole: 0 when something passed and nothing failed
 */
export function exitCode({ passed, failed }) {
  return failed === 0 && passed > 0 ? 0 : 1;
}
