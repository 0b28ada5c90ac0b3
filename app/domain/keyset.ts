import { invalid } from "./errors";

type Place = { createdAt: Date; id: string };

/**
 * The part of a query that goes on after a page whose last row the cursor names; newest first.
 * @throws Refusal `invalid` for a cursor that is none
 */
export function olderThan(cursor: string | null | undefined) {
  if (!cursor) return {};
  const [, time, id] = /^(\d{1,13})_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (!time || !id) throw invalid("cursor", "This cursor is not one that was given out.");
  const createdAt = new Date(Number(time));
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] };
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
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), nextCursor: last ? `${last.createdAt.getTime()}_${last.id}` : null };
}
