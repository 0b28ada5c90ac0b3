import { useEffect, useRef, useState, type PointerEvent as Pressed } from "react";

/** The row in hand: whose pointer holds it, from where, and whose place it would take now. */
type Held = { id: string; row: HTMLElement; pointerId: number; fromY: number; over: string | null };

type Rules = {
  /** Whether one row may take the place of another. */
  canDrop(id: string, over: string): boolean;
  /** It was let go there. */
  onDrop(id: string, over: string): void;
};

/**
 * Dragging rows of a list by their handles, with whatever points: the browser's own dragging knows no fingers.
 * A row is an `li` with `data-row`, its id. Escape lets go without a change.
 */
export function useRowDrag(rules: Rules) {
  const held = useRef<Held | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const latest = useRef(rules);
  useEffect(() => {
    latest.current = rules;
  });

  useEffect(() => {
    if (dragged === null) return;
    const letGo = () => {
      held.current?.row.style.removeProperty("translate");
      held.current = null;
      setDragged(null);
      setOver(null);
    };
    const follow = (event: PointerEvent) => {
      const hand = held.current;
      if (hand?.pointerId !== event.pointerId) return null;
      hand.row.style.translate = `0 ${event.pageY - hand.fromY}px`;
      const below = rowAt(event, hand.row);
      const id = below?.dataset["row"];
      const next = id !== undefined && latest.current.canDrop(hand.id, id) ? id : null;
      if (next !== hand.over) below?.scrollIntoView({ block: "nearest" });
      hand.over = next;
      setOver(next);
      return hand;
    };
    const drop = (event: PointerEvent) => {
      const hand = follow(event);
      if (!hand) return;
      letGo();
      if (hand.over !== null) latest.current.onDrop(hand.id, hand.over);
    };
    const cancel = ({ pointerId }: PointerEvent) => pointerId === held.current?.pointerId && letGo();
    const escape = ({ key }: KeyboardEvent) => key === "Escape" && letGo();
    // On the window: the list may change under the hand, and take the handle away from under the pointer.
    const heard = new AbortController();
    const { signal } = heard;
    addEventListener("pointermove", follow, { signal });
    addEventListener("pointerup", drop, { signal });
    addEventListener("pointercancel", cancel, { signal });
    addEventListener("keydown", escape, { signal });
    return () => heard.abort();
  }, [dragged]);

  return {
    dragged,
    over,
    onPointerDown: (id: string) => (event: Pressed<HTMLElement>) => {
      const row = event.currentTarget.closest<HTMLElement>("[data-row]");
      if (!row || event.button !== 0 || held.current) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { id, row, pointerId: event.pointerId, fromY: event.pageY, over: null };
      setDragged(id);
    },
  };
}

/** The row under the pointer, without the one that is held. */
function rowAt({ clientX, clientY }: PointerEvent, held: HTMLElement): HTMLElement | null {
  const rows = document
    .elementsFromPoint(clientX, clientY)
    .map((element) => element.closest<HTMLElement>("[data-row]"));
  return rows.find((row) => row !== null && row !== held) ?? null;
}
