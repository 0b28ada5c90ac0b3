import { z } from "zod";
import { named, namedAuditFilterSchema } from "../moderation/named-filter";
import { SITE_ROLES, type UserDto } from "../accounts/schema";
import { ROOM_TYPES, type RoomType } from "../rooms/schema";
import type { AuditDto } from "../moderation/schema";
import { reason } from "../reports/schema";
import { cleanLine } from "../text";

/** Every act of an admin says why, for the audit log. */
export const withReasonSchema = z.object({ reason });

export const siteRoleSchema = z.object({
  role: z.enum(SITE_ROLES, { error: "Role is USER, ARTIST, ADMIN or SUPER_ADMIN." }),
  reason,
});

const emptyAsAbsent = (value: unknown) => (value === "" || value === null ? undefined : value);

export const suspendSchema = z.object({
  until: z
    .preprocess(emptyAsAbsent, z.iso.datetime({ offset: true, error: "until must be a time." }).optional())
    .meta({ description: "When it ends by itself; for ever when left out." }),
  reason,
});

const search = z.preprocess(
  emptyAsAbsent,
  z
    .string({ error: "Search must be text." })
    .max(100, "Search for at most 100 characters.")
    .transform(cleanLine)
    .default(""),
);

export const USER_STATES = ["suspended", "active"] as const;
export const usersFilterSchema = z.object({
  q: search.meta({ description: "Part of a name or an email address." }),
  role: z.preprocess(emptyAsAbsent, z.enum(SITE_ROLES, { error: "Choose a role from the list." }).optional()),
  state: z.preprocess(
    emptyAsAbsent,
    z.enum(USER_STATES, { error: "state is suspended or active." }).optional(),
  ),
});
export type UsersFilter = z.output<typeof usersFilterSchema>;

export const ROOM_STATES = ["live", "deleted"] as const;
export const roomsFilterSchema = z.object({
  q: search.meta({ description: "Part of a name or slug." }),
  type: z.preprocess(emptyAsAbsent, z.enum(ROOM_TYPES, { error: "Choose a type from the list." }).optional()),
  state: z.preprocess(emptyAsAbsent, z.enum(ROOM_STATES, { error: "state is live or deleted." }).optional()),
});
export type RoomsFilter = z.output<typeof roomsFilterSchema>;

/** A person as the site's admins see them. */
export type AdminUserDto = UserDto & {
  email: string | null;
  createdAt: string;
  /** While it lies ahead the person is suspended; the year 9999 is for ever. */
  suspendedUntil: string | null;
  suspensionReason: string | null;
};

/** A room as the site's admins see it. */
export type AdminRoomDto = {
  id: string;
  slug: string;
  name: string;
  type: RoomType;
  isPrivate: boolean;
  genre: string | null;
  coverUrl: string | null;
  memberCount: number;
  creator: UserDto;
  createdAt: string;
  lastActivityAt: string;
  deletedAt: string | null;
};

/** Which lines of the site's audit log. */
export const siteAuditFilterSchema = namedAuditFilterSchema.extend({
  room: named("In which room: slug or id."),
});
export type SiteAuditFilter = z.output<typeof siteAuditFilterSchema>;

/** A line of the site's audit log: with the room, where it happened in one. */
export type SiteAuditDto = AuditDto & {
  room: { id: string; slug: string; name: string; deletedAt: string | null } | null;
};
