import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from "react";
import { dropOn, movesOf } from "~/components/sessions/queue-neighbours";
import { trackPath } from "~/components/sessions/session-paths";
import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import { useIsHydrated } from "./use-is-hydrated";
import { useSmallForm } from "./use-small-form";

/**
 * Moving what waits by dragging a row or with the arrow keys on its handle. Both say to the server what the buttons in
 * the row's menu say; the order that comes back is the truth.
 */
export function useReorder(
  session: SessionDto,
  waiting: QueueItemDto[],
  mayMove: (item: QueueItemDto) => boolean,
) {
  const fetcher = useSmallForm();
  const hydrated = useIsHydrated();
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const focus = useRef<string | null>(null);
  const dragging = waiting.find(({ id }) => id === dragged);
  const order = waiting.map(({ id }) => id).join();
  // A row that has moved takes the keyboard's place with it.
  useEffect(() => {
    if (!focus.current) return;
    document.getElementById(`grip-${focus.current}`)?.focus();
  }, [order]);

  const send = (item: QueueItemDto, before: string | null) => {
    if (before === null) return;
    fetcher.submit({ before }, { method: "post", action: trackPath(session.id, item.id, "move") });
  };
  const moves = (item: QueueItemDto) => movesOf(item, waiting, session.mode);
  const canDropOn = (target: QueueItemDto) =>
    dragging !== undefined && dropOn(dragging, target, waiting, session.mode) !== null;

  return {
    said,
    movesOf: moves,
    rowProps: (item: QueueItemDto) =>
      hydrated && dragging
        ? {
            "data-dragging": item.id === dragged || undefined,
            onDragOver: (event: DragEvent) => canDropOn(item) && event.preventDefault(),
            onDrop: (event: DragEvent) => {
              event.preventDefault();
              send(dragging, dropOn(dragging, item, waiting, session.mode));
              setDragged(null);
            },
          }
        : {},
    gripProps: (item: QueueItemDto) =>
      hydrated && mayMove(item)
        ? {
            id: `grip-${item.id}`,
            draggable: true,
            onDragStart: (event: DragEvent<HTMLElement>) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", item.trackRef.title);
              const row = event.currentTarget.closest("li");
              if (row) event.dataTransfer.setDragImage(row, 20, 20);
              setDragged(item.id);
            },
            onDragEnd: () => setDragged(null),
            onKeyDown: (event: KeyboardEvent) => {
              const way = event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : null;
              if (!way) return;
              event.preventDefault();
              const before = moves(item)[way];
              focus.current = item.id;
              setSaid(
                before === null ? `It cannot go further ${way}.` : `${item.trackRef.title} moved ${way}.`,
              );
              send(item, before);
            },
            onBlur: () => {
              focus.current = null;
            },
          }
        : null,
  };
}
