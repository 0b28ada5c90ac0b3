import { asUserDto, type UserRow } from "../accounts/user-dto";
import type { MemberRole, MembershipDto } from "../rooms/schema";
import type { UserDto } from "../accounts/schema";

type MembershipColumns = {
  roomId: string;
  userId: string;
  role: MemberRole;
  joinedAt: Date;
  mutedUntil: Date | null;
};

/** A membership as everybody sees it. */
export function membershipDto(row: MembershipColumns, user: UserDto | UserRow): MembershipDto {
  return {
    roomId: row.roomId,
    userId: row.userId,
    role: row.role,
    isMod: row.role !== "MEMBER",
    joinedAt: row.joinedAt.toISOString(),
    mutedUntil: row.mutedUntil?.toISOString() ?? null,
    user: asUserDto(user),
  };
}
