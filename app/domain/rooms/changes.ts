/** The settings whose changes the log tells, and can take back. The cover's old file is gone with the change. */
const SETTINGS = ["name", "description", "type", "genre", "tags", "slowModeSeconds", "wordFilter"] as const;

type Settings = { [Name in (typeof SETTINGS)[number]]?: unknown };

/** Whether two settings say the same. */
export const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** By name, what a change made of each setting that it changed. */
export function changesBetween(before: Settings, after: Settings) {
  return Object.fromEntries(
    SETTINGS.filter((name) => !isSame(before[name], after[name])).map((name) => [
      name,
      { from: before[name] ?? null, to: after[name] ?? null },
    ]),
  );
}
