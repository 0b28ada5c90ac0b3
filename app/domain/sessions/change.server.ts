import { Prisma } from "~/db/generated/sqlite/client";
import type { Transaction } from "~/db/transaction.server";
import type { SessionPatch } from "~/streams/session-events";
import { appendToSession } from "~/streams/session-log.server";
import { newId, now, nowMs } from "~/world.server";
import type { UserDto } from "../accounts/schema";
import { asUserDto, USER_COLUMNS, type UserRow } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { conflict } from "../errors";
import type { SessionAccess, SessionRow } from "./access.server";
import { wakeAt } from "./alarm.server";
import { listeners } from "./listeners.server";
import { hostActed } from "./machine/host";
import { settled } from "./machine/play";
import { itemOf, type Item, type Machine, type Part, type World } from "./machine/state";
import { run, tick } from "./machine/tick";
import { tellOfTrack } from "./notices.server";
import { changedPieces, endedLast, eventTypeOf, itemsToTell } from "./patch";
import { columnsOf, loadMachine, rowOfItem, saveItems, saveParts } from "./rows.server";
import type { QueueItemDto, SessionDto, SessionPersonDto } from "./schema";
import { queueItemDto, sessionDto, sessionPersonDto, sessionPieces } from "./session-dto";
import { nextTelling } from "./telling";

/** One change to a session's state: see machine/. */
export type Change = (state: Machine, world: World) => Machine;

/** What of a session is no matter of its rules, and may be written along with them. */
export type Words = Partial<Pick<SessionRow, "name" | "genre" | "isPrivate" | "inviteToken">> & {
  tags?: string[];
};

/** A session before and after a change. */
export type Changed = {
  before: Machine;
  after: Machine;
  /** The session's row as it is now. */
  session: SessionRow;
  /** The people in what changed, by id. */
  users: ReadonlyMap<string, User>;
};

type User = UserRow | UserDto;

/** What a session's rules are told of the world now. */
export function worldOf(sessionId: string): World {
  return {
    now: nowMs(),
    newId,
    isHere: (userId) => listeners.isHere(sessionId, userId),
    listening: listeners.counts(sessionId).accounts,
  };
}

/**
 * The one way to change what a session's rules are about: reads its state in the command's transaction, brings it up
 * to date, applies the change, writes what is different, and appends one event that tells of it.
 *
 * @param access from sessionFor in this same transaction, which holds the session's lock
 * @param more.words columns to write along
 * @param more.also people without a part whom the change concerns
 * @throws Refusal `conflict` when the session has ended; whatever the change throws
 */
export async function changeSession(
  access: SessionAccess,
  tx: Transaction,
  change: Change,
  more: { words?: Words; also?: string[] } = {},
): Promise<Changed> {
  const { actor, session } = access;
  const world = worldOf(session.id);
  const before = await loadMachine(tx, session, world.now, more.also);
  const current = tick(before, world);
  if (current.status === "ENDED") throw conflict("This session has ended.");
  const after = settled(change(actor ? noticed(current, actor.id, world) : current, world), world);
  return save(tx, session, before, after, { ...more, by: actor });
}

/** Lets a session's state come up to the present, and then be changed by what nobody in particular did. */
export async function passTime(
  tx: Transaction,
  session: SessionRow,
  change: Change = (state) => state,
  more: { words?: Words; also?: string[] } = {},
): Promise<Changed> {
  const world = worldOf(session.id);
  const before = await loadMachine(tx, session, world.now, more.also);
  const after = before.status === "ENDED" ? before : run(before, change, world);
  return save(tx, session, before, after, { ...more, by: null });
}

/** Somebody did something: the session is not forgotten, and a host is not away. */
function noticed(state: Machine, userId: string, world: World): Machine {
  const awake = state.idleSince === null ? state : { ...state, idleSince: world.now };
  return userId === state.hostId ? hostActed(awake, world) : awake;
}

async function save(
  tx: Transaction,
  session: SessionRow,
  before: Machine,
  after: Machine,
  { words = {}, by }: { words?: Words; by: Actor },
): Promise<Changed> {
  await saveItems(tx, session.id, before, after);
  await saveParts(tx, session.id, before, after);
  const toTell = itemsToTell(before, after);
  const ended = endedLast(before, after);
  const users = await usersOf(tx, after, {
    known: [session.host, ...(by ? [asUserDto(by)] : [])],
    parts: before.people === after.people ? [] : after.people,
    items: [...toTell, ...(ended ? [ended] : [])],
  });
  const { updated, pieces } = await saveSession(tx, session, after, words, users);
  const changed: Changed = { before, after, session: updated, users };
  await tellOfTrack(tx, changed);
  const type = eventTypeOf(before, after, pieces);
  if (type === null) return changed;
  const patch: SessionPatch = {
    ...(Object.keys(pieces).length > 0 ? { session: pieces } : {}),
    ...(toTell.length > 0 ? { items: toTell.map((item) => itemDto(changed, item)) } : {}),
    ...(before.people === after.people ? {} : { people: partsOf(changed) }),
  };
  await (type === "track"
    ? appendToSession(tx, session.id, type, { ...patch, ended: ended && itemDto(changed, ended) })
    : appendToSession(tx, session.id, type as "queue", patch));
  return changed;
}

/** Writes the session's own columns that differ. What only this side needs does not count as an update. */
async function saveSession(
  tx: Transaction,
  session: SessionRow,
  after: Machine,
  words: Words,
  users: ReadonlyMap<string, User>,
) {
  const columns = { ...columnsOf(after), ...words };
  const dueAt = nextTelling(session, columns.dueAt);
  const host = after.hostId === session.hostId ? session.host : (users.get(after.hostId) as UserRow);
  const touched = { ...session, ...columns, dueAt, host };
  const isNew = Object.keys(changedPieces(sessionPieces(session), sessionPieces(touched))).length > 0;
  const updated: SessionRow = { ...touched, updatedAt: isNew ? now() : session.updatedAt };
  const differ = (Object.keys({ ...columns, dueAt }) as (keyof typeof columns)[]).filter(
    (name) => JSON.stringify(session[name]) !== JSON.stringify(updated[name]),
  );
  if (differ.length > 0) {
    const { nowPlayingRef, ...rest } = Object.fromEntries(differ.map((name) => [name, updated[name]]));
    const ref = differ.includes("nowPlayingRef") ? { nowPlayingRef: nowPlayingRef ?? Prisma.DbNull } : {};
    const data = { ...rest, ...ref, updatedAt: updated.updatedAt } as Prisma.DJSessionUncheckedUpdateInput;
    await tx.db.dJSession.update({ where: { id: session.id }, data, select: { id: true } });
    if (dueAt) tx.afterCommit(() => wakeAt(dueAt.getTime()));
  }
  return { updated, pieces: changedPieces(sessionPieces(session), sessionPieces(updated)) };
}

async function usersOf(
  tx: Transaction,
  { hostId }: Machine,
  { known, parts, items }: { known: User[]; parts: readonly Part[]; items: readonly Item[] },
): Promise<Map<string, User>> {
  const users = new Map(known.map((user) => [user.id, user]));
  const ids = new Set([
    ...items.flatMap(({ addedBy }) => (users.has(addedBy) ? [] : addedBy)),
    ...parts.map(({ userId }) => userId),
    ...(parts.length > 0 ? [hostId] : []),
  ]);
  if (ids.size === 0) return users;
  const rows = await tx.db.user.findMany({ where: { id: { in: [...ids] } }, select: USER_COLUMNS });
  for (const row of rows) users.set(row.id, row);
  return users;
}

function itemDto({ session, users }: Changed, item: Item): QueueItemDto {
  return queueItemDto({ ...rowOfItem(session.id, item), user: users.get(item.addedBy)! });
}

/** An item that was changed, as it is now. */
export function itemIn(changed: Changed, itemId: string): QueueItemDto {
  return itemDto(changed, itemOf(changed.after, itemId)!);
}

/** Everybody who has a part now: in the booth, a co-DJ, or to become one. */
function partsOf({ after, users }: Changed): SessionPersonDto[] {
  return after.people
    .filter(({ standing, boothSince }) => standing !== "GUEST" || boothSince !== null)
    .map(({ boothSince, lastTurnAt, ...part }) =>
      sessionPersonDto({
        ...part,
        boothSince: boothSince === null ? null : new Date(boothSince),
        lastTurnAt: lastTurnAt === null ? null : new Date(lastTurnAt),
        user: users.get(part.userId)!,
      }),
    );
}

/** The session as its command answers. */
export function sessionIn({ session, after }: Changed): SessionDto {
  return sessionDto(session, {
    queueLength: after.items.filter(({ state }) => state === "WAITING").length,
    listening: listeners.counts(session.id).listening,
  });
}
