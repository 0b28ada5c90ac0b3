import { z } from "zod";
import { SITE_ROLES, type AccountDto, type UserDto } from "~/domain/accounts/schema";
import { MESSAGE_TYPES, SESSION_ENDS, type MessageDto, type SystemNote } from "~/domain/messages/schema";
import type { BanDto } from "~/domain/moderation/bans.server";
import { MODERATION_ACTIONS, type AuditDto } from "~/domain/moderation/schema";
import {
  MEMBER_ROLES,
  ROOM_TYPES,
  type MembershipDto,
  type Relation,
  type RoomDto,
} from "~/domain/rooms/schema";
import { TRACK_PROVIDERS } from "~/domain/tracks/providers";
import type { TrackRef } from "~/domain/tracks/schema";
import type { UploadDto } from "~/domain/uploads/schema";

/** What the API answers: made into its document, and held against its answers by the tests. */

export const id = z.uuid();
export const time = z.iso.datetime().describe("UTC");
export const count = z.int().min(0);

/** A shape with a name of its own in the document, tied to the type that the domain returns. */
export function named<T>(name: string, shape: z.ZodType<T>): z.ZodType<T> {
  return shape.meta({ id: name });
}

const user = {
  id,
  username: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().describe("An address on this instance."),
  role: z.enum(SITE_ROLES),
};

export const userShape = named<UserDto>("User", z.object(user));

export const accountShape = named<AccountDto>(
  "Account",
  z.object({ ...user, email: z.string(), bio: z.string(), createdAt: time }),
);

const track = {
  provider: z.enum(TRACK_PROVIDERS),
  providerId: z.string(),
  url: z.string().describe("An https address; of an uploaded file, one on this instance."),
  title: z.string(),
  artist: z.string(),
  artwork: z.string().nullish(),
  duration: z.number().positive().nullish().describe("Seconds."),
};

export const trackShape = named<TrackRef>("TrackRef", z.object(track));

export const uploadShape = named<UploadDto>(
  "Upload",
  z.object({
    ...track,
    id: id.describe("As providerId."),
    bytes: count.describe("Size of the file."),
    createdAt: time,
  }),
);

const room = {
  id,
  slug: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  type: z.enum(ROOM_TYPES),
  isPrivate: z.boolean(),
  genre: z.string().nullable(),
  tags: z.array(z.string()),
  coverUrl: z.string().nullable(),
  memberCount: count,
  createdBy: id,
  createdAt: time,
  updatedAt: time,
  lastActivityAt: time,
  slowModeSeconds: count,
  pinnedTrack: trackShape.nullable(),
  relation: z
    .enum([...MEMBER_ROLES, "NONE"])
    .describe("What the room is to the caller.") as z.ZodType<Relation>,
};

export const roomShape = named<RoomDto>("Room", z.object(room));

export const ownRoomShape = named(
  "OwnRoom",
  z.object({
    ...room,
    unread: count.describe("Posts by others since the last visit; 100 stands for more."),
    lastReadSeq: count.describe("Up to which number the caller has read the room."),
  }),
);

export const membershipShape = named<MembershipDto>(
  "Membership",
  z.object({
    roomId: id,
    userId: id,
    role: z.enum(MEMBER_ROLES),
    isMod: z.boolean(),
    joinedAt: time,
    mutedUntil: time.nullable(),
    user: userShape,
  }),
);

const noteShape: z.ZodType<SystemNote> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("joined") }),
  z.object({ kind: z.literal("left") }),
  z.object({ kind: z.literal("role_changed"), user: userShape, role: z.enum(MEMBER_ROLES) }),
  z.object({ kind: z.literal("track_pinned"), track: trackShape }),
  z.object({ kind: z.literal("track_unpinned") }),
  z.object({ kind: z.literal("session_started"), sessionId: id, name: z.string().nullable() }),
  z.object({
    kind: z.literal("session_ended"),
    sessionId: id,
    name: z.string().nullable(),
    why: z.enum(SESSION_ENDS),
  }),
]);

export const messageShape = named<MessageDto>(
  "Message",
  z.object({
    id,
    roomId: id.nullable(),
    sessionId: id.nullable(),
    userId: id,
    user: userShape,
    type: z.enum(MESSAGE_TYPES),
    text: z.string().nullable(),
    trackRef: trackShape.nullable(),
    system: noteShape.nullable().describe("What a SYSTEM post tells."),
    mentions: z
      .array(z.object({ id, username: z.string() }))
      .optional()
      .describe("Who is meant by the names in the text; absent when nobody is."),
    mentionsRoom: z.boolean().optional().describe("The text calls everybody: @room."),
    parentId: id.nullable().describe("The post that this replies to."),
    replyCount: count,
    reactions: z.array(z.object({ emoji: z.string(), count, mine: z.boolean() })),
    clientId: z.string().describe("The sender's own id for it: sent twice, it exists once."),
    seq: count.describe("Its place in the room's stream."),
    createdAt: time,
    updatedAt: time,
    editedAt: time.nullable(),
    deletedAt: time.nullable(),
  }),
);

/** A line of the audit log, of a room or of the site. */
export const auditFields = {
  id,
  roomId: id.nullable(),
  actorId: id,
  actor: userShape,
  action: z.enum(MODERATION_ACTIONS),
  targetId: z.string().describe("A person, a message or the room, as the action says."),
  targetUser: userShape.nullable().describe("The person concerned."),
  reason: z.string().nullable(),
  data: z
    .object({
      until: time.nullish().describe("When a mute or ban ends; null is never."),
      from: z.string().optional(),
      to: z.string().optional(),
      changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })).optional(),
      sessionId: z.string().optional(),
      booth: z.literal(true).optional(),
    })
    .nullable(),
  createdAt: time,
  undoneAt: time.nullable(),
  undoable: z.boolean(),
};

export const auditShape = named<AuditDto>("Audit", z.object(auditFields));

export const banShape = named<BanDto>(
  "Ban",
  z.object({
    userId: id,
    user: userShape,
    until: time.nullable(),
    reason: z.string().nullable(),
    createdAt: time,
  }),
);

export const eventShape = named(
  "Event",
  z.object({ seq: count, type: z.string(), data: z.unknown(), createdAt: time }),
);

export const statsShape = named(
  "Stats",
  z.object({ members: count, posts: count, replies: count, reactions: count }),
);

export const wordFilterShape = named("WordFilter", z.object({ words: z.array(z.string()) }));

export const enteredShape = named(
  "Entered",
  z.object({ user: userShape, token: z.string().describe("Send it as Authorization: Bearer <token>.") }),
);

export const errorShape = named(
  "Error",
  z.object({
    error: z.object({
      code: z.string(),
      message: z.string().describe("For people."),
      fields: z.record(z.string(), z.array(z.string())).optional().describe("What is wrong, by field."),
      retryAfter: z.int().min(1).optional().describe("Seconds to wait."),
    }),
  }),
);
