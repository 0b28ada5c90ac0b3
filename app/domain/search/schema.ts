import { z } from "zod";
import type { UserDto } from "../accounts/schema";
import type { MessageDto } from "../messages/schema";
import type { RoomDto } from "../rooms/schema";
import type { MarkedPart } from "./marks";

export const SEARCH_KINDS = ["messages", "tracks", "rooms", "people"] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];
export const HIT_TYPES = ["TEXT", "TRACK_CARD", "REPLY"] as const;
export const SEARCH_SORTS = ["newest", "best"] as const;

export const QUERY_MAX = 200;

const emptyAsAbsent = (value: unknown) => (value === "" || value === null ? undefined : value);

const day = (name: string) =>
  z.preprocess(
    emptyAsAbsent,
    z
      .string({ error: `${name} is a day, as 2026-03-09.` })
      .regex(/^\d{4}-\d{2}-\d{2}$/, `${name} is a day, as 2026-03-09.`)
      .refine(
        (text) => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text),
        `${name} is not in the calendar.`,
      )
      .optional(),
  );

/** What messages are searched for: everything but where. */
export const messageSearchSchema = z.object({
  q: z.preprocess(
    emptyAsAbsent,
    z
      .string({ error: "q must be text." })
      .max(QUERY_MAX, `Search for at most ${QUERY_MAX} characters.`)
      .default("")
      .describe('Words, all of which must be there; "in quotes" a phrase. The last one may be a beginning.'),
  ),
  author: z.preprocess(
    emptyAsAbsent,
    z
      .string({ error: "author is a username." })
      .max(31, "author is a username.")
      .transform((name) => name.trim().replace(/^@/, "").toLowerCase())
      .optional()
      .describe("Whose, by username."),
  ),
  type: z.preprocess(
    emptyAsAbsent,
    z.enum(HIT_TYPES, { error: `type is one of ${HIT_TYPES.join(", ")}.` }).optional(),
  ),
  hasTrack: z.preprocess(
    (value) => (value === "on" || value === "yes" ? "true" : emptyAsAbsent(value)),
    z
      .enum(["true", "false"], { error: "hasTrack is true or false." })
      .optional()
      .transform((word) => word === "true")
      .describe("Only what brings a track."),
  ),
  from: day("from").describe("Not before this day (UTC)."),
  to: day("to").describe("Not after this day (UTC)."),
  sort: z.preprocess(
    emptyAsAbsent,
    z
      .enum(SEARCH_SORTS, { error: "sort is newest or best." })
      .default("newest")
      .describe("Best first: the best of the 300 newest matches."),
  ),
});

export const searchSchema = messageSearchSchema.extend({
  kind: z.preprocess(
    emptyAsAbsent,
    z
      .enum(SEARCH_KINDS, { error: `kind is one of ${SEARCH_KINDS.join(", ")}.` })
      .default("messages")
      .describe("What is searched; the filters are those of messages and tracks."),
  ),
  room: z.preprocess(
    emptyAsAbsent,
    z.string({ error: "room is an id or a slug." }).max(200).optional().describe("Only in this room."),
  ),
});

export type MessageSearch = z.output<typeof messageSearchSchema>;
export type Search = z.output<typeof searchSchema>;

/** A message that was found: where it stands, and its words with the hits marked. */
export type MessageHit = {
  kind: "message";
  message: MessageDto;
  room: { id: string; slug: string; name: string; isPrivate: boolean };
  parts: MarkedPart[];
  /** The same of its track. */
  trackParts: { title: MarkedPart[]; artist: MarkedPart[] } | null;
};
export type RoomHit = { kind: "room"; room: RoomDto };
export type PersonHit = { kind: "person"; user: UserDto };
export type SearchHit = MessageHit | RoomHit | PersonHit;
export type SearchPage<Hit extends SearchHit = SearchHit> = { hits: Hit[]; nextCursor: string | null };

const NAMES = ["q", "kind", "room", "author", "type", "hasTrack", "from", "to", "sort"] as const;

/** A search from a page's address, which people edit: what is not valid there is as if it were not there. */
export function searchFromAddress(params: URLSearchParams): Search {
  const given = Object.fromEntries(NAMES.map((name) => [name, params.get(name)]));
  const parsed = searchSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) delete given[String(issue.path[0])];
  return searchSchema.parse(given);
}
