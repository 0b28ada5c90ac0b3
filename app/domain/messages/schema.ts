import { z } from "zod";
import type { UserDto } from "../accounts/schema";
import type { MemberRole } from "../rooms/schema";
import { lines } from "../text";
import { TEXT_MAX } from "./limits";
import { trackRefSchema, type TrackRef } from "../tracks/schema";
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

export type MessageDto = {
  id: string;
  roomId: string | null;
  sessionId: string | null;
  userId: string;
  user: UserDto;
  type: MessageType;
  text: string | null;
  trackRef: TrackRef | null;
  system: SystemNote | null;
  /** Who is meant by the names in the text; absent when nobody is. */
  mentions?: Mention[];
  /** The text calls everybody in the room. */
  mentionsRoom?: boolean;
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

export const postSchema = z
  .object({
    text: optionalText,
    track: z.preprocess(absent, trackRefSchema.optional()),
    trackUrl: z.preprocess(
      absent,
      z.string({ error: "The track's address must be text." }).max(2000).optional(),
    ),
    parentId: z.preprocess(absent, z.string({ error: "parentId must be an id." }).max(64).optional()),
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
    if (post.text === "" && !post.track && !post.trackUrl)
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
