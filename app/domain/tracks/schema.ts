import { z } from "zod";
import { TRACK_PROVIDERS } from "./providers";
import { fallbackTitle, recogniseTrack, type RecognisedTrack } from "./recognise";
import { cleanName, codePoints, isArtworkUrl, MAX_NAME, MAX_URL } from "./text";

const MAX_SECONDS = 24 * 60 * 60;

export const trackProviderSchema = z.enum(TRACK_PROVIDERS);

/**
 * A track as posts and queues carry it. The link must be one that the recogniser knows, and provider and id must
 * be those of the link, so no card can claim one provider and lead to another. The link comes out canonical.
 */
const cardSchema = z
  .strictObject({
    provider: trackProviderSchema,
    providerId: z.string().min(1).max(300),
    url: z
      .string()
      .min(1)
      .max(MAX_URL)
      .overwrite((url) => recogniseTrack(url)?.url ?? url),
    title: name(1),
    artist: name(0),
    artwork: z
      .string()
      .max(MAX_URL)
      .refine(isArtworkUrl, "Must be an https address, or a picture of this site.")
      .nullish(),
    duration: z.number().positive().max(MAX_SECONDS).nullish(),
  })
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

function name(min: number) {
  return z
    .string()
    .max(4 * MAX_NAME)
    .overwrite((text) => cleanName(text, Infinity))
    .refine((text) => codePoints(text) >= min, "Must not be empty.")
    .refine((text) => codePoints(text) <= MAX_NAME, `At most ${MAX_NAME} characters.`)
    .meta({ minLength: min, maxLength: MAX_NAME });
}
