import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { roomStream } from "~/streams/names";
import { appendToRoom } from "~/streams/room-log.server";
import { newId, now } from "~/world.server";
import type { UserDto } from "../accounts/schema";
import { USER_COLUMNS, userDto } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { notFound } from "../errors";
import { writeSystemPost } from "../messages/system-post.server";
import { parse } from "../parse";
import { allow, isId, roomFor, signedIn, type RoomRow } from "../rooms/access.server";
import { canJoinRoom, canModerateRoom } from "../rooms/policy";
import { addMemberSchema, type MembershipDto } from "../rooms/schema";
import { membershipDto } from "./membership-dto";

export type Joined = { membership: MembershipDto; created: boolean };

/**
 * Makes the actor a member of a room they may see. Joining again changes nothing.
 * @throws Refusal `unauthenticated`, `not_found`
 */
export async function joinRoom(actor: Actor, idOrSlug: string): Promise<Joined> {
  const person = signedIn(actor);
  return inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    allow(actor, canJoinRoom(actor, access), "You cannot join this room.");
    if (access.membership) return { membership: membershipDto(access.membership, person), created: false };
    return { membership: await admit(tx, access.room, person), created: true };
  });
}

/**
 * Takes somebody else into the room (owner, moderators).
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`
 */
export async function addMember(actor: Actor, idOrSlug: string, input: unknown): Promise<Joined> {
  signedIn(actor);
  const { userId } = parse(addMemberSchema, input);
  return inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    allow(actor, canModerateRoom(actor, access), "Only the owner and moderators add people.");
    const user = isId(userId)
      ? await tx.db.user.findUnique({ where: { id: userId.toLowerCase() }, select: USER_COLUMNS })
      : null;
    if (!user || user.deletedAt) throw notFound("This person");
    const key = { roomId_userId: { roomId: access.room.id, userId: user.id } };
    const membership = await tx.db.roomMembership.findUnique({ where: key });
    if (membership) return { membership: membershipDto(membership, user), created: false };
    return { membership: await admit(tx, access.room, userDto(user)), created: true };
  });
}

/** Writes the membership, its event and its post. What was said before counts as read. */
async function admit(tx: Transaction, room: RoomRow, user: UserDto): Promise<MembershipDto> {
  const head = await tx.db.stream.findUnique({ where: { name: roomStream(room.id) } });
  const row = await tx.db.roomMembership.create({
    data: { id: newId(), roomId: room.id, userId: user.id, joinedAt: now(), lastReadSeq: head?.seq ?? 0 },
  });
  const { memberCount } = await tx.db.room.update({
    where: { id: room.id },
    data: { memberCount: { increment: 1 } },
    select: { memberCount: true },
  });
  const member = membershipDto(row, user);
  await appendToRoom(tx, room.id, "member_joined", { member, memberCount });
  await writeSystemPost(tx, room.id, user, { kind: "joined" });
  tx.afterCommit(() => announce({ type: "person", userId: user.id, change: "memberships" }));
  return member;
}
