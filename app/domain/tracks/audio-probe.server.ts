import { Readable } from "node:stream";
import type { IAudioMetadata } from "music-metadata";
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
    duration: said ? durationOf(type.ext, said.format, body, length) : undefined,
  };
}

async function metadataOf(beginning: Buffer, mimeType: string, size: number | undefined) {
  const { parseStream } = await import("music-metadata");
  // As a stream of bytes: of a buffer, the buffer's length would be taken for the whole's.
  return parseStream(
    Readable.from([beginning], { objectMode: false }),
    { mimeType, ...(size === undefined ? {} : { size }) },
    { skipCovers: true },
  ).catch(() => null);
}

/** Seconds, where the beginning of a file tells them. */
function durationOf(
  ext: string,
  { duration, codecProfile, bitrate }: IAudioMetadata["format"],
  beginning: Buffer,
  length: number | null,
): number | undefined {
  const whole = beginning.length === length;
  // The pages of an Ogg file say where they stand: the last of a beginning is not the end.
  if (ext === "ogg" || ext === "oga" || ext === "opus") return whole ? duration : undefined;
  if (duration || codecProfile !== "CBR" || !bitrate || !length) return duration;
  return ((length - tagsBefore(beginning)) * 8) / bitrate;
}

/** How many bytes of ID3 tags stand before the sound of an MP3: seven bits of each of four bytes. */
function tagsBefore(beginning: Buffer): number {
  if (beginning.toString("latin1", 0, 3) !== "ID3" || beginning.length < 10) return 0;
  return [6, 7, 8, 9].reduce((size, at) => size * 128 + (beginning[at]! & 127), 0) + 10;
}
