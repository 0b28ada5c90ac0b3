import { cleanName, MAX_NAME } from "../tracks/text";

/**
 * Title and artist made from a file's name, for a file without tags: "03_Mira Falk - Late_Drive.mp3" is "Late Drive"
 * by "Mira Falk".
 */
export function nameFromFile(name: string): { title: string; artist: string } {
  const base = name.split(/[\\/]/).at(-1) ?? "";
  const words = cleanName(base.replace(/\.[a-z0-9]{1,5}$/i, "").replace(/_+/g, " "), 4 * MAX_NAME);
  const bare = words.replace(/^\d{1,3}\s*[-.)]\s+(?=\S)/, "").replace(/^0\d\s+(?=\S)/, "");
  const at = bare.indexOf(" - ");
  const [artist, title] = at > 0 ? [bare.slice(0, at), bare.slice(at + 3)] : ["", bare];
  const shown = cleanName(title, MAX_NAME);
  if (!/[\p{L}\p{N}]/u.test(shown)) return { title: "Untitled", artist: "" };
  return { title: shown, artist: cleanName(artist, MAX_NAME) };
}
