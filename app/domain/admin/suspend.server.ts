import { lockFor } from "~/db/locks.server";
import { inTransaction, type Transaction } from "~/db/transaction.server";
import { now } from "~/world.server";
import { endAllLogins, loginsOfPerson } from "../accounts/logins.server";
import { FOR_EVER, isSuspended } from "../accounts/schema";
import type { Actor } from "../actor";
import { conflict, invalid } from "../errors";
import { audit } from "../moderation/audit.server";
import { parse } from "../parse";
import { allow } from "../rooms/access.server";
import { adminAndPerson, type AdminUserRow } from "./acting.server";
import { asAdmin, canSuspend } from "./policy";
import { suspendSchema, withReasonSchema, type AdminUserDto } from "./schema";
import { adminUserDto } from "./user-dto";

const NOT_THIS_ONE = "Only a super admin suspends an admin, and nobody themselves.";

/**
 * Keeps a person out of the site, for a time or for ever: every login and token of theirs has ended and every socket
 * is cut before this returns. Somebody who is suspended already gets the new end and reason.
 * @throws Refusal `not_found` (also for whoever is no admin), `invalid`, `forbidden`
 */
export async function suspend(actor: Actor, userId: string, input: unknown): Promise<AdminUserDto> {
  const person = asAdmin(actor);
  const { until, reason } = parse(suspendSchema, input);
  const suspendedUntil = until === undefined ? FOR_EVER : new Date(until);
  if (suspendedUntil <= now()) throw invalid("until", "The end must lie ahead.");
  return inTransaction(async (tx) => {
    const { admin, target } = await adminAndPerson(tx, person, userId);
    allow(actor, canSuspend(admin, target), NOT_THIS_ONE);
    await lockFor(tx, loginsOfPerson(target.id));
    await endAllLogins(tx, target.id);
    await audit(tx, {
      ...{ roomId: null, actorId: admin.id, action: "BAN_USER", targetId: target.id, reason },
      targetUserId: target.id,
      data: { until: until === undefined ? null : suspendedUntil.toISOString() },
    });
    return setSuspension(tx, target, { suspendedUntil, suspensionReason: reason });
  });
}

/**
 * Lets a suspended person in again. They sign in anew.
 * @throws Refusal `not_found` (also for whoever is no admin), `invalid`, `forbidden`, `conflict` when they are not suspended
 */
export async function unsuspend(actor: Actor, userId: string, input: unknown): Promise<AdminUserDto> {
  const person = asAdmin(actor);
  const { reason } = parse(withReasonSchema, input);
  return inTransaction(async (tx) => {
    const { admin, target } = await adminAndPerson(tx, person, userId);
    allow(actor, canSuspend(admin, target), NOT_THIS_ONE);
    if (!isSuspended(target, now())) throw conflict("This person is not suspended.");
    await audit(tx, {
      ...{ roomId: null, actorId: admin.id, action: "UNBAN_USER", targetId: target.id, reason },
      targetUserId: target.id,
    });
    return setSuspension(tx, target, { suspendedUntil: null, suspensionReason: null });
  });
}

async function setSuspension(
  tx: Transaction,
  target: AdminUserRow,
  suspension: Pick<AdminUserRow, "suspendedUntil" | "suspensionReason">,
): Promise<AdminUserDto> {
  await tx.db.user.update({ where: { id: target.id }, data: suspension });
  return adminUserDto({ ...target, ...suspension });
}
