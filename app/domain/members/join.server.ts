import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { roomStream } from "~/streams/names";
import { appendToRoom } from "~/streams/room-log.server";
import { newId, now } from "~/world.server";
import type { UserDto } from "../accounts/schema";
import { asUserDto, USER_COLUMNS, userDto } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { forbidden, notFound } from "../errors";
import { idFrom } from "../ids";
import { settleInvites } from "../invites/settle.server";
import { spend } from "../limits/limits.server";
import { writeSystemPost } from "../messages/system-post.server";
import { notify } from "../notifications/notify.server";
import { parse } from "../parse";
import { allowIn, roomFor, signedIn, type RoomRow } from "../rooms/access.server";
import { addMemberSchema, type MembershipDto } from "../rooms/schema";
import { membershipDto } from "./membership-dto";

export type Joined = { membership: MembershipDto; created: boolean };

/**
 * Makes the actor a member of a room they may see. Joining again changes nothing.
 * @throws Refusal `unauthenticated`, `not_found`, `rate_limited`
 */
export async function joinRoom(actor: Actor, idOrSlug: string): Promise<Joined> {
  const person = signedIn(actor);
  const spent = await spend("joins", person.id);
  const joined = await inTransaction<Joined>(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    allowIn(access, "join");
    if (access.membership) return { membership: membershipDto(access.membership, person), created: false };
    return { membership: await admit(tx, access.room, person), created: true };
  });
  if (!joined.created) await spent.giveBack();
  return joined;
}

/**
 * Takes somebody else into the room (owner, moderators).
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`
 */
export async function addMember(actor: Actor, idOrSlug: string, input: unknown): Promise<Joined> {
  const person = signedIn(actor);
  const { userId } = parse(addMemberSchema, input);
  return inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    allowIn(access, "add_member");
    const id = idFrom(userId);
    const user = id ? await tx.db.user.findUnique({ where: { id }, select: USER_COLUMNS }) : null;
    if (!user || user.deletedAt) throw notFound("This person");
    const key = { roomId_userId: { roomId: access.room.id, userId: user.id } };
    const membership = await tx.db.roomMembership.findUnique({ where: key });
    if (membership) return { membership: membershipDto(membership, user), created: false };
    if (user.id !== person.id) await notify(tx, user.id, "ADDED", access.room, { by: asUserDto(person) });
    return { membership: await admit(tx, access.room, userDto(user)), created: true };
  });
}

/**
 * The only way into a room: writes the membership, its event and its post. What was said before counts as read; a mute
 * that has not ended goes on.
 * @throws Refusal `forbidden` for somebody who is banned
 */
export async function admit(tx: Transaction, room: RoomRow, user: UserDto): Promise<MembershipDto> {
  const sanctions = await tx.db.roomSanction.findMany({
    where: { roomId: room.id, userId: user.id, OR: [{ until: null }, { until: { gt: now() } }] },
  });
  if (sanctions.some(({ kind }) => kind === "BAN"))
    throw forbidden("This person is banned from the room. Lift the ban first.");
  const mutedUntil = sanctions.find(({ kind }) => kind === "MUTE")?.until ?? null;
  const head = await tx.db.stream.findUnique({ where: { name: roomStream(room.id) } });
  const row = await tx.db.roomMembership.create({
    data: {
      ...{ id: newId(), roomId: room.id, userId: user.id, joinedAt: now() },
      ...{ mutedUntil, lastReadSeq: head?.seq ?? 0 },
    },
  });
  const { memberCount } = await tx.db.room.update({
    where: { id: room.id },
    data: { memberCount: { increment: 1 } },
    select: { memberCount: true },
  });
  const member = membershipDto(row, user);
  await appendToRoom(tx, room.id, "member_joined", { member, memberCount });
  await writeSystemPost(tx, room.id, user, { kind: "joined" });
  await settleInvites(tx, room.id, user.id);
  tx.afterCommit(() => announce({ type: "person", userId: user.id, change: "memberships" }));
  return member;
}
