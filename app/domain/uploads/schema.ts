import { z } from "zod";
import type { TrackRef } from "../tracks/schema";

/** Largest audio file, in bytes. */
export const UPLOAD_MAX_BYTES = 50 * 1024 * 1024;
export const MEGABYTE = 1024 * 1024;

/** What the server can take, as a hint to the file dialog; the server decides by the bytes. */
export const AUDIO_ACCEPT = ".mp3,.ogg,.oga,.opus,.flac,.wav,.m4a,audio/*";
export const AUDIO_FORMATS = "MP3, Ogg, Opus, FLAC, WAV or M4A";

/** An uploaded track: its card, with an id of its own (the card's providerId). */
export type UploadDto = TrackRef & {
  id: string;
  /** Size of the file. */
  bytes: number;
  createdAt: string;
};

/** The multipart form that carries a file. */
export const uploadFormSchema = z.object({
  file: z.string().meta({ format: "binary", description: `${AUDIO_FORMATS}, at most 50 MB.` }),
});

/** How much somebody has uploaded, and may, in bytes. */
export type UploadSpace = { used: number; quota: number };
