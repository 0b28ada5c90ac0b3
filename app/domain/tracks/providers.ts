/** Where a track can come from, in the order in which forms list them. */
export const TRACK_PROVIDERS = [
  "spotify",
  "youtube",
  "soundcloud",
  "apple",
  "bandcamp",
  "beatport",
  "audio",
  "upload",
] as const;

export type TrackProvider = (typeof TRACK_PROVIDERS)[number];

export type ProviderInfo = {
  label: string;
  /** The words on the button that leaves the site. */
  openLabel: string;
};

/** What a card needs to know of each provider. */
export const PROVIDERS: Record<TrackProvider, ProviderInfo> = {
  spotify: { label: "Spotify", openLabel: "Open in Spotify" },
  youtube: { label: "YouTube", openLabel: "Open in YouTube" },
  soundcloud: { label: "SoundCloud", openLabel: "Open in SoundCloud" },
  apple: { label: "Apple Music", openLabel: "Open in Apple Music" },
  bandcamp: { label: "Bandcamp", openLabel: "Open in Bandcamp" },
  beatport: { label: "Beatport", openLabel: "Open in Beatport" },
  audio: { label: "Audio", openLabel: "Open audio file" },
  upload: { label: "Uploaded here", openLabel: "Open audio file" },
};

const PLAYING_HERE: readonly TrackProvider[] = ["upload", "audio", "youtube", "soundcloud"];

/**
 * Whether a session can play the provider's tracks: only where the player can be told to start, stop and go to a
 * second. The others' tracks are cards that open there.
 */
export function playsHere(provider: TrackProvider): boolean {
  return PLAYING_HERE.includes(provider);
}

/**
 * The address of the provider's own player for a recognised track, or null where there is none to be had
 * from the link alone (Bandcamp's player wants a number that the link does not hold; audio files play by themselves).
 */
export function embedUrl(track: { provider: TrackProvider; providerId: string; url: string }): string | null {
  switch (track.provider) {
    case "spotify":
      return `https://open.spotify.com/embed/track/${track.providerId}`;
    case "youtube":
      return `https://www.youtube-nocookie.com/embed/${track.providerId}`;
    case "soundcloud":
      return `https://w.soundcloud.com/player/?url=${encodeURIComponent(track.url)}`;
    case "apple":
      return track.url.replace("https://music.apple.com/", "https://embed.music.apple.com/");
    case "beatport":
      return `https://embed.beatport.com/?id=${track.providerId}&type=track`;
    case "bandcamp":
    case "audio":
    case "upload":
      return null;
  }
}
