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
  /** Hosts of the canonical links; a leading dot stands for any one name before it. Empty: any host. */
  hosts: readonly string[];
  /** The words on the button that leaves the site. */
  openLabel: string;
  /** Name of the colour token of the brand. */
  colour: string;
};

/** What a card needs to know of each provider. */
export const PROVIDERS: Record<TrackProvider, ProviderInfo> = {
  spotify: {
    label: "Spotify",
    hosts: ["open.spotify.com"],
    openLabel: "Open in Spotify",
    colour: "provider-spotify",
  },
  youtube: {
    label: "YouTube",
    hosts: ["www.youtube.com"],
    openLabel: "Open in YouTube",
    colour: "provider-youtube",
  },
  soundcloud: {
    label: "SoundCloud",
    hosts: ["soundcloud.com", "on.soundcloud.com"],
    openLabel: "Open in SoundCloud",
    colour: "provider-soundcloud",
  },
  apple: {
    label: "Apple Music",
    hosts: ["music.apple.com"],
    openLabel: "Open in Apple Music",
    colour: "provider-apple",
  },
  bandcamp: {
    label: "Bandcamp",
    hosts: [".bandcamp.com"],
    openLabel: "Open in Bandcamp",
    colour: "provider-bandcamp",
  },
  beatport: {
    label: "Beatport",
    hosts: ["www.beatport.com"],
    openLabel: "Open in Beatport",
    colour: "provider-beatport",
  },
  audio: { label: "Audio", hosts: [], openLabel: "Open audio file", colour: "provider-audio" },
  upload: { label: "Uploaded here", hosts: [], openLabel: "Open audio file", colour: "provider-audio" },
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
