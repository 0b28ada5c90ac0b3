/** A time of each day in which nothing rings, in a person's own time zone; it may go over midnight. */
export type QuietHours = { from: string; to: string; timeZone: string };

/** Whether it is quiet for the person at a moment (milliseconds since 1970). */
export function isQuiet(hours: QuietHours | null, nowMs: number): boolean {
  if (!hours || hours.from === hours.to) return false;
  const time = clockAt(nowMs, hours.timeZone);
  return hours.from < hours.to
    ? time >= hours.from && time < hours.to
    : time >= hours.from || time < hours.to;
}

/** "07:05". */
function clockAt(nowMs: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return format.format(nowMs);
}
