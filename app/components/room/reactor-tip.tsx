import { useEffect, useState } from "react";
import type { ReactorDto } from "~/domain/messages/reactors.server";

export type ReactorTipProps = {
  id: string;
  roomId: string;
  messageId: string;
  emoji: string;
  count: number;
  /** The reaction whose people are told. */
  anchor: HTMLElement;
};

const MOST = 10;

/** The names of those who reacted, over their reaction. */
export default function ReactorTip({ id, roomId, messageId, emoji, count, anchor }: ReactorTipProps) {
  const [names, setNames] = useState<string[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const query = new URLSearchParams({ emoji, limit: String(MOST) });
    fetch(`/api/v1/rooms/${roomId}/messages/${messageId}/reactions?${query}`)
      .then(async (response) => {
        if (!response.ok) throw new Error(`status ${response.status}`);
        const { data } = (await response.json()) as { data: ReactorDto[] };
        if (isCurrent) setNames(data.map(({ user }) => user.displayName));
      })
      .catch(() => undefined); // It is only a help: the page with all of them says what is wrong.
    return () => {
      isCurrent = false;
    };
    // Another count is another list.
  }, [roomId, messageId, emoji, count]);
  if (!names || names.length === 0) return null;
  const { left, top } = anchor.getBoundingClientRect();
  const more = count - names.length;
  return (
    <span
      id={id}
      role="tooltip"
      style={{
        left: Math.max(8, Math.min(left, window.innerWidth - 272)),
        bottom: window.innerHeight - top + 6,
      }}
      className="pointer-events-none fixed z-50 w-max max-w-64 rounded-md border border-line-strong/70 bg-overlay px-3 py-2 text-sm text-text shadow-float"
    >
      {names.join(", ")}
      {more > 0 ? ` and ${more} more` : ""} reacted with {emoji}
    </span>
  );
}
