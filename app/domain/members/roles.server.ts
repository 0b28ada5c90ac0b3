import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { appendToRoom } from "~/streams/room-log.server";
import { USER_COLUMNS, userDto } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { notFound } from "../errors";
import { writeSystemPost } from "../messages/system-post.server";
import { audit } from "../moderation/audit.server";
import { parse } from "../parse";
import { allowIn, isId, roomFor, signedIn } from "../rooms/access.server";
import { changeRoleSchema, type MemberRole, type MembershipDto } from "../rooms/schema";
import { dismiss } from "./leave.server";
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
  const { role: next } = parse(changeRoleSchema, input);
  return inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    const target = await memberOf(tx, access.room.id, userId);
    allowIn(access, next === "OWNER" ? "transfer" : "change_role", asTarget(target));
    if (target.role === next) return membershipDto(target, target.user);
    if (next === "OWNER") {
      const owner = await tx.db.roomMembership.findFirst({
        where: { roomId: access.room.id, role: "OWNER" },
      });
      if (owner) await setRole(tx, access.room.id, owner.userId, "MODERATOR");
    }
    await setRole(tx, access.room.id, target.userId, next);
    await writeSystemPost(tx, access.room.id, person, {
      kind: "role_changed",
      user: userDto(target.user),
      role: next,
    });
    await audit(tx, {
      roomId: access.room.id,
      actorId: person.id,
      action: "CHANGE_ROLE",
      targetId: target.userId,
    });
    return membershipDto({ ...target, role: next }, target.user);
  });
}

/**
 * Puts a member out. They may come back where the room is public.
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`
 */
export async function kick(
  actor: Actor,
  idOrSlug: string,
  userId: string,
  reason: string | null = null,
): Promise<void> {
  const person = signedIn(actor);
  await inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    const target = await memberOf(tx, access.room.id, userId);
    allowIn(access, "kick", asTarget(target));
    await dismiss(tx, access.room, userDto(target.user), true);
    await audit(tx, {
      roomId: access.room.id,
      actorId: person.id,
      action: "KICK_USER",
      targetId: target.userId,
      reason,
    });
  });
}

type Member = Awaited<ReturnType<typeof memberOf>>;

const asTarget = ({ userId, role, user }: Member) => ({ userId, relation: role, siteRole: user.role });

async function memberOf(tx: Transaction, roomId: string, userId: string) {
  const member = isId(userId)
    ? await tx.db.roomMembership.findUnique({
        where: { roomId_userId: { roomId, userId: userId.toLowerCase() } },
        include: { user: { select: USER_COLUMNS } },
      })
    : null;
  if (!member) throw notFound("This member");
  return member;
}

async function setRole(tx: Transaction, roomId: string, userId: string, role: MemberRole): Promise<void> {
  await tx.db.roomMembership.update({ where: { roomId_userId: { roomId, userId } }, data: { role } });
  await appendToRoom(tx, roomId, "member_role", { userId, role });
  tx.afterCommit(() => announce({ type: "person", userId, change: "memberships" }));
}
