import { fullMoment } from "../ui/relative-time";

/** In place of the composer, for whoever may not write for a while. */
export function MutedBar({ until, timeZone }: { until: string; timeZone: string }) {
  return (
    <p role="status" className="rounded-lg border border-line bg-card p-4 text-text-soft shadow-card">
      <span className="font-semibold text-text">You are muted here.</span> You can read along, and post again
      from <time dateTime={until}>{fullMoment(Date.parse(until), timeZone)}</time> on.
    </p>
  );
}
