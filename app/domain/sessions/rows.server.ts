import { Prisma } from "~/db/generated/sqlite/client";
import { rowInserter } from "~/db/insert-rows.server";
import type { Transaction } from "~/db/transaction.server";
import { rowUpdater } from "~/db/update-rows.server";
import { newId } from "~/world.server";
import type { TrackRef } from "../tracks/schema";
import type { SessionRow } from "./access.server";
import { playingItem, REPEAT_AFTER, type Item, type Machine, type Part, type Play } from "./machine/state";
import { dueAt } from "./machine/tick";
import type { EndReason } from "./schema";

/** How far a programme looks back for what to play again. */
const REPERTOIRE = 200;

type ItemRow = Awaited<ReturnType<Transaction["db"]["queueItem"]["findMany"]>>[number];
type PersonRow = Awaited<ReturnType<Transaction["db"]["sessionPerson"]["findMany"]>>[number];

const ms = (at: Date | null) => at?.getTime() ?? null;
const date = (at: number | null) => (at === null ? null : new Date(at));

/**
 * Reads a session's state inside a transaction that holds its lock.
 * @param also somebody without a part, whose row is wanted too
 */
export async function loadMachine(
  tx: Transaction,
  session: SessionRow,
  nowMs: number,
  also: string[] = [],
): Promise<Machine> {
  const sessionId = session.id;
  // A tick goes back to when something came due, and from there the rule against repeats looks back.
  const since = new Date(Math.min(nowMs, ms(session.dueAt) ?? nowMs) - REPEAT_AFTER);
  const items = await tx.db.queueItem.findMany({
    where: { sessionId, OR: [{ endedAt: null }, { endedAt: { gte: since } }] },
  });
  const past = session.isProgramme ? await repertoire(tx, sessionId) : [];
  const last = await tx.db.queueItem.aggregate({ where: { sessionId }, _max: { position: true } });
  const people = await tx.db.sessionPerson.findMany({
    where: {
      sessionId,
      OR: [{ standing: { not: "GUEST" } }, { boothSince: { not: null } }, { userId: { in: also } }],
    },
    orderBy: { joinedAt: "asc" },
  });
  const { mode, status, hostId, hostGone, turn, skipShare, perPerson, trackMax, isProgramme } = session;
  return {
    ...{ mode, status, hostId, hostGone, turn, skipShare, perPerson, trackMax, isProgramme },
    hostAwaySince: ms(session.hostAwaySince),
    idleSince: ms(session.idleSince),
    endedAt: ms(session.endedAt),
    playing:
      session.playingItemId === null
        ? null
        : {
            itemId: session.playingItemId,
            startedAt: ms(session.nowPlayingStart)!,
            pausedAt: ms(session.pausedAt),
          },
    items: items.filter(({ endedAt }) => endedAt === null).map(itemOfRow),
    people: people.map(partOfRow),
    played: lastPlays([...past, ...items].map(itemOfRow)),
    nextPosition: (last._max.position ?? 0) + 1,
  };
}

function repertoire(tx: Transaction, sessionId: string): Promise<ItemRow[]> {
  return tx.db.queueItem.findMany({
    where: { sessionId, endedAt: { not: null }, state: { in: ["PLAYED", "SKIPPED"] } },
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
    take: REPERTOIRE,
  });
}

function lastPlays(items: Item[]): Map<string, Play> {
  const plays = new Map<string, Play>();
  for (const { trackRef, trackKey, duration, addedBy, playedAt } of items)
    if (playedAt !== null && playedAt >= (plays.get(trackKey)?.at ?? 0))
      plays.set(trackKey, { trackRef, trackKey, duration, addedBy, at: playedAt });
  return plays;
}

function itemOfRow({ trackRef, createdAt, playedAt, endedAt, endReason, ...row }: ItemRow): Item {
  return {
    ...{ id: row.id, addedBy: row.addedBy, trackRef: trackRef as TrackRef, trackKey: row.trackKey },
    ...{ duration: row.duration, position: row.position, state: row.state },
    ...{ upvotes: row.upvotes, downvotes: row.downvotes, skipped: row.skipped },
    ...{ createdAt: createdAt.getTime(), playedAt: ms(playedAt), endedAt: ms(endedAt) },
    endReason: endReason as EndReason | null,
  };
}

function partOfRow({ userId, standing, turns, joinedAt, boothSince, lastTurnAt }: PersonRow): Part {
  return {
    ...{ userId, standing, turns, joinedAt: joinedAt.getTime() },
    ...{ boothSince: ms(boothSince), lastTurnAt: ms(lastTurnAt) },
  };
}

/** An item in the form of its row. */
export function rowOfItem(sessionId: string, item: Item) {
  const { createdAt, playedAt, endedAt, ...rest } = item;
  return {
    ...{
      ...rest,
      sessionId,
      createdAt: new Date(createdAt),
      playedAt: date(playedAt),
      endedAt: date(endedAt),
    },
  };
}

type WrittenItem = ReturnType<typeof rowOfItem>;
type ChangedItem = Pick<
  WrittenItem,
  "id" | "duration" | "position" | "state" | "playedAt" | "endedAt" | "endReason" | "skipped"
>;

const ITEM_STATE = {
  ...({ duration: "plain", position: "plain", state: "plain", skipped: "plain" } as const),
  ...({ playedAt: "time", endedAt: "time", endReason: "plain" } as const),
};
const insertItems = rowInserter<WrittenItem & { votesUntold: boolean }>("queue_items", {
  ...{ id: "plain", sessionId: "plain", addedBy: "plain", trackRef: "json", trackKey: "plain" },
  ...{ upvotes: "plain", downvotes: "plain", votesUntold: "plain", createdAt: "time", ...ITEM_STATE },
});
const updateItems = rowUpdater<ChangedItem>("queue_items", ITEM_STATE);

/** What of `after` is not the very same as in `before`. */
export const changedIn = <T>(before: readonly T[], after: readonly T[]): T[] => {
  const known = new Set(before);
  return after.filter((one) => !known.has(one));
};

/** Writes the items that have changed. */
export async function saveItems(tx: Transaction, sessionId: string, before: Machine, after: Machine) {
  const known = new Map(before.items.map((item) => [item.id, item]));
  const changed = changedIn(before.items, after.items);
  const old = changed.filter(({ id }) => known.has(id));
  const moved = old.filter(({ id, position }) => known.get(id)!.position !== position);
  // Places are unique at every moment, and so is what plays: first all make room, then they take theirs.
  if (moved.length > 1)
    await tx.db.$executeRaw`UPDATE "queue_items" SET "position" = -"position"
      WHERE "id" IN (${Prisma.join(moved.map(({ id }) => id))})`;
  const rows = (items: Item[]) => items.map((item) => rowOfItem(sessionId, item));
  await updateItems(tx.db, rows(old.filter(({ state }) => state !== "PLAYING")));
  const fresh = rows(changed.filter(({ id }) => !known.has(id)));
  await insertItems(
    tx.db,
    fresh.map((row) => ({ ...row, votesUntold: false })),
  );
  await updateItems(tx.db, rows(old.filter(({ state }) => state === "PLAYING")));
}

/** Writes the parts that have changed. */
export async function saveParts(tx: Transaction, sessionId: string, before: Machine, after: Machine) {
  for (const { userId, ...part } of changedIn(before.people, after.people)) {
    const columns = {
      ...{ standing: part.standing, turns: part.turns },
      ...{ boothSince: date(part.boothSince), lastTurnAt: date(part.lastTurnAt) },
    };
    await tx.db.sessionPerson.upsert({
      where: { sessionId_userId: { sessionId, userId } },
      create: { id: newId(), sessionId, userId, joinedAt: new Date(part.joinedAt), ...columns },
      update: columns,
    });
  }
}

/** The session's columns in this state. */
export function columnsOf(state: Machine) {
  const item = playingItem(state);
  const { mode, status, hostId, hostGone, turn, skipShare, perPerson, trackMax } = state;
  return {
    ...{ mode, status, hostId, hostGone, turn, skipShare, perPerson, trackMax },
    ...{ hostAwaySince: date(state.hostAwaySince), idleSince: date(state.idleSince) },
    endedAt: date(state.endedAt),
    currentDJId: item?.addedBy ?? null,
    nowPlayingRef: item?.trackRef ?? null,
    nowPlayingStart: date(state.playing?.startedAt ?? null),
    playingItemId: state.playing?.itemId ?? null,
    pausedAt: date(state.playing?.pausedAt ?? null),
    dueAt: date(dueAt(state)),
  };
}
