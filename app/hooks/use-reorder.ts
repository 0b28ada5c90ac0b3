import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { dropOn, movesOf } from "~/components/sessions/queue-neighbours";
import { trackPath } from "~/components/sessions/session-paths";
import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import { whenReachable } from "./live/reach";
import { useIsHydrated } from "./use-is-hydrated";
import { useRowDrag } from "./use-row-drag";
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
  const [said, setSaid] = useState("");
  const focus = useRef<string | null>(null);
  const order = waiting.map(({ id }) => id).join();
  // A row that has moved takes the keyboard's place with it.
  useEffect(() => {
    if (!focus.current) return;
    document.getElementById(`grip-${focus.current}`)?.focus();
  }, [order]);

  const send = (item: QueueItemDto, before: string | null) => {
    if (before === null) return;
    const action = trackPath(session.id, item.id, "move");
    whenReachable(() => fetcher.submit({ before }, { method: "post", action }));
  };
  const moves = (item: QueueItemDto) => movesOf(item, waiting, session.mode);
  const dropped = (id: string, over: string) => {
    const [item, target] = [id, over].map((wanted) => waiting.find((one) => one.id === wanted));
    return item && target ? dropOn(item, target, waiting, session.mode) : null;
  };
  const drag = useRowDrag({
    canDrop: (id, over) => dropped(id, over) !== null,
    onDrop: (id, over) => {
      const item = waiting.find((one) => one.id === id);
      if (item) send(item, dropped(id, over));
    },
  });
  const placeOf = (id: string | null) => waiting.findIndex((one) => one.id === id);

  return {
    said,
    movesOf: moves,
    rowProps: ({ id }: QueueItemDto) => ({
      "data-row": id,
      "data-dragging": id === drag.dragged || undefined,
      // On which side of this row the one that is dragged would come to lie.
      "data-drop": id === drag.over ? (placeOf(drag.dragged) < placeOf(id) ? "after" : "before") : undefined,
    }),
    gripProps: (item: QueueItemDto) =>
      hydrated && mayMove(item)
        ? {
            id: `grip-${item.id}`,
            onPointerDown: drag.onPointerDown(item.id),
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
