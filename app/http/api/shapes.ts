import { z } from "zod";
import { SITE_ROLES, type UserDto } from "~/domain/accounts/schema";
import type { ReactorDto } from "~/domain/messages/reactors.server";
import {
  MESSAGE_TYPES,
  SESSION_ENDS,
  type MessageDto,
  type OriginalDto,
  type SystemNote,
} from "~/domain/messages/schema";
import type { ImageDto } from "~/domain/images/schema";
import {
  MEMBER_ROLES,
  ROOM_TYPES,
  type MembershipDto,
  type Relation,
  type RoomDto,
} from "~/domain/rooms/schema";
import type { ThreadMark } from "~/domain/threads/schema";
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

/** What everybody sees of a person. */
export const userFields = {
  id,
  username: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().describe("An address on this instance."),
  role: z.enum(SITE_ROLES),
};

export const userShape = named<UserDto>("User", z.object(userFields));

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

export const imageShape = named<ImageDto>(
  "Image",
  z.object({
    id,
    url: z.string().describe("An address on this instance: WebP, for whoever may see the message."),
    width: count.describe("Pixels."),
    height: count,
    alt: z.string().describe("What it shows; empty when nobody has said."),
  }),
);

const originalShape = named<OriginalDto>(
  "Original",
  z.object({
    id,
    roomId: id,
    room: z.object({ slug: z.string(), name: z.string(), isPrivate: z.boolean() }),
    parentId: id.nullable(),
    type: z.enum(MESSAGE_TYPES),
    user: userShape,
    text: z.string().nullable(),
    trackRef: trackShape.nullable(),
    images: z.array(imageShape),
    mentions: z.array(z.object({ id, username: z.string() })).optional(),
    mentionsRoom: z.boolean().optional(),
    createdAt: time,
    editedAt: time.nullable(),
  }),
);

export const threadShape = named<ThreadMark>(
  "ThreadMark",
  z.object({
    lastReadSeq: count.describe("Up to which number of the room's stream the caller has read the replies."),
    unread: count.describe("Replies by others since; 100 stands for more."),
    countedSeq: count.describe("Up to which number they are counted: later events come on top."),
  }),
);

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
    images: z.array(imageShape),
    system: noteShape.nullable().describe("What a SYSTEM post tells."),
    mentions: z
      .array(z.object({ id, username: z.string() }))
      .optional()
      .describe("Who is meant by the names in the text; absent when nobody is."),
    repost: z
      .object({ original: originalShape.nullable(), ask: z.string().optional() })
      .optional()
      .describe(
        "Of a post that passes on another one. `original` is null when it is not there for you: deleted, or out of your " +
          "reach. With `ask`, which only events have, read the message to learn it.",
      ),
    bookmarked: z
      .boolean()
      .optional()
      .describe("The caller keeps it. Told in lists and threads; nobody else learns of it."),
    thread: threadShape
      .nullable()
      .optional()
      .describe(
        "How far the caller has read the post's thread, where they follow it. Told in lists and threads.",
      ),
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

export const reactorShape = named<ReactorDto>(
  "Reactor",
  z.object({ emoji: z.string(), user: userShape, createdAt: time }),
);

export const eventShape = named(
  "Event",
  z.object({ seq: count, type: z.string(), data: z.unknown(), createdAt: time }),
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
