import { userDto } from "../accounts/user-dto";
import type { AdminUserRow } from "./acting.server";
import type { AdminUserDto } from "./schema";

/** A row as the site's admins see the person. */
export function adminUserDto(row: AdminUserRow): AdminUserDto {
  return {
    ...userDto(row),
    email: row.email,
    createdAt: row.createdAt.toISOString(),
    suspendedUntil: row.suspendedUntil?.toISOString() ?? null,
    suspensionReason: row.suspensionReason,
  };
}
