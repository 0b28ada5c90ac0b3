import type { reader } from "~/db/client.server";
import type { Transaction, TransactionClient } from "~/db/transaction.server";
import { now, nowMs } from "~/world.server";
import type { Actor, Person } from "../actor";
import { forbidden, Refusal } from "../errors";
import { idFrom } from "../ids";
import { allowIn, banOf, type RoomAccess } from "../rooms/access.server";
import { standingOf } from "../rooms/policy";

type Db = TransactionClient | ReturnType<typeof reader>;
export type InviteRow = NonNullable<Awaited<ReturnType<Db["roomInvite"]["findUnique"]>>>;

/** One answer for a link that was taken back, has run out, is used up, or never was. */
export const noLongerGood = () => new Refusal("not_found", "This invite is no longer good.");

/** The invite that a key opens for somebody: a link's token for anybody, an invitation's id for whom it names. */
export async function inviteByKey(db: Db, actor: Actor, key: string): Promise<InviteRow | null> {
  if (key.length > 100 || key.includes("\u0000")) return null;
  const id = idFrom(key);
  if (!id) return db.roomInvite.findUnique({ where: { token: key } });
  if (!actor) return null;
  const invite = await db.roomInvite.findUnique({ where: { id } });
  return invite?.userId === actor.id ? invite : null;
}

/** Invites that can still be accepted, as part of a query. */
export function stillOpen(db: Db) {
  return {
    revokedAt: null,
    acceptedAt: null,
    declinedAt: null,
    AND: [
      { OR: [{ expiresAt: null }, { expiresAt: { gt: now() } }] },
      { OR: [{ maxUses: null }, { uses: { lt: db.roomInvite.fields.maxUses } }] },
    ],
  };
}

/**
 * Whether an invite can still be accepted. A link is the room's: it outlives its maker's role and membership, and
 * moderators take it back. But somebody banned keeps no door open.
 */
export async function isGood(db: Db, invite: InviteRow): Promise<boolean> {
  if (invite.revokedAt || invite.acceptedAt || invite.declinedAt) return false;
  if (invite.expiresAt && invite.expiresAt <= now()) return false;
  if (invite.maxUses !== null && invite.uses >= invite.maxUses) return false;
  return invite.token === null || !(await isBanned(db, invite.roomId, invite.createdBy));
}

/** Bans that hold now, as part of a query. */
export const banInForce = () => ({
  kind: "BAN" as const,
  OR: [{ until: null }, { until: { gt: now() } }],
});

export async function isBanned(db: Db, roomId: string, userId: string): Promise<boolean> {
  const ban = await banOf(db, roomId, userId);
  return ban !== null && (!ban.until || ban.until > now());
}

/** Whether the room does not exist for somebody, whatever invite they hold: whoever is banned from a private one. */
export function isHidden(access: RoomAccess): boolean {
  return access.room.isPrivate && standingOf(access.actor, access, nowMs()) === "banned";
}

/**
 * Whoever is banned does not come in by an invite, nor does whoever was put out of a private room come back by a link
 * that they may have kept.
 * @throws Refusal `not_found`, `forbidden`
 */
export async function refuseUnwelcome(
  db: Db,
  access: RoomAccess,
  person: Person,
  invite: InviteRow,
): Promise<void> {
  if (isHidden(access)) throw noLongerGood();
  const { room } = access;
  if (!room.isPrivate) return allowIn(access, "join");
  const kick = await db.auditLog.findFirst({
    where: {
      ...{ roomId: room.id, action: "KICK_USER", targetId: person.id, undoneAt: null },
      createdAt: { gte: invite.createdAt },
    },
    select: { id: true },
  });
  if (kick) throw forbidden("You were put out of this room. Ask a moderator for a new invite.");
}

/** Takes one use of an invite. The condition is the database's own, whatever was read before. */
export async function spendUse(tx: Transaction, { id }: InviteRow): Promise<void> {
  const { count } = await tx.db.roomInvite.updateMany({
    where: { id, ...stillOpen(tx.db) },
    data: { uses: { increment: 1 } },
  });
  if (count === 0) throw noLongerGood();
}
