import type { QueueItemDto } from "~/domain/sessions/schema";
import { useReorder } from "~/hooks/use-reorder";
import { QueueRow } from "./queue-row";
import { useSessionContext } from "./session-context";

/** What waits, in the order in which it will play. */
export function QueueList({ waiting }: { waiting: QueueItemDto[] }) {
  const { session, can } = useSessionContext();
  const mayMove = (item: QueueItemDto) => can("move_any", item) || can("move_own", item);
  const reorder = useReorder(session, waiting, mayMove);
  return (
    <section aria-labelledby="queue-title" id="queue" className="scroll-mt-24">
      <header className="flex items-baseline justify-between gap-3">
        <h2 id="queue-title" className="text-xl">
          Up next
        </h2>
        {waiting.length > 0 ? (
          <p className="numerals text-sm text-text-faint">
            {waiting.length === 1 ? "1 track" : `${waiting.length} tracks`}
          </p>
        ) : null}
      </header>
      {waiting.length === 0 ? (
        <p className="mt-2 text-text-soft">
          Nothing waits.{" "}
          {can("add") ? "The next track is yours to choose." : "The next one is still to be chosen."}
        </p>
      ) : (
        <ol aria-label="Up next" className="mt-1.5 divide-y divide-line">
          {waiting.map((item, index) => (
            <li key={item.id} {...reorder.rowProps(item)} className="queue-row">
              <QueueRow
                item={item}
                place={index + 1}
                moves={mayMove(item) ? reorder.movesOf(item) : null}
                grip={reorder.gripProps(item)}
              />
            </li>
          ))}
        </ol>
      )}
      <p role="status" className="sr-only">
        {reorder.said}
      </p>
    </section>
  );
}
