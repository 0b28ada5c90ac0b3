import { invalidCursor } from "./errors";
import { idFrom } from "./ids";

type Place = { createdAt: Date; id: string };

/**
 * The part of a query that goes on after a page whose last row the cursor names; newest first.
 * @throws Refusal `invalid` for a cursor that is none
 */
export function olderThan(cursor: string | null | undefined) {
  if (!cursor) return {};
  const { time, id } = placeFrom(cursor);
  return { createdAt: { lte: time }, OR: [{ createdAt: { lt: time } }, { id: { lt: id } }] };
}

/** How a query asks for them, and one more, to see whether there are others. */
export const newestFirst = (limit: number) => ({
  orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }],
  take: limit + 1,
});

/** Takes the one too many away, and says where the next page begins. */
export function pageOf<Row extends Place>(
  rows: Row[],
  limit: number,
): { rows: Row[]; nextCursor: string | null } {
  return cutAt(rows, limit, ({ createdAt }) => createdAt);
}

/** The same three for what has ended, by its end; the latest first. */
export function endedBefore(cursor: string | null | undefined) {
  if (!cursor) return {};
  const { time, id } = placeFrom(cursor);
  return { endedAt: { lte: time }, OR: [{ endedAt: { lt: time } }, { id: { lt: id } }] };
}

export const latestEnded = (limit: number) => ({
  orderBy: [{ endedAt: "desc" as const }, { id: "desc" as const }],
  take: limit + 1,
});

export function pageOfEnded<Row extends { endedAt: Date | null; id: string }>(rows: Row[], limit: number) {
  return cutAt(rows, limit, ({ endedAt }) => endedAt!);
}

function cutAt<Row extends { id: string }>(rows: Row[], limit: number, timeOf: (row: Row) => Date) {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit),
    nextCursor: last ? `${timeOf(last).getTime()}_${last.id}` : null,
  };
}

/**
 * The time and id of the row that a cursor names, which need not be there any more.
 * @throws Refusal `invalid` for a cursor that is none
 */
export function placeFrom(cursor: string): { time: Date; id: string } {
  const [, time, id] = /^(\d{1,13})_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (!time || !id) throw invalidCursor();
  return { time: new Date(Number(time)), id };
}

/**
 * The same for a list that goes by ids alone; null where it begins.
 * @throws Refusal `invalid` for a cursor that is none
 */
export function idAt(cursor: string | null | undefined): string | null {
  const id = idFrom(cursor);
  if (cursor && !id) throw invalidCursor();
  return id;
}
