import { lockFor } from "~/db/locks.server";
import type { Transaction } from "~/db/transaction.server";
import { isSuspended } from "../accounts/schema";
import { USER_COLUMNS, type UserRow } from "../accounts/user-dto";
import type { Person } from "../actor";
import { notFound } from "../errors";
import { isId } from "../rooms/access.server";
import { now } from "~/world.server";
import { asAdmin } from "./policy";

const COLUMNS = {
  ...USER_COLUMNS,
  ...{ email: true, createdAt: true, suspendedUntil: true, suspensionReason: true },
} as const;

export type AdminUserRow = UserRow & {
  email: string | null;
  createdAt: Date;
  suspendedUntil: Date | null;
  suspensionReason: string | null;
};

/**
 * The admin who acts and the person acted on, as they are now and stay until the commit: one act on people at a time,
 * so that of two admins who unmake each other the second is none any more.
 * @throws Refusal `not_found`
 */
export async function adminAndPerson(
  tx: Transaction,
  person: Person,
  userId: string,
): Promise<{ admin: AdminUserRow; target: AdminUserRow }> {
  await lockFor(tx, "site-admin");
  const find = (id: string) => tx.db.user.findUnique({ where: { id }, select: COLUMNS });
  const admin = await find(person.id);
  if (!admin || isSuspended(admin, now())) throw notFound("This address");
  asAdmin({ ...person, role: admin.role });
  const target = isId(userId) ? await find(userId.toLowerCase()) : null;
  if (!target || target.deletedAt) throw notFound("This person");
  return { admin, target };
}
