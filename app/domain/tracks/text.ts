import { cleanLine } from "../text";

/** Longest title and artist, in code points. */
export const MAX_NAME = 200;
/** Longest address of a track or a picture. */
export const MAX_URL = 2000;

/**
 * A name from outside (title, artist) made safe to show: on one line, without invisible characters, at most `max`
 * code points.
 */
export function cleanName(text: string, max: number): string {
  // Joiners hold emoji and several scripts together, so they alone of the formatting characters stay.
  const visible = text.replace(/(?![\u200c\u200d])\p{Cf}/gu, "");
  return [...cleanLine(visible)].slice(0, max).join("").trim();
}

/** Length as people count it: in code points. */
export function codePoints(text: string): number {
  return [...text].length;
}

/** Pictures of this instance: uploaded ones, and the covers of uploaded tracks. */
const OWN_PICTURE = /^\/(?:files\/[0-9a-f-]{36}|tracks\/[0-9a-f-]{36}\/cover)$/;

/** Whether this is the address of a picture that a page may load: https without credentials, or one of our own. */
export function isArtworkUrl(url: string): boolean {
  if (url.length > MAX_URL) return false;
  if (OWN_PICTURE.test(url)) return true;
  try {
    const parsed = new URL(url);
    return parsed.protocol === "https:" && parsed.username === "" && parsed.password === "";
  } catch {
    return false;
  }
}
