import { inTransaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { profileChanged } from "../accounts/logins.server";
import type { Actor } from "../actor";
import { audit } from "../moderation/audit.server";
import { notify } from "../notifications/notify.server";
import { parse } from "../parse";
import { allow } from "../rooms/access.server";
import { adminAndPerson } from "./acting.server";
import { asAdmin, canSetSiteRole } from "./policy";
import { siteRoleSchema, type AdminUserDto } from "./schema";
import { adminUserDto } from "./user-dto";

/**
 * Gives a person another role on the site. It holds at once: their sockets come back as what they are now.
 * @throws Refusal `not_found` (also for whoever is no admin), `invalid`, `forbidden`
 */
export async function setSiteRole(actor: Actor, userId: string, input: unknown): Promise<AdminUserDto> {
  const person = asAdmin(actor);
  const { role, reason } = parse(siteRoleSchema, input);
  return inTransaction(async (tx) => {
    const { admin, target } = await adminAndPerson(tx, person, userId);
    allow(
      actor,
      canSetSiteRole(admin, target, role),
      admin.id === target.id
        ? "Nobody changes their own role."
        : "Only a super admin makes or unmakes admins.",
    );
    if (target.role === role) return adminUserDto(target);
    await tx.db.user.update({ where: { id: target.id }, data: { role } });
    await audit(tx, {
      ...{ roomId: null, actorId: admin.id, action: "CHANGE_ROLE", targetId: target.id, reason },
      targetUserId: target.id,
      data: { from: target.role, to: role },
    });
    await notify(tx, target.id, "ROLE_CHANGED", null, { siteRole: role, reason });
    tx.afterCommit(() => {
      profileChanged(target.id);
      announce({ type: "person", userId: target.id, change: "site_role" });
    });
    return adminUserDto({ ...target, role });
  });
}
