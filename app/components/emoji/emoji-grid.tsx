import { useRef, useState, type KeyboardEvent } from "react";

export type GridEmoji = { sign: string; label: string };

const COLUMNS = 8;

/**
 * Emojis in rows, one of which is in the tab order: arrows, Home and End move, Enter takes. Keyed by what it shows, so
 * that it begins at its beginning.
 */
export function EmojiGrid({
  label,
  emojis,
  onPick,
}: {
  label: string;
  emojis: GridEmoji[];
  onPick: (sign: string) => void;
}) {
  const [active, setActive] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const rows = Array.from({ length: Math.ceil(emojis.length / COLUMNS) }, (_, row) =>
    emojis.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const start = active - (active % COLUMNS);
    const to = {
      ArrowRight: active + 1,
      ArrowLeft: active - 1,
      ArrowDown: active + COLUMNS,
      ArrowUp: active - COLUMNS,
      Home: event.ctrlKey ? 0 : start,
      End: event.ctrlKey ? emojis.length - 1 : Math.min(start + COLUMNS - 1, emojis.length - 1),
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0 || to >= emojis.length) return;
    setActive(to);
    grid.current?.querySelectorAll("button")[to]?.focus();
  };
  return (
    <div ref={grid} role="grid" aria-label={label} onKeyDown={onKeyDown}>
      {rows.map((row, at) => (
        <div key={at} role="row" className="grid grid-cols-8">
          {row.map(({ sign, label: name }, column) => {
            const index = at * COLUMNS + column;
            return (
              <div key={sign} role="gridcell">
                <button
                  type="button"
                  tabIndex={index === active ? 0 : -1}
                  aria-label={name}
                  title={name}
                  onFocus={() => setActive(index)}
                  onClick={() => onPick(sign)}
                  className="flex aspect-square w-full items-center justify-center rounded-sm text-2xl hover:bg-raised"
                >
                  {sign}
                </button>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
