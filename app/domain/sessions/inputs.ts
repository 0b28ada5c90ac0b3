import { z } from "zod";
import { reason } from "../moderation/schema";
import { genreInput, isPrivateInput, tagsInput } from "../rooms/schema";
import { line } from "../text";
import { trackRefSchema, trackUrlSchema } from "../tracks/schema";
import { SESSION_MODES, VOTE_TYPES } from "./schema";

/** Forms send nothing as an empty text. */
const absent = (value: unknown) => (value === "" || value === null ? undefined : value);
const idOf = (name: string) =>
  z
    .string({ error: `${name} must be an id.` })
    .min(1)
    .max(200);
const wholeNumber = (what: string, min: number, max: number) =>
  z.coerce
    .number({ error: `${what} must be a number.` })
    .int(`${what} must be a whole number.`)
    .min(min, `${what} is ${min} to ${max}.`)
    .max(max, `${what} is ${min} to ${max}.`);

const sessionName = z.preprocess(absent, line("Name", 1, 100).optional());
const genre = genreInput.refine((value) => value !== null, "A session needs a genre.");
const mode = z.enum(SESSION_MODES, { error: "mode is VOTE, ROTATION or HOST." });
const track = z.preprocess(absent, trackRefSchema.optional());
const trackUrl = z.preprocess(absent, trackUrlSchema.optional());

const rules = {
  skipShare: z.preprocess(absent, wholeNumber("The share for a skip", 1, 100).optional()),
  perPerson: z.preprocess(absent, wholeNumber("Tracks a person", 1, 100).optional()),
  trackMax: z.preprocess(absent, wholeNumber("The longest track in seconds", 30, 7200).optional()),
};

export const startSessionSchema = z.object({
  sessionName,
  genre,
  tags: tagsInput,
  isPrivate: isPrivateInput.optional(),
  roomId: z.preprocess(absent, idOf("roomId").optional()).describe("Id or slug of the room it is in."),
  mode: z.preprocess(absent, mode.default("VOTE")),
  initialTrack: track,
  initialTrackUrl: trackUrl,
  ...rules,
});

/** What is left out stays as it is. An empty name takes it away. */
export const updateSessionSchema = z.object({
  sessionName: z.preprocess((value) => (value === "" ? null : value), line("Name", 1, 100).nullish()),
  genre: genre.optional(),
  tags: tagsInput.optional(),
  mode: mode.optional(),
  ...rules,
});

/** One track, by its card or its address. */
export const addTrackSchema = z
  .object({ trackRef: track, trackUrl })
  .superRefine(({ trackRef, trackUrl: address }, context) => {
    if (Boolean(trackRef) === Boolean(address))
      context.addIssue({
        code: "custom",
        path: [trackRef ? "trackUrl" : "trackRef"],
        message: trackRef ? "Give a track or its address, not both." : "Give a track or its address.",
      });
  });

/** Several links, one a line or as they come in a text. */
export const addLinksSchema = z.object({
  links: z.string({ error: "Paste links to tracks." }).max(10_000, "That is too much at once."),
});

export const voteSchema = z.object({
  voteType: z.preprocess(
    (value) => (value === "" ? null : value),
    z.enum(VOTE_TYPES, { error: "voteType is UPVOTE, DOWNVOTE or null." }).nullable(),
  ),
});

/** `turn` names the track that is meant: one that is over already is not skipped again. */
export const skipSchema = z.object({
  turn: z.preprocess(absent, wholeNumber("turn", 0, 2 ** 31 - 1).optional()),
  reason,
});

export const reasonSchema = z.object({ reason });

/** Where a waiting track goes: before another one, or to the end. */
export const moveTrackSchema = z.object({
  before: z.preprocess(absent, idOf("before").nullish()),
});

export const personSchema = z.object({ userId: idOf("userId") });

/** What a player found out about the track that plays. `duration` in seconds. */
export const durationReportSchema = z.object({
  itemId: idOf("itemId"),
  duration: z.number({ error: "duration must be seconds." }).positive().max(86_400),
});
export const failureReportSchema = z.object({
  itemId: idOf("itemId"),
  reason: line("Reason", 0, 200).optional(),
});
