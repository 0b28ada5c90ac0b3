import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { newId, now, nowMs } from "~/world.server";
import { asUserDto, USER_COLUMNS, userDto } from "../accounts/user-dto";
import type { Actor, Person } from "../actor";
import { conflict, notFound } from "../errors";
import { idFrom } from "../ids";
import { admit, type Joined } from "../members/join.server";
import { membershipDto } from "../members/membership-dto";
import { notify } from "../notifications/notify.server";
import { allowIn, roomIfKnown, signedIn, type RoomAccess, type RoomRow } from "../rooms/access.server";
import { ownRequestDto } from "./invite-dto";
import { isBanned, spendUse, type InviteRow } from "./open-invites.server";
import type { OwnRequestDto } from "./schema";

/** Whoever was denied waits so long before they may ask again. */
const ASK_AGAIN_AFTER = 24 * 3600_000;

/** Asks to be let in, inside the transaction of the invite: a use is spent on asking. Asking again changes nothing. */
export async function ask(
  tx: Transaction,
  room: RoomRow,
  person: Person,
  invite: InviteRow,
  note: string | null,
): Promise<{ request: OwnRequestDto; created: boolean }> {
  const key = { roomId_userId: { roomId: room.id, userId: person.id } };
  const before = await tx.db.joinRequest.findUnique({ where: key });
  if (before?.status === "PENDING") return { request: ownRequestDto(before, room), created: false };
  const decided = before?.status === "DENIED" ? (before.decidedAt?.getTime() ?? 0) : 0;
  if (nowMs() - decided < ASK_AGAIN_AFTER)
    throw conflict("You asked already, and were not let in. You can ask again a day later.");
  await spendUse(tx, invite);
  const asked = { inviteId: invite.id, note, status: "PENDING" as const, createdAt: now() };
  const row = await tx.db.joinRequest.upsert({
    where: key,
    create: { id: newId(), ...key.roomId_userId, ...asked },
    update: { ...asked, decidedAt: null, decidedBy: null },
  });
  const moderators = await tx.db.roomMembership.findMany({
    where: { roomId: room.id, role: { in: ["OWNER", "MODERATOR"] } },
    select: { userId: true },
  });
  for (const { userId } of moderators)
    await notify(tx, userId, "JOIN_REQUESTED", room, {
      by: asUserDto(person),
      ...(note ? { excerpt: note } : {}),
    });
  tx.afterCommit(() => announce({ type: "person", userId: person.id, change: "memberships" }));
  return { request: ownRequestDto(row, room), created: true };
}

/**
 * Lets somebody in who asked (owner, moderators).
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` (banned meanwhile)
 */
export async function approveRequest(actor: Actor, id: string): Promise<Joined> {
  const moderator = signedIn(actor);
  return inTransaction(async (tx) => {
    const { room, request } = await requestFor(tx, actor, id);
    const key = { roomId_userId: { roomId: room.id, userId: request.userId } };
    const membership = await tx.db.roomMembership.findUnique({ where: key });
    if (membership) return { membership: membershipDto(membership, request.user), created: false };
    if (request.status !== "PENDING" || request.user.deletedAt) throw notFound("This request");
    if (await isBanned(tx.db, room.id, request.userId))
      throw conflict("This person is banned here. Lift the ban first.");
    await decide(tx, request.id, "APPROVED", moderator);
    await notify(tx, request.userId, "REQUEST_ACCEPTED", room);
    return { membership: await admit(tx, room, userDto(request.user)), created: true };
  });
}

/**
 * Turns a request down (owner, moderators).
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`
 */
export async function denyRequest(actor: Actor, id: string): Promise<void> {
  const moderator = signedIn(actor);
  await inTransaction(async (tx) => {
    const { room, request } = await requestFor(tx, actor, id);
    if (request.status !== "PENDING") throw notFound("This request");
    await decide(tx, request.id, "DENIED", moderator);
    // Without the room's address: they are not let in.
    await notify(tx, request.userId, "REQUEST_DENIED", null, { title: room.name });
    tx.afterCommit(() => announce({ type: "person", userId: request.userId, change: "memberships" }));
  });
}

/**
 * Takes one's own request back.
 * @throws Refusal `unauthenticated`, `not_found`
 */
export async function cancelRequest(actor: Actor, id: string): Promise<void> {
  const person = signedIn(actor);
  await inTransaction(async (tx) => {
    const { count } = await tx.db.joinRequest.deleteMany({
      where: { id: idFrom(id) ?? "", userId: person.id, status: "PENDING" },
    });
    if (count === 0) throw notFound("This request");
    tx.afterCommit(() => announce({ type: "person", userId: person.id, change: "memberships" }));
  });
}

function findRequest(tx: Transaction, id: string) {
  return tx.db.joinRequest.findUnique({
    where: { id: idFrom(id) ?? "" },
    include: { user: { select: USER_COLUMNS } },
  });
}
type FoundRequest = NonNullable<Awaited<ReturnType<typeof findRequest>>>;

/** A request that the actor may decide about. Whoever must not know of the room hears of no request either. */
async function requestFor(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<RoomAccess & { request: FoundRequest }> {
  const found = await findRequest(tx, id);
  const access = found && (await roomIfKnown(actor, found.roomId, tx));
  const request = access && (await findRequest(tx, id));
  if (!request) throw notFound("This request");
  allowIn(access, "answer_requests");
  return { ...access, request };
}

/** @throws Refusal `not_found` when it was taken back meanwhile */
async function decide(tx: Transaction, id: string, status: "APPROVED" | "DENIED", by: Person): Promise<void> {
  const { count } = await tx.db.joinRequest.updateMany({
    where: { id, status: "PENDING" },
    data: { status, decidedAt: now(), decidedBy: by.id },
  });
  if (count === 0) throw notFound("This request");
}
