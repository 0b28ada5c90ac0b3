import { Readable } from "node:stream";
import type { Fetcher, FetchLimits } from "./guarded-fetch.server";
import type { Answer } from "./oembed.server";
import { fallbackTitle, type RecognisedTrack } from "./recognise";

/** Enough for the tags and the first frames of most files; a large picture before them hides the length. */
const PROBE_LIMITS: FetchLimits = {
  maxBytes: 512 * 1024,
  timeoutMs: 3000,
  accept: "any",
  beginning: true,
};
const AUDIO = new Set(["mp3", "ogg", "oga", "opus", "flac", "wav", "m4a", "mp4", "aac"]);

/**
 * Looks into the beginning of an audio file somewhere else: its type by its bytes, its tags, and how long it plays
 * where that can be told from there. Null for what is no audio.
 */
export async function probeAudio(track: RecognisedTrack, fetcher: Fetcher): Promise<Answer | null> {
  const { body, length } = await fetcher(track.url, PROBE_LIMITS);
  const { fileTypeFromBuffer } = await import("file-type");
  const type = await fileTypeFromBuffer(body).catch(() => undefined);
  if (!type || !AUDIO.has(type.ext)) return null;
  const said = await metadataOf(body, type.mime, length ?? undefined);
  return {
    title: said?.common.title?.trim() || fallbackTitle(track),
    artist: said?.common.artist,
    duration: plausible(type.ext, said?.format.duration, body.length, length),
  };
}

async function metadataOf(beginning: Buffer, mimeType: string, size: number | undefined) {
  const { parseStream } = await import("music-metadata");
  // As a stream: of a buffer the length of the whole would be taken for the buffer's.
  return parseStream(
    Readable.from([beginning]),
    { mimeType, ...(size === undefined ? {} : { size }) },
    { skipCovers: true },
  ).catch(() => null);
}

/** The pages of an Ogg file say where they stand: the last of a beginning is not the end. */
function plausible(
  ext: string,
  duration: number | undefined,
  seen: number,
  length: number | null,
): number | undefined {
  const isOgg = ext === "ogg" || ext === "oga" || ext === "opus";
  return isOgg && (length === null || seen < length) ? undefined : duration;
}
