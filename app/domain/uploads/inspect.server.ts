import type { IAudioMetadata } from "music-metadata";
import { Refusal } from "../errors";
import { PICTURES, readPicture, type Picture } from "../files/pictures.server";
import { cleanName, MAX_NAME } from "../tracks/text";
import { nameFromFile } from "./file-name";
import { AUDIO_FORMATS } from "./schema";
import type { Received } from "./receive.server";

/** What a file says of itself. `duration` in seconds. */
export type Inspected = {
  mime: string;
  title: string;
  artist: string;
  duration: number;
  cover: Picture | null;
};

/** By the name that the bytes give a type, what browsers are told. */
export const AUDIO_TYPES: Record<string, string> = {
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  oga: "audio/ogg",
  opus: "audio/ogg; codecs=opus",
  flac: "audio/flac",
  wav: "audio/wav",
  m4a: "audio/mp4",
  // Many programs write the general mark of MP4 into a file that holds sound alone.
  mp4: "audio/mp4",
};
const MAX_SECONDS = 24 * 3600;

let last: Promise<unknown> = Promise.resolve();

/**
 * Finds out what kind of audio a file is, by its bytes, and reads tags, length and cover. One file after the other:
 * a cover is read into memory, and a file without an index is walked through for its length.
 * @throws Refusal `unsupported`
 */
export function inspectAudio(file: Pick<Received, "path" | "name">): Promise<Inspected> {
  const turn = last.then(() => inspect(file));
  last = turn.catch(() => undefined);
  return turn;
}

async function inspect({ path, name }: Pick<Received, "path" | "name">): Promise<Inspected> {
  // Loaded when first needed: most runs never meet a file.
  const { fileTypeFromFile } = await import("file-type");
  const type = await fileTypeFromFile(path).catch(() => undefined);
  const mime = AUDIO_TYPES[type?.ext ?? ""];
  if (!mime) throw refuse(`This is not an audio file that can be read. Use ${AUDIO_FORMATS}.`);
  const { format, common } = await metadataOf(path);
  if (format.hasVideo) throw refuse(`This is a film. Use ${AUDIO_FORMATS}.`);
  const { duration } = format;
  if (!duration || !Number.isFinite(duration) || duration <= 0)
    throw refuse("How long this file plays cannot be read. It may be damaged or cut off.");
  if (duration > MAX_SECONDS) throw refuse("A track plays for a day at most.");
  const named = nameFromFile(name);
  const title = cleanName(common.title ?? "", MAX_NAME);
  return {
    mime,
    title: title || named.title,
    artist: cleanName(common.artist ?? "", MAX_NAME) || (title ? "" : named.artist),
    duration: Math.max(0.001, Math.round(duration * 1000) / 1000),
    cover: await coverOf(common.picture),
  };
}

async function metadataOf(path: string): Promise<IAudioMetadata> {
  const { parseFile } = await import("music-metadata");
  try {
    const quick = await parseFile(path);
    // An MP3 of changing bit rate that says nothing of its length is counted frame by frame.
    return quick.format.duration ? quick : await parseFile(path, { duration: true, skipCovers: true });
  } catch {
    throw refuse("This file is damaged: it cannot be read to its end.");
  }
}

async function coverOf(pictures: IAudioMetadata["common"]["picture"]): Promise<Picture | null> {
  const { selectCover } = await import("music-metadata");
  const found = selectCover(pictures);
  if (!found) return null;
  return readPicture(found.data, PICTURES.artwork).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
}

const refuse = (message: string) => new Refusal("unsupported", message, { fields: { file: [message] } });
