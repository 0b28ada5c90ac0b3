import { reader } from "~/db/client.server";
import { USER_COLUMNS, userDto } from "../accounts/user-dto";
import type { Actor, Person } from "../actor";
import { newestFirst, olderThan, pageOf } from "../keyset";
import { allowIn, type RoomAccess } from "../rooms/access.server";
import { WITH_PEOPLE } from "./invite.server";
import { invitedRoom, inviteDto, joinRequestDto, ownRequestDto } from "./invite-dto";
import { banInForce, stillOpen } from "./open-invites.server";
import type { InviteDto, JoinRequestDto, OwnRequestDto, ReceivedInviteDto } from "./schema";

type Page = { cursor?: string | null | undefined; limit?: number };

/**
 * The room's open invites, newest first: links, invitations, or both.
 * @throws Refusal `unauthenticated`, `forbidden`, `invalid` for a cursor that is none
 */
export async function invitesOf(
  access: RoomAccess,
  { cursor, limit = 50, kind }: Page & { kind?: "LINK" | "DIRECT" | undefined } = {},
): Promise<{ invites: InviteDto[]; nextCursor: string | null }> {
  allowIn(access, "invite");
  const kinds = kind === undefined ? {} : { userId: kind === "LINK" ? null : { not: null } };
  const { AND, ...open } = stillOpen(reader());
  const found = await reader().roomInvite.findMany({
    where: { roomId: access.room.id, ...kinds, ...open, AND: [...AND, olderThan(cursor)] },
    ...newestFirst(limit),
    include: WITH_PEOPLE,
  });
  const { rows, nextCursor } = pageOf(found, limit);
  return { invites: rows.map(inviteDto), nextCursor };
}

/**
 * Who waits to be let in, newest first.
 * @throws Refusal `unauthenticated`, `forbidden`, `invalid` for a cursor that is none
 */
export async function requestsOf(
  access: RoomAccess,
  { cursor, limit = 50 }: Page = {},
): Promise<{ requests: JoinRequestDto[]; nextCursor: string | null }> {
  allowIn(access, "answer_requests");
  const roomId = access.room.id;
  const found = await reader().joinRequest.findMany({
    where: {
      ...{ roomId, status: "PENDING" as const, ...olderThan(cursor) },
      user: { deletedAt: null, sanctions: { none: { roomId, ...banInForce() } } },
    },
    ...newestFirst(limit),
    include: { user: { select: USER_COLUMNS } },
  });
  const { rows, nextCursor } = pageOf(found, limit);
  return { requests: rows.map(joinRequestDto), nextCursor };
}

/** Open invitations that name a person, to rooms that are there and would let them in. */
const received = (userId: string) => ({
  userId,
  ...stillOpen(reader()),
  room: { deletedAt: null, sanctions: { none: { userId, ...banInForce() } } },
});

/**
 * The invitations that wait for the person's answer, newest first.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function receivedInvites(
  person: Person,
  { cursor, limit = 50 }: Page = {},
): Promise<{ invites: ReceivedInviteDto[]; nextCursor: string | null }> {
  const { AND, ...open } = received(person.id);
  const found = await reader().roomInvite.findMany({
    where: { ...open, AND: [...AND, olderThan(cursor)] },
    ...newestFirst(limit),
    include: { creator: { select: USER_COLUMNS }, room: { select: { name: true, memberCount: true } } },
  });
  const { rows, nextCursor } = pageOf(found, limit);
  const invites = rows.map((row) => ({
    id: row.id,
    room: invitedRoom(row.room, row.id),
    invitedBy: userDto(row.creator),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }));
  return { invites, nextCursor };
}

/** How many of them there are. A visitor has none. */
export async function receivedCount(actor: Actor): Promise<number> {
  return actor ? reader().roomInvite.count({ where: received(actor.id) }) : 0;
}

/** The person's own requests that nobody has decided about, newest first. */
export async function ownRequests(person: Person): Promise<OwnRequestDto[]> {
  const rows = await reader().joinRequest.findMany({
    where: { userId: person.id, status: "PENDING", room: { deletedAt: null } },
    include: { room: { select: { name: true, memberCount: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows.map((row) => ownRequestDto(row, row.room));
}
