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
import { FLAG_NAMES, FLAG_STATES } from "~/domain/flags/flags";
import type { FlagDto } from "~/domain/flags/schema";
import { ROOM_TYPES } from "~/domain/rooms/schema";
import type { JobDto } from "~/jobs/schema";
import { pageQuery } from "./paging";
import { auditFields } from "./moderation-shapes";
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
    ...auditFields,
    room: z.object({ id, slug: z.string(), name: z.string(), deletedAt: time.nullable() }).nullable(),
  }),
);

export const jobShape = named<JobDto>(
  "Job",
  z.object({
    ...{ name: z.string(), about: z.string() },
    pattern: z.string().describe("When it runs, as cron writes it, in UTC."),
    ...{ running: z.boolean(), startedAt: time.nullable(), finishedAt: time.nullable() },
    outcome: z.enum(["DONE", "FAILED"]).nullable().describe("Of the run that finished last."),
    handled: z.int().min(0).nullable().describe("How many things that run dealt with."),
    ...{ error: z.string().nullable(), succeededAt: time.nullable(), dueAt: time },
  }),
);

export const flagShape = named<FlagDto>(
  "Flag",
  z.object({
    ...{ name: z.enum(FLAG_NAMES), about: z.string(), state: z.enum(FLAG_STATES) },
    percent: z.int().min(0).max(100).describe("In state SOME: of all people."),
    roles: z.array(z.enum(SITE_ROLES)).describe("In state SOME: everybody of these roles."),
    people: z.array(userShape).describe("In state SOME: these people."),
    updatedAt: time.nullable().describe("Null while it stands as in the code."),
  }),
);

export const usersQuery = pageQuery().extend(usersFilterSchema.shape);
export const adminRoomsQuery = pageQuery().extend(roomsFilterSchema.shape);
export const auditQuery = pageQuery().extend(siteAuditFilterSchema.shape);
