import { searchKey } from "../text";
import type { SiteRole, UserDto } from "./schema";

/** The columns that a UserDto is made of. */
export const USER_COLUMNS = {
  id: true,
  username: true,
  displayName: true,
  avatarFileId: true,
  role: true,
  deletedAt: true,
} as const;

export type UserRow = {
  id: string;
  username: string;
  displayName: string;
  avatarFileId: string | null;
  role: SiteRole;
  deletedAt: Date | null;
};

/** A display name as it is stored: as written, and as it is searched. */
export function nameColumns(displayName: string) {
  return { displayName, nameKey: searchKey(displayName) };
}

/** A row as others see the person. A deleted account keeps nothing but its place. */
export function userDto(row: UserRow): UserDto {
  if (row.deletedAt)
    return {
      id: row.id,
      username: "deleted",
      displayName: "deleted user",
      avatarUrl: generated(row.id),
      role: "USER",
    };
  return {
    id: row.id,
    username: row.username,
    displayName: row.displayName,
    avatarUrl: row.avatarFileId ? `/files/${row.avatarFileId}` : generated(row.id),
    role: row.role,
  };
}

/** The picture drawn from the id (route art.$kind.$seed). */
const generated = (id: string) => `/art/avatar/${id}?v=1`;

/** A person known by either form, and nothing more of them than others may see: an actor also carries their login. */
export function asUserDto(user: UserDto | UserRow): UserDto {
  if (!("avatarUrl" in user)) return userDto(user);
  const { id, username, displayName, avatarUrl, role } = user;
  return { id, username, displayName, avatarUrl, role };
}
