import { z } from "zod";
import type { UserDto } from "../accounts/schema";
import { reason } from "../moderation/schema";
import { line, lines } from "../text";
import type { TrackRef } from "../tracks/schema";
import { filteredWords } from "./filter-schema";
import { genreOf } from "./genres";

export const ROOM_TYPES = ["PUBLIC", "GENRE", "ARTIST", "PRIVATE"] as const;
export type RoomType = (typeof ROOM_TYPES)[number];

export const MEMBER_ROLES = ["OWNER", "MODERATOR", "MEMBER"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** What the room is to whoever asks. */
export type Relation = MemberRole | "NONE";

export type RoomDto = {
  id: string;
  slug: string;
  name: string;
  description: string | null;
  type: RoomType;
  isPrivate: boolean;
  genre: string | null;
  tags: string[];
  coverUrl: string | null;
  memberCount: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  lastActivityAt: string;
  slowModeSeconds: number;
  pinnedTrack: TrackRef | null;
  relation: Relation;
};

export type MembershipDto = {
  roomId: string;
  userId: string;
  role: MemberRole;
  isMod: boolean;
  joinedAt: string;
  mutedUntil: string | null;
  user: UserDto;
};

/** Forms send nothing as an empty text. */
const emptyAsNull = (value: unknown) => (value === "" || value === undefined ? null : value);

export const genreInput = z.preprocess(
  emptyAsNull,
  z
    .string({ error: "Genre must be text." })
    .transform((text, context) => {
      const known = genreOf(text);
      if (!known) context.addIssue({ code: "custom", message: "Choose a genre from the list." });
      return known;
    })
    .nullable(),
);

/** A list, or (from a form) one text with commas. */
export const tagsInput = z.preprocess(
  (value) =>
    typeof value === "string" ? value.split(",").filter((tag) => tag.trim() !== "") : (value ?? []),
  z
    .array(line("A tag", 1, 30), { error: "Tags must be a list." })
    .max(50, "At most 5 tags.")
    .transform((all) =>
      [...new Set(all.map((tag) => tag.replace(/^#+\s*/, "").toLowerCase()))].filter(Boolean),
    )
    .refine((all) => all.length <= 5, "At most 5 tags."),
);

const description = z.preprocess(emptyAsNull, lines("Description", 0, 500).nullable());
const type = z.enum(ROOM_TYPES, { error: "Choose what kind of room it is." });
export const isPrivateInput = z.preprocess(
  (value) => (value === "on" || value === "true" ? true : value),
  z.boolean({ error: "Private must be yes or no." }),
);

export const createRoomSchema = z
  .object({
    name: line("Name", 1, 100),
    description,
    type: type.optional(),
    isPrivate: isPrivateInput.optional(),
    genre: genreInput,
    tags: tagsInput,
  })
  .transform((room, context) => {
    const kind = room.type ?? (room.isPrivate ? "PRIVATE" : "PUBLIC");
    if (room.isPrivate !== undefined && room.isPrivate !== (kind === "PRIVATE"))
      context.addIssue({
        code: "custom",
        path: ["isPrivate"],
        message: "A room is private exactly when its type is PRIVATE.",
      });
    if (kind === "GENRE" && !room.genre)
      context.addIssue({ code: "custom", path: ["genre"], message: "A genre room needs a genre." });
    return { ...room, type: kind, isPrivate: kind === "PRIVATE" };
  });

/** What is left out stays as it is. */
export const updateRoomSchema = z.object({
  name: line("Name", 1, 100).optional(),
  description: description.optional(),
  type: type.optional(),
  isPrivate: isPrivateInput.optional(),
  genre: genreInput.optional(),
  tags: tagsInput.optional(),
  slowModeSeconds: z.coerce
    .number({ error: "Slow mode must be a number of seconds." })
    .int("Slow mode must be a whole number of seconds.")
    .min(0, "Slow mode is 0 to 3600 seconds.")
    .max(3600, "Slow mode is 0 to 3600 seconds.")
    .optional(),
  wordFilter: filteredWords.optional().describe("Words and phrases that no post of the room may hold."),
});

export const addMemberSchema = z.object({
  userId: z.string({ error: "userId must be an id." }).min(1, "userId must be an id.").max(64),
});

export const changeRoleSchema = z.object({
  role: z.enum(MEMBER_ROLES, { error: "Role is OWNER, MODERATOR or MEMBER." }),
  reason,
});

export const leaveSchema = z.object({
  /** Said by the last one in the room, whose leaving deletes it. */
  confirm: z.boolean({ error: "confirm must be true or false." }).default(false),
});

export const ACTIVITIES = ["live", "today", "quiet"] as const;
export const SORTS = ["activity", "members", "name", "newest"] as const;
export type RoomSort = (typeof SORTS)[number];

const noneAsAbsent = (value: unknown) => (value === "" || value === null ? undefined : value);

export const discoverSchema = z.object({
  q: z.preprocess(
    noneAsAbsent,
    z.string({ error: "Search must be text." }).max(100, "Search for at most 100 characters.").default(""),
  ),
  genre: genreInput.optional().transform((value) => value ?? null),
  type: z.preprocess(
    noneAsAbsent,
    z.enum(["PUBLIC", "GENRE", "ARTIST"], { error: "Choose a type from the list." }).nullable().default(null),
  ),
  activity: z.preprocess(
    noneAsAbsent,
    z.enum(ACTIVITIES, { error: "Choose an activity from the list." }).nullable().default(null),
  ),
  sort: z.preprocess(
    noneAsAbsent,
    z.enum(SORTS, { error: "Choose an order from the list." }).default("activity"),
  ),
});

export type DiscoverFilter = z.output<typeof discoverSchema>;

/** Filters from a page's address, which people edit: what is not valid there is as if it were not there. */
export function filterFromAddress(params: URLSearchParams): DiscoverFilter {
  const given = Object.fromEntries(
    ["q", "genre", "type", "activity", "sort"].map((name) => [name, params.get(name)]),
  );
  const parsed = discoverSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) delete given[String(issue.path[0])];
  return discoverSchema.parse(given);
}
