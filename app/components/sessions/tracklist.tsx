import type { QueueItemDto } from "~/domain/sessions/schema";
import { cx } from "../cx";
import { Icon } from "../ui/icon";
import { RelativeTime } from "../ui/relative-time";
import { ActButton } from "./act-form";
import { useSessionContext } from "./session-context";
import { trackPath } from "./session-paths";
import { endWords } from "./session-words";
import { TrackLine } from "./track-line";

type TracklistProps = {
  items: QueueItemDto[];
  /** Offers to queue each again: while the session goes on. */
  again: boolean;
  label: string;
};

/** What was played, newest first, with its votes and, where it ended early, why. */
export function Tracklist({ items, again, label }: TracklistProps) {
  const { session, now, timeZone, can } = useSessionContext();
  return (
    <ol aria-label={label} className="divide-y divide-line">
      {items.map((item) => {
        const why = endWords(item);
        const at = item.playedAt ?? item.endedAt;
        return (
          <li key={item.id} className={cx(why && "opacity-80")}>
            <TrackLine
              item={item}
              note={
                <>
                  {at ? <RelativeTime iso={at} now={now} timeZone={timeZone} className="numerals" /> : null}
                  {why ? <span className="text-yellow-text"> · {why}</span> : null}
                </>
              }
            >
              <Counts item={item} />
              {again && can("add") ? (
                <ActButton
                  action={trackPath(session.id, item.id, "again")}
                  variant="ghost"
                  aria-label={`Play it again: ${item.trackRef.title}`}
                >
                  <Icon name="rotate-ccw" size={16} /> Play it again
                </ActButton>
              ) : null}
            </TrackLine>
          </li>
        );
      })}
    </ol>
  );
}

/** The votes as they ended. */
function Counts({ item }: { item: QueueItemDto }) {
  const { upvotes, downvotes } = item;
  return (
    <span className="numerals flex items-center gap-3 px-2 text-sm font-semibold text-text-soft">
      <span className="inline-flex items-center gap-1">
        <Icon name="arrow-big-up" size={16} label="Up" /> {upvotes}
      </span>
      <span className="inline-flex items-center gap-1">
        <Icon name="arrow-big-down" size={16} label="Down" /> {downvotes}
      </span>
    </span>
  );
}
