import { z } from "zod";
import { TRACK_PROVIDERS } from "./providers";
import { fallbackTitle, recogniseTrack, type RecognisedTrack } from "./recognise";
import { cleanName, codePoints, isArtworkUrl, MAX_NAME, MAX_URL } from "./text";

const MAX_SECONDS = 24 * 60 * 60;

/** An address by which a track is to be found. */
export const trackUrlSchema = text("The track's address", MAX_URL);

/**
 * A track as posts and queues carry it. The link must be one that the recogniser knows, and provider and id must
 * be those of the link, so no card can claim one provider and lead to another. The link comes out canonical.
 */
const cardSchema = z
  .strictObject(
    {
      provider: z.enum(TRACK_PROVIDERS, { error: `provider is one of ${TRACK_PROVIDERS.join(", ")}.` }),
      providerId: text("providerId", 300).min(1, "providerId is missing."),
      url: trackUrlSchema
        .min(1, "The track's address is missing.")
        .overwrite((url) => recogniseTrack(url)?.url ?? url),
      title: name("Title", 1),
      artist: name("Artist", 0),
      artwork: text("The picture's address", MAX_URL)
        .refine(isArtworkUrl, "Must be an https address, or a picture of this site.")
        .nullish(),
      duration: z
        .number({ error: "duration must be a number of seconds." })
        .positive("duration must be more than 0 seconds.")
        .max(MAX_SECONDS, `duration is at most ${MAX_SECONDS} seconds.`)
        .nullish(),
    },
    { error: notACard },
  )
  .superRefine((track, context) => {
    const known = recogniseTrack(track.url);
    if (!known) {
      context.addIssue({ code: "custom", path: ["url"], message: "This is not a link to a track." });
    } else if (known.provider !== track.provider) {
      context.addIssue({
        code: "custom",
        path: ["provider"],
        message: "The link belongs to another provider.",
      });
    } else if (known.providerId !== track.providerId) {
      context.addIssue({
        code: "custom",
        path: ["providerId"],
        message: "The link belongs to another track.",
      });
    }
  });

export type TrackRef = z.infer<typeof cardSchema>;

/** The same, which also takes an upload as the API tells of it: what it says beyond the card is left aside. */
export const trackRefSchema = z.preprocess(withoutUploadFields, cardSchema);

function withoutUploadFields(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { id, bytes: _bytes, createdAt: _createdAt, ...card } = value as Record<string, unknown>;
  return card.provider === "upload" && id !== undefined && id === card.providerId ? card : value;
}

/** What a provider said of a track. `duration` in seconds. */
export type TrackFacts = { title: string; artist: string; artwork: string | null; duration: number | null };

/**
 * The card that can be shown without waiting for anybody: with the provider's words when they are known
 * already, else with a title made from the link.
 */
export function trackRefAtOnce(track: RecognisedTrack, known: TrackFacts | null): TrackRef {
  return {
    provider: track.provider,
    providerId: track.providerId,
    url: track.url,
    title: known?.title || fallbackTitle(track),
    artist: known?.artist ?? "",
    artwork: known?.artwork ?? null,
    duration: known?.duration ?? null,
  };
}

function notACard({ code, keys }: { code: string; keys?: string[] }): string {
  return code === "unrecognized_keys"
    ? `A track has no ${keys?.join(", ")}.`
    : "A track must be a JSON object.";
}

/** `what` names it in errors, which say the length that it may have when it is `clean`. */
function text(what: string, max: number, clean = max) {
  return z
    .string({ error: ({ input }) => (input === undefined ? `${what} is missing.` : `${what} must be text.`) })
    .max(max, `${what} may have at most ${clean} characters.`);
}

function name(what: string, min: number) {
  return text(what, 4 * MAX_NAME, MAX_NAME)
    .overwrite((name) => cleanName(name, Infinity))
    .refine((name) => codePoints(name) >= min, `${what} is missing.`)
    .refine((name) => codePoints(name) <= MAX_NAME, `${what} may have at most ${MAX_NAME} characters.`)
    .meta({ minLength: min, maxLength: MAX_NAME });
}
