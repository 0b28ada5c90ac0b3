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
import { MODERATION_ACTIONS, type AuditData } from "~/domain/moderation/schema";
import { ROOM_TYPES } from "~/domain/rooms/schema";
import { pageQuery } from "./paging";
import { named, userShape } from "./shapes";

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
    id,
    roomId: id.nullable().describe("Null: it concerns the whole site."),
    room: z.object({ id, slug: z.string(), name: z.string(), deletedAt: time.nullable() }).nullable(),
    actorId: id,
    actor: userShape,
    action: z.enum(MODERATION_ACTIONS),
    targetId: z.string().describe("A person, a message or the room, as the action says."),
    targetUser: userShape.nullable().describe("The person whom it concerned."),
    reason: z.string().nullable(),
    data: (z.record(z.string(), z.unknown()) as z.ZodType<AuditData>).nullable(),
    createdAt: time,
    undoneAt: time.nullable(),
  }),
);

export const usersQuery = pageQuery().extend(usersFilterSchema.shape);
export const adminRoomsQuery = pageQuery().extend(roomsFilterSchema.shape);
export const auditQuery = pageQuery().extend(siteAuditFilterSchema.shape);
