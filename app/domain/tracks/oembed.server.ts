import { z } from "zod";
import { probeAudio } from "./audio-probe.server";
import { FetchFault, type Fetcher, type FetchLimits } from "./guarded-fetch.server";
import type { TrackProvider } from "./providers";
import type { RecognisedTrack } from "./recognise";
import type { TrackFacts } from "./schema";
import { cleanName, isArtworkUrl, MAX_NAME } from "./text";

/** How long a provider may take to tell what a track is. */
export const ASK_TIMEOUT_MS = 3000;

const JSON_LIMITS: FetchLimits = {
  maxBytes: 256 * 1024,
  timeoutMs: ASK_TIMEOUT_MS,
  // Apple sends its JSON as text/javascript.
  accept: ["application/json", "text/javascript", "text/json"],
};
const PAGE_LIMITS: FetchLimits = {
  maxBytes: 2 * 1024 * 1024,
  timeoutMs: ASK_TIMEOUT_MS,
  accept: ["text/html"],
};

/** What a provider answers, not yet cleaned. */
export type Answer = { title?: string; artist?: string; artwork?: string; duration?: number };
type Ask = (track: RecognisedTrack, fetcher: Fetcher) => Promise<Answer | null>;

const text = z.string().optional().catch(undefined);
const oembedSchema = z.object({ title: text, author_name: text, thumbnail_url: text });
const appleSchema = z.object({
  results: z.array(
    z.object({
      trackName: text,
      artistName: text,
      artworkUrl100: text,
      trackTimeMillis: z.number().optional().catch(undefined),
    }),
  ),
});

/** oEmbed (oembed.com): a provider's endpoint that describes one of its links. */
function oembed(endpoint: string, polish: (answer: Answer) => Answer = (answer) => answer): Ask {
  return async (track, fetcher) => {
    const { body } = await fetcher(
      `${endpoint}?format=json&url=${encodeURIComponent(track.url)}`,
      JSON_LIMITS,
    );
    const {
      title,
      author_name: artist,
      thumbnail_url: artwork,
    } = oembedSchema.parse(JSON.parse(body.toString()));
    return polish({ title, artist, artwork });
  };
}

/** Apple's public search service knows a song by its number, with its length. */
const itunesLookup: Ask = async (track, fetcher) => {
  const country = new URL(track.url).pathname.slice(1, 3);
  const address = `https://itunes.apple.com/lookup?entity=song&country=${country}&id=${track.providerId}`;
  const { body } = await fetcher(address, JSON_LIMITS);
  const song = appleSchema.parse(JSON.parse(body.toString())).results[0];
  if (!song) return null;
  return {
    title: song.trackName,
    artist: song.artistName,
    artwork: song.artworkUrl100?.replace("100x100", "600x600"),
    duration: song.trackTimeMillis === undefined ? undefined : song.trackTimeMillis / 1000,
  };
};

/** Bandcamp describes a track in its page: og:title is "Title, by Artist". */
const bandcampPage: Ask = async (track, fetcher) => {
  const { body } = await fetcher(track.url, PAGE_LIMITS);
  const page = body.toString();
  const [title, artist] = splitLast(openGraph(page, "title") ?? "", ", by ");
  return { title, artist, artwork: openGraph(page, "image") };
};

/** Beatport keeps programs out, and of an upload all is known. */
const ASKS: Record<TrackProvider, Ask | null> = {
  spotify: oembed("https://open.spotify.com/oembed"),
  youtube: oembed("https://www.youtube.com/oembed", (answer) => ({
    ...answer,
    artist: answer.artist?.replace(/ - Topic$/, ""),
  })),
  soundcloud: oembed("https://soundcloud.com/oembed", (answer) => {
    const [title, artist] = splitLast(answer.title ?? "", ` by ${answer.artist}`);
    return artist === "" ? { ...answer, title } : answer;
  }),
  apple: itunesLookup,
  bandcamp: bandcampPage,
  beatport: null,
  audio: probeAudio,
  upload: null,
};

/**
 * Asks the provider what a track is called, within three seconds. Null when there is nothing to be learned, now or
 * later (nobody to ask, or the provider does not know the track). Throws FetchFault when it is worth trying again.
 */
export async function askProvider(track: RecognisedTrack, fetcher: Fetcher): Promise<TrackFacts | null> {
  const ask = ASKS[track.provider];
  if (!ask) return null;
  try {
    const answer = await ask(track, fetcher);
    return answer && sanitised(answer);
  } catch (error) {
    if (error instanceof FetchFault) {
      if (error.kind === "status" && isFinal(error.status ?? 0)) return null;
      throw error;
    }
    // Not the JSON we know: perhaps a page of apology, perhaps gone tomorrow.
    throw new FetchFault("wrong_type", "The provider's answer could not be read.");
  }
}

function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429;
}

function sanitised(answer: Answer): TrackFacts | null {
  const title = cleanName(answer.title ?? "", MAX_NAME);
  if (title === "") return null;
  const { artwork, duration } = answer;
  return {
    title,
    artist: cleanName(answer.artist ?? "", MAX_NAME),
    artwork: artwork && isArtworkUrl(artwork) ? artwork : null,
    duration: duration !== undefined && duration > 0 && duration <= 86_400 ? duration : null,
  };
}

/** ["before", "after"] of the last `mark` in the text; ["text", undefined] when it has none. */
function splitLast(line: string, mark: string): [string, string | undefined] {
  const at = line.lastIndexOf(mark);
  return at < 0 ? [line, undefined] : [line.slice(0, at), line.slice(at + mark.length)];
}

function openGraph(page: string, name: string): string | undefined {
  const tag = new RegExp(`<meta\\s[^>]{0,200}\\bproperty="og:${name}"[^>]{0,2000}>`, "i").exec(page)?.[0];
  const content = /\bcontent="([^"]*)"/i.exec(tag ?? "")?.[1];
  return content === undefined ? undefined : decodeEntities(content);
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The five entities of XML and the numeric ones: all that a well-made attribute needs. */
function decodeEntities(html: string): string {
  return html.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (all, decimal, hex, named) => {
    if (named) return ENTITIES[String(named).toLowerCase()] ?? all;
    const code = decimal ? Number(decimal) : parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
