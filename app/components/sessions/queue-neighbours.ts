import type { QueueItemDto, SessionMode } from "~/domain/sessions/schema";

/** Where a track goes when it is moved by one: before another, or (an empty text) to the end of its line. */
export type Moves = { up: string | null; down: string | null };

type Waiting = Pick<QueueItemDto, "id" | "addedBy" | "upvotes" | "position">;

/**
 * The tracks among which one can be moved: in VOTE mode those with as many votes, as votes come first; in ROTATION the
 * line of one DJ; with a host, all. In their own order, which is that of their positions.
 */
export function lineOf<T extends Waiting>(item: Waiting, waiting: T[], mode: SessionMode): T[] {
  const among =
    mode === "VOTE"
      ? waiting.filter(({ upvotes }) => upvotes === item.upvotes)
      : mode === "ROTATION"
        ? waiting.filter(({ addedBy }) => addedBy === item.addedBy)
        : [...waiting];
  return among.sort((one, other) => one.position - other.position);
}

/** What the buttons that move a track by one place say to the server; null where there is no further. */
export function movesOf(item: Waiting, waiting: Waiting[], mode: SessionMode): Moves {
  const line = lineOf(item, waiting, mode);
  const at = line.findIndex(({ id }) => id === item.id);
  return {
    up: at > 0 ? line[at - 1]!.id : null,
    down: at >= 0 && at < line.length - 1 ? (line[at + 2]?.id ?? "") : null,
  };
}

/** What dropping one track on another says: it takes that one's place. Null where the two are not in one line. */
export function dropOn(item: Waiting, target: Waiting, waiting: Waiting[], mode: SessionMode): string | null {
  const line = lineOf(item, waiting, mode);
  const from = line.findIndex(({ id }) => id === item.id);
  const to = line.findIndex(({ id }) => id === target.id);
  if (from < 0 || to < 0 || from === to) return null;
  return from > to ? target.id : (line[to + 1]?.id ?? "");
}
