import { z } from "zod";
import type { UserDto } from "../accounts/schema";
import type { MemberRole } from "../rooms/schema";
import { IMAGES_MAX } from "../images/limits";
import type { ImageDto } from "../images/schema";
import { lines } from "../text";
import { TEXT_MAX } from "./limits";
import { trackRefSchema, trackUrlSchema, type TrackRef } from "../tracks/schema";
import type { ThreadMark } from "../threads/schema";
import type { Mention } from "./mentions";

export const MESSAGE_TYPES = ["TEXT", "TRACK_CARD", "SYSTEM", "REPLY"] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** What a SYSTEM post tells. The words are made where it is shown. */
export type SystemNote =
  | { kind: "joined" }
  | { kind: "left" }
  | { kind: "role_changed"; user: UserDto; role: MemberRole }
  | { kind: "track_pinned"; track: TrackRef }
  | { kind: "track_unpinned" }
  | { kind: "session_started"; sessionId: string; name: string | null }
  | { kind: "session_ended"; sessionId: string; name: string | null; why: SessionEnd };

export const SESSION_ENDS = ["by_hand", "idle"] as const;
/** Why a session ended: somebody ended it, or nobody listened any more. */
export type SessionEnd = (typeof SESSION_ENDS)[number];

export type ReactionDto = { emoji: string; count: number; mine: boolean };

/** What a repost shows of the message that it passes on. */
export type OriginalDto = {
  id: string;
  roomId: string;
  room: { slug: string; name: string; isPrivate: boolean };
  parentId: string | null;
  type: MessageType;
  user: UserDto;
  text: string | null;
  trackRef: TrackRef | null;
  images: ImageDto[];
  mentions?: Mention[];
  mentionsRoom?: boolean;
  createdAt: string;
  editedAt: string | null;
};

/**
 * The original of a repost; null when it is not there for the reader. `ask`, in events alone: only some of those who hear
 * it may read it, so each asks for it. Another `ask` is another version of it.
 */
export type Repost = { original: OriginalDto | null; ask?: string };

export type MessageDto = {
  id: string;
  roomId: string | null;
  sessionId: string | null;
  userId: string;
  user: UserDto;
  type: MessageType;
  text: string | null;
  trackRef: TrackRef | null;
  /** Its pictures; a message may consist of them alone. */
  images: ImageDto[];
  system: SystemNote | null;
  /** Who is meant by the names in the text; absent when nobody is. */
  mentions?: Mention[];
  /** The text calls everybody in the room. */
  mentionsRoom?: boolean;
  /** It passes on another message; absent when it does not. */
  repost?: Repost;
  /** The viewer keeps it. Only in what is read, never in events. */
  bookmarked?: boolean;
  /** The viewer follows its thread. Only in what is read; null, in the browser, where it is still to be asked for. */
  thread?: ThreadMark | null;
  parentId: string | null;
  replyCount: number;
  reactions: ReactionDto[];
  clientId: string;
  /** Its place in the timeline: the number of the event that brought it. */
  seq: number;
  createdAt: string;
  updatedAt: string;
  editedAt: string | null;
  deletedAt: string | null;
};

export const messageText = lines("Message", 0, TEXT_MAX);

const optionalText = z.preprocess((value) => value ?? "", messageText);
const absent = (value: unknown) => (value === null || value === "" ? undefined : value);

/** One or several, as a form sends them. */
const imageIds = z.preprocess(
  (value) =>
    value === null || value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value],
  z
    .array(z.string({ error: "imageIds are ids." }).max(64, "imageIds are ids."), {
      error: "imageIds is a list.",
    })
    .max(IMAGES_MAX, `A post has at most ${IMAGES_MAX} pictures.`)
    .refine(
      (ids) => new Set(ids.map((id) => id.toLowerCase())).size === ids.length,
      "A picture is in it twice.",
    ),
);

export const postSchema = z
  .object({
    text: optionalText,
    track: z.preprocess(absent, trackRefSchema.optional()),
    trackUrl: z.preprocess(absent, trackUrlSchema.optional()),
    parentId: z.preprocess(absent, z.string({ error: "parentId must be an id." }).max(64).optional()),
    repostOf: z
      .preprocess(absent, z.uuid("repostOf must be the id of a message.").toLowerCase().optional())
      .describe("A message that you may read, of whatever room: this post passes it on."),
    imageIds: imageIds
      .optional()
      .transform((ids) => ids ?? [])
      .describe("Pictures that were uploaded for this room, in their order."),
    clientId: z.preprocess(
      absent,
      z
        .string({ error: "clientId must be text." })
        .regex(/^[\w.:-]{1,64}$/, "clientId has 1 to 64 of letters, digits and _ . : -")
        .optional(),
    ),
  })
  .superRefine((post, context) => {
    if (post.track && post.trackUrl)
      context.addIssue({
        code: "custom",
        path: ["trackUrl"],
        message: "Give a track or its address, not both.",
      });
    if (post.repostOf && post.parentId)
      context.addIssue({ code: "custom", path: ["repostOf"], message: "A repost is no reply." });
    if (post.text === "" && !post.track && !post.trackUrl && !post.repostOf && post.imageIds.length === 0)
      context.addIssue({ code: "custom", path: ["text"], message: "Write something first." });
  });

export type PostInput = z.output<typeof postSchema>;

export const editSchema = z.object({ text: lines("Message", 1, TEXT_MAX) });

// The `v` flag's property of strings: every sequence recommended for interchange, as one unit.
const ONE_EMOJI = new RegExp("^\\p{RGI_Emoji}$", "v");

/** One emoji in its full form (keyboards may leave out the variation selector), or null when it is none. */
export function wholeEmoji(text: string): string | null {
  return [text, `${text}\uFE0F`].find((form) => ONE_EMOJI.test(form)) ?? null;
}

export const emojiSchema = z
  .string({ error: "Emoji must be text." })
  .max(64, "A reaction is a single emoji.")
  .transform((text, context) => {
    const emoji = wholeEmoji(text);
    if (!emoji) context.addIssue({ code: "custom", message: "A reaction is a single emoji." });
    return emoji ?? z.NEVER;
  });

export const reactionSchema = z.object({ emoji: emojiSchema });
