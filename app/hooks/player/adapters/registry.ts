import type { TrackProvider } from "~/domain/tracks/providers";
import type { OpenAdapter } from "./adapter";

type Source = {
  /** Whether playing it fetches something from another company, which is asked for first. */
  asks: boolean;
  load: () => Promise<{ open: OpenAdapter }>;
};

const embed = () => import("./embed");

/** Who plays what. The next provider is a file beside this one and a line here. */
export const SOURCES: Record<TrackProvider, Source> = {
  upload: { asks: false, load: () => import("./audio-element") },
  audio: { asks: false, load: () => import("./audio-element") },
  youtube: { asks: true, load: () => import("./youtube") },
  soundcloud: { asks: true, load: () => import("./soundcloud") },
  spotify: { asks: true, load: embed },
  apple: { asks: true, load: embed },
  beatport: { asks: true, load: embed },
  bandcamp: { asks: false, load: () => import("./none") },
};
