import { fullDay } from "../ui/relative-time";

const DAY_MS = 86_400_000;

/** Where one day of the timeline ends and the one before begins. `iso` is any moment of the day below. */
export function DayDivider({ iso, now, timeZone = "UTC" }: { iso: string; now: number; timeZone?: string }) {
  return (
    <div className="flex items-center gap-4 py-3">
      <span className="h-px flex-1 bg-line" />
      <h2 className="font-text text-sm font-semibold text-text-faint">
        {dayName(Date.parse(iso), now, timeZone)}
      </h2>
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}

/** "Today", "Yesterday", or the day in full. */
export function dayName(at: number, now: number, timeZone: string): string {
  const day = fullDay(at, timeZone);
  if (day === fullDay(now, timeZone)) return "Today";
  if (day === fullDay(now - DAY_MS, timeZone)) return "Yesterday";
  return day;
}

/** The line up to which everything is new. Newest is on top, so it stands under new posts; in a thread, above new replies. */
export function NewLine({ words = "New since your last visit", id }: { words?: string; id?: string }) {
  return (
    <div id={id} role="separator" aria-label={words} className="flex scroll-mt-24 items-center gap-3 py-2">
      <span className="h-0.5 flex-1 rounded-full bg-coral" />
      <span aria-hidden="true" className="rounded-full bg-coral px-3 py-0.5 text-xs font-bold text-on-coral">
        {words}
      </span>
      <span className="h-0.5 w-4 rounded-full bg-coral" />
    </div>
  );
}
