import { Session } from "node:inspector/promises";

type Counted = { result: { url: string; functions: { ranges: { count: number }[] }[] }[] };

/**
 * Counts what some code does: how often each of its blocks was run. The engine counts, not a clock, so the same work is
 * the same number on every machine.
 * @param file part of the address of the files that count
 * @param measure gets what counts the work of a function
 */
export async function countWork(
  file: string,
  measure: (workOf: (run: () => void) => Promise<number>) => Promise<void>,
): Promise<void> {
  const session = new Session();
  session.connect();
  const counts = async () => {
    const { result } = (await session.post("Profiler.takePreciseCoverage")) as Counted;
    return result
      .filter(({ url }) => url.includes(file))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  };
  try {
    await session.post("Profiler.enable");
    await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
    await measure(async (run) => {
      await counts();
      run();
      return counts();
    });
  } finally {
    session.disconnect();
  }
}
