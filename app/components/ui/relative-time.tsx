type RelativeTimeProps = {
  /** The moment, ISO 8601. */
  iso: string;
  /** The present, in milliseconds since 1970; from the loader, so that server and browser write the same. */
  now: number;
  /** An IANA name, for days further back and for the full date. */
  timeZone?: string;
  className?: string;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Making a formatter costs a hundred times what using it does, and a page writes fifty dates.
const formatters = new Map<string, Intl.DateTimeFormat>();

type Part = "weekday" | "day" | "month" | "year" | "hour" | "minute";

function partsOf(at: number, month: "long" | "short", timeZone: string): Record<Part, string> {
  const key = `${month} ${timeZone}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat("en-US", {
      timeZone,
      weekday: "long",
      day: "numeric",
      month,
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    formatters.set(key, found);
  }
  return Object.fromEntries(found.formatToParts(at).map((part) => [part.type, part.value])) as Record<
    Part,
    string
  >;
}

/** "Tuesday 3 March 2026". Joined by hand: what stands between the parts differs from browser to browser. */
export function fullDay(at: number, timeZone: string): string {
  const { weekday, day, month, year } = partsOf(at, "long", timeZone);
  return `${weekday} ${day} ${month} ${year}`;
}

/** "Tuesday 3 March 2026, 21:05". */
export function fullMoment(at: number, timeZone: string): string {
  const { weekday, day, month, year, hour, minute } = partsOf(at, "long", timeZone);
  return `${weekday} ${day} ${month} ${year}, ${hour}:${minute}`;
}

/** "3 Mar", or "3 Mar 2026" `withYear`. */
export function shortDay(at: number, timeZone: string, withYear: boolean): string {
  const { day, month, year } = partsOf(at, "short", timeZone);
  return withYear ? `${day} ${month} ${year}` : `${day} ${month}`;
}

/** How long ago in as few signs as can be: "now", "5m", "3h", "2d", then the day. */
export function relativeTime(iso: string, now: number, timeZone = "UTC"): string {
  const then = Date.parse(iso);
  const ago = now - then;
  if (ago < MINUTE) return "now";
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)}m`;
  if (ago < DAY) return `${Math.floor(ago / HOUR)}h`;
  if (ago < 7 * DAY) return `${Math.floor(ago / DAY)}d`;
  return shortDay(then, timeZone, ago >= 300 * DAY);
}

/** A moment, told by its distance; the full date is its tooltip. A pure function of its props. */
export function RelativeTime({ iso, now, timeZone = "UTC", className }: RelativeTimeProps) {
  const then = Date.parse(iso);
  return (
    <time dateTime={iso} title={fullMoment(then, timeZone)} className={className}>
      {relativeTime(iso, now, timeZone)}
    </time>
  );
}
