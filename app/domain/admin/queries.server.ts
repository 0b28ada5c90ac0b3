import { database, reader } from "~/db/client.server";
import { now } from "~/world.server";
import { USER_COLUMNS, userDto } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { notFound } from "../errors";
import { idFrom } from "../ids";
import { idAt } from "../keyset";
import { fold } from "../text";
import { asAdmin } from "./policy";
import type { AdminRoomDto, AdminUserDto, RoomsFilter, UsersFilter } from "./schema";
import { adminUserDto } from "./user-dto";

type Page = { cursor?: string | null; limit?: number };
type Paged<T, Name extends string> = { [K in Name]: T[] } & { nextCursor: string | null };

export const ADMIN_PAGE = 50;

/**
 * A page of the people with an account, newest first.
 * @throws Refusal `not_found` for whoever is no admin, `invalid` for a cursor that is none
 */
export async function usersOf(
  actor: Actor,
  filter: UsersFilter,
  page: Page = {},
): Promise<Paged<AdminUserDto, "users">> {
  asAdmin(actor);
  const limit = page.limit ?? ADMIN_PAGE;
  const before = idAt(page.cursor);
  const named = fold(filter.q.replace(/^@/, ""));
  const rows = await reader().user.findMany({
    where: {
      deletedAt: null,
      ...(filter.role ? { role: filter.role } : {}),
      AND: [
        ...(before ? [{ id: { lt: before } }] : []),
        ...(filter.state === "suspended" ? [{ suspendedUntil: { gt: now() } }] : []),
        ...(filter.state === "active" ? [notSuspended()] : []),
        ...(named === ""
          ? []
          : [
              {
                OR: [
                  { username: { contains: named } },
                  { email: { contains: named } },
                  { displayName: anyCase(filter.q) },
                ],
              },
            ]),
      ],
    },
    // Ids sort by the time of their making.
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  return { users: rows.slice(0, limit).map(adminUserDto), nextCursor: nextOf(rows, limit) };
}

const notSuspended = () => ({ OR: [{ suspendedUntil: null }, { suspendedUntil: { lte: now() } }] });

/**
 * One person.
 * @throws Refusal `not_found`
 */
export async function userOf(actor: Actor, userId: string): Promise<AdminUserDto> {
  asAdmin(actor);
  const id = idFrom(userId);
  const row = id ? await reader().user.findUnique({ where: { id } }) : null;
  if (!row || row.deletedAt) throw notFound("This person");
  return adminUserDto(row);
}

const CREATOR = { creator: { select: USER_COLUMNS } } as const;

/**
 * A page of all the rooms there are, private and deleted ones too, newest first.
 * @throws Refusal `not_found` for whoever is no admin, `invalid` for a cursor that is none
 */
export async function roomsOf(
  actor: Actor,
  filter: RoomsFilter,
  page: Page = {},
): Promise<Paged<AdminRoomDto, "rooms">> {
  asAdmin(actor);
  const limit = page.limit ?? ADMIN_PAGE;
  const before = idAt(page.cursor);
  const rows = await reader().room.findMany({
    where: {
      ...(filter.type ? { type: filter.type } : {}),
      ...(filter.state === "live" ? { deletedAt: null } : {}),
      ...(filter.state === "deleted" ? { deletedAt: { not: null } } : {}),
      AND: [
        ...(before ? [{ id: { lt: before } }] : []),
        ...(filter.q === ""
          ? []
          : [{ OR: [{ name: anyCase(filter.q) }, { slug: { contains: fold(filter.q) } }] }]),
      ],
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: CREATOR,
  });
  return { rooms: rows.slice(0, limit).map(adminRoomDto), nextCursor: nextOf(rows, limit) };
}

/**
 * One room, deleted or not.
 * @throws Refusal `not_found`
 */
export async function adminRoomOf(actor: Actor, roomId: string): Promise<AdminRoomDto> {
  asAdmin(actor);
  const id = idFrom(roomId);
  const row = id ? await reader().room.findUnique({ where: { id }, include: CREATOR }) : null;
  if (!row) throw notFound("This room");
  return adminRoomDto(row);
}

type RoomRow = Omit<AdminRoomDto, "creator" | "coverUrl" | "createdAt" | "lastActivityAt" | "deletedAt"> & {
  coverFileId: string | null;
  creator: Parameters<typeof userDto>[0];
  createdAt: Date;
  lastActivityAt: Date;
  deletedAt: Date | null;
};

function adminRoomDto(row: RoomRow): AdminRoomDto {
  const { id, slug, name, type, isPrivate, genre, memberCount } = row;
  return {
    ...{ id, slug, name, type, isPrivate, genre, memberCount },
    coverUrl: row.coverFileId ? `/files/${row.coverFileId}` : null,
    creator: userDto(row.creator),
    createdAt: row.createdAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

/** SQLite compares without case by itself; PostgreSQL wants to be asked, in words that the other does not know. */
function anyCase(text: string): { contains: string } {
  return database().engine === "postgresql"
    ? ({ contains: text, mode: "insensitive" } as { contains: string })
    : { contains: text };
}

const nextOf = (rows: { id: string }[], limit: number) => (rows.length > limit ? rows[limit - 1]!.id : null);
