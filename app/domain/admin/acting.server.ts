import { lockFor } from "~/db/locks.server";
import type { Transaction } from "~/db/transaction.server";
import { isSuspended } from "../accounts/schema";
import { USER_COLUMNS, type UserRow } from "../accounts/user-dto";
import type { Person } from "../actor";
import { notFound } from "../errors";
import { now } from "~/world.server";
import { idFrom } from "../ids";
import { asAdmin, asSuperAdmin } from "./policy";

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
  const admin = await adminNow(tx, person);
  asAdmin({ ...person, role: admin.role });
  const find = (id: string) => tx.db.user.findUnique({ where: { id }, select: COLUMNS });
  const id = idFrom(userId);
  const target = id ? await find(id) : null;
  if (!target || target.deletedAt) throw notFound("This person");
  return { admin, target };
}

/**
 * The super admin who acts, as they are now and stay until the commit.
 * @throws Refusal `not_found`
 */
export async function superAdminNow(tx: Transaction, person: Person): Promise<void> {
  const { role } = await adminNow(tx, person);
  asSuperAdmin({ ...person, role });
}

async function adminNow(tx: Transaction, person: Person): Promise<AdminUserRow> {
  await lockFor(tx, "site-admin");
  const admin = await tx.db.user.findUnique({ where: { id: person.id }, select: COLUMNS });
  if (!admin || isSuspended(admin, now())) throw notFound("This address");
  return admin;
}
