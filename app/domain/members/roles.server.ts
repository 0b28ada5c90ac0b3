import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { appendToRoom } from "~/streams/room-log.server";
import { USER_COLUMNS, userDto } from "../accounts/user-dto";
import type { Actor, Person } from "../actor";
import { conflict, notFound } from "../errors";
import { idFrom } from "../ids";
import { writeSystemPost } from "../messages/system-post.server";
import { audit } from "../moderation/audit.server";
import { notify } from "../notifications/notify.server";
import { parse } from "../parse";
import { allowIn, roomFor, signedIn, type RoomAccess } from "../rooms/access.server";
import { changeRoleSchema, type MemberRole, type MembershipDto } from "../rooms/schema";
import { membershipDto } from "./membership-dto";

/**
 * Gives a member another role. OWNER transfers the room: the owner until now becomes a moderator.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`
 */
export async function changeRole(
  actor: Actor,
  idOrSlug: string,
  userId: string,
  input: unknown,
): Promise<MembershipDto> {
  const person = signedIn(actor);
  const { role, reason } = parse(changeRoleSchema, input);
  return inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    return setMemberRole(tx, { ...access, actor: person }, userId, role, reason);
  });
}

/**
 * The same inside a transaction.
 * @param still what the role must be, for what somebody decided by seeing it
 */
export async function setMemberRole(
  tx: Transaction,
  access: RoomAccess & { actor: Person },
  userId: string,
  next: MemberRole,
  reason: string | null,
  still?: MemberRole,
): Promise<MembershipDto> {
  const { room, actor } = access;
  const target = await memberOf(tx, room.id, userId);
  allowIn(access, next === "OWNER" ? "transfer" : "change_role", asTarget(target));
  if (still && target.role !== still) throw conflict("The role has been changed since.");
  if (target.role === next) return membershipDto(target, target.user);
  if (next === "OWNER") {
    const owner = await tx.db.roomMembership.findFirst({ where: { roomId: room.id, role: "OWNER" } });
    if (owner) await writeRole(tx, room.id, owner.userId, "MODERATOR");
    if (owner && owner.userId !== actor.id)
      await notify(tx, owner.userId, "ROLE_CHANGED", room, { role: "MODERATOR", reason });
  }
  await writeRole(tx, room.id, target.userId, next);
  const user = userDto(target.user);
  await writeSystemPost(tx, room.id, actor, { kind: "role_changed", user, role: next });
  await notify(tx, target.userId, "ROLE_CHANGED", room, { role: next, reason });
  await audit(tx, {
    ...{ roomId: room.id, actorId: actor.id, action: "CHANGE_ROLE", reason },
    ...{ targetId: target.userId, targetUserId: target.userId, data: { from: target.role, to: next } },
  });
  return membershipDto({ ...target, role: next }, target.user);
}

type Member = Awaited<ReturnType<typeof memberOf>>;

const asTarget = ({ userId, role, user }: Member) => ({ userId, relation: role, siteRole: user.role });

async function memberOf(tx: Transaction, roomId: string, userId: string) {
  const id = idFrom(userId);
  const member = id
    ? await tx.db.roomMembership.findUnique({
        where: { roomId_userId: { roomId, userId: id } },
        include: { user: { select: USER_COLUMNS } },
      })
    : null;
  if (!member) throw notFound("This member");
  return member;
}

async function writeRole(tx: Transaction, roomId: string, userId: string, role: MemberRole): Promise<void> {
  await tx.db.roomMembership.update({ where: { roomId_userId: { roomId, userId } }, data: { role } });
  await appendToRoom(tx, roomId, "member_role", { userId, role });
  tx.afterCommit(() => announce({ type: "person", userId, change: "memberships" }));
}
