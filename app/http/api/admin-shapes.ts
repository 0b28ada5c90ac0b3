import { z } from "zod";
import { SITE_ROLES } from "~/domain/accounts/schema";
import {
  roomsFilterSchema,
  siteAuditFilterSchema,
  usersFilterSchema,
  type AdminRoomDto,
  type AdminUserDto,
  type SiteAuditDto,
} from "~/domain/admin/schema";
import { ROOM_TYPES } from "~/domain/rooms/schema";
import { pageQuery } from "./paging";
import { auditFields, named, userShape } from "./shapes";

const id = z.uuid();
const time = z.iso.datetime();

export const adminUserShape = named<AdminUserDto>(
  "AdminUser",
  z.object({
    ...{ id, username: z.string(), displayName: z.string(), avatarUrl: z.string(), role: z.enum(SITE_ROLES) },
    email: z.string().nullable(),
    createdAt: time,
    suspendedUntil: time.nullable().describe("While it lies ahead: suspended. The year 9999 is for ever."),
    suspensionReason: z.string().nullable(),
  }),
);

export const adminRoomShape = named<AdminRoomDto>(
  "AdminRoom",
  z.object({
    ...{ id, slug: z.string(), name: z.string(), type: z.enum(ROOM_TYPES), isPrivate: z.boolean() },
    genre: z.string().nullable(),
    coverUrl: z.string().nullable(),
    memberCount: z.int().min(0),
    creator: userShape,
    ...{ createdAt: time, lastActivityAt: time, deletedAt: time.nullable() },
  }),
);

export const siteAuditShape = named<SiteAuditDto>(
  "SiteAudit",
  z.object({
    ...auditFields,
    room: z.object({ id, slug: z.string(), name: z.string(), deletedAt: time.nullable() }).nullable(),
  }),
);

export const usersQuery = pageQuery().extend(usersFilterSchema.shape);
export const adminRoomsQuery = pageQuery().extend(roomsFilterSchema.shape);
export const auditQuery = pageQuery().extend(siteAuditFilterSchema.shape);
