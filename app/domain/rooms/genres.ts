/** The genres a room or session may have, as stored. */
export const GENRE_VALUES = [
  ...["ambient", "afrobeats", "blues", "classical", "country", "deep-house", "disco", "drum-and-bass", "dub"],
  ...["dubstep", "electronic", "experimental", "folk", "funk", "garage", "hip-hop", "house", "indie", "jazz"],
  ...["k-pop", "latin", "lo-fi", "metal", "persian", "pop", "punk", "r-and-b", "reggae", "rock", "soul"],
  ...["soundtrack", "techno", "trance", "trap", "world"],
] as const;

/** Those whose name is not simply the stored word. */
const SPELLED: Record<string, string> = {
  "drum-and-bass": "Drum & bass",
  "hip-hop": "Hip-hop",
  "k-pop": "K-pop",
  "lo-fi": "Lo-fi",
  "r-and-b": "R&B",
};

/** The name of a stored genre: "deep-house" is "Deep house". */
export function genreLabel(genre: string): string {
  return SPELLED[genre] ?? genre.charAt(0).toUpperCase() + genre.slice(1).replaceAll("-", " ");
}

/** What a form offers: value and name of each. */
export const genreOptions = () => GENRE_VALUES.map((value) => [value, genreLabel(value)] as const);

/** A genre as people write it ("Deep House", "R&B") to its stored value; null when there is none such. */
export function genreOf(text: string): string | null {
  const plain = text.trim().toLowerCase();
  const slug = plain
    .replace(/&/g, "-and-")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return GENRE_VALUES.find((value) => value === slug || genreLabel(value).toLowerCase() === plain) ?? null;
}
