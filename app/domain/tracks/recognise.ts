import { PROVIDERS, type TrackProvider } from "./providers";
import { cleanName, MAX_NAME, MAX_URL } from "./text";

/** A track known by the form of its link alone. `url` is canonical: one address for all spellings of it. */
export type RecognisedTrack = { provider: TrackProvider; providerId: string; url: string };

type Reader = (path: string[], url: URL) => RecognisedTrack | null;

const MAX_PROVIDER_ID = 300;
const AUDIO_FILE = /\.(mp3|ogg|opus|oga|flac|wav|m4a|aac)$/i;
const UPLOAD = /^\/tracks\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/audio$/i;
const SLUG = /^[\p{L}\p{N}%._~!'()*+,;=:@&$-]{1,250}$/u;
const SOUNDCLOUD_NAME = /^[a-z0-9](?:[a-z0-9_-]{0,99})$/;

const words = (text: string) => new Set(text.split(" "));
const SOUNDCLOUD_PAGES = words(
  "about artists charts checkout community-guidelines connect dashboard developers discover explore feed for-artists " +
    "getstarted go groups help imprint jobs library likes login logout messages mobile notifications oembed pages " +
    "people player popular premium press pro search settings signin signup stations stream tags terms-of-use upload you",
);
const SOUNDCLOUD_TABS = words(
  "albums comments followers following groups likes playlists popular-tracks recommended reposts sets spotlight " +
    "stats toptracks tracks",
);
const BANDCAMP_SITES = words("www blog daily get help m bandcamp");

function spotify(id: string | undefined): RecognisedTrack | null {
  if (!id || !/^[0-9A-Za-z]{22}$/.test(id)) return null;
  return { provider: "spotify", providerId: id, url: `https://open.spotify.com/track/${id}` };
}

const spotifyPage: Reader = (path) => {
  const rest = /^(intl-[a-z-]{2,10}|embed)$/i.test(path[0] ?? "") ? path.slice(1) : path;
  return rest.length === 2 && rest[0]?.toLowerCase() === "track" ? spotify(rest[1]) : null;
};

function youtube(id: string | null | undefined): RecognisedTrack | null {
  if (!id || !/^[0-9A-Za-z_-]{11}$/.test(id)) return null;
  return { provider: "youtube", providerId: id, url: `https://www.youtube.com/watch?v=${id}` };
}

const youtubePage: Reader = (path, url) => {
  const kind = path[0]?.toLowerCase() ?? "";
  if (path.length === 1 && kind === "watch") return youtube(url.searchParams.get("v"));
  return path.length === 2 && /^(shorts|live|embed|v)$/.test(kind) ? youtube(path[1]) : null;
};

const youtubeShort: Reader = (path) => (path.length === 1 ? youtube(path[0]) : null);

const soundcloudPage: Reader = (path) => {
  const [user = "", track = "", secret] = path.map((segment) => segment.toLowerCase());
  if (!SOUNDCLOUD_NAME.test(user) || !SOUNDCLOUD_NAME.test(track)) return null;
  if (SOUNDCLOUD_PAGES.has(user) || SOUNDCLOUD_TABS.has(track)) return null;
  // A third segment is the key of an unlisted track, without which the link does not open.
  if (path.length > 3 || (secret !== undefined && !/^s-[a-z0-9]{1,40}$/.test(secret))) return null;
  const providerId = [user, track, ...path.slice(2)].join("/");
  return { provider: "soundcloud", providerId, url: `https://soundcloud.com/${providerId}` };
};

const soundcloudShort: Reader = (path) => {
  const code = path[0] ?? "";
  if (path.length !== 1 || !/^[0-9A-Za-z]{4,40}$/.test(code)) return null;
  return { provider: "soundcloud", providerId: `on:${code}`, url: `https://on.soundcloud.com/${code}` };
};

const applePage: Reader = (path, url) => {
  const [country = "", kind = "", ...rest] = path;
  const section = kind.toLowerCase();
  if (!/^[a-z]{2}$/i.test(country) || rest.length < 1 || rest.length > 2) return null;
  const page = rest.at(-1) ?? "";
  const slug = rest.length === 2 ? rest[0]! : null;
  const song = section === "album" ? url.searchParams.get("i") : section === "song" ? page : null;
  if (!song || !isNumber(song) || !isNumber(page) || (slug !== null && !SLUG.test(slug))) return null;
  const place = `https://music.apple.com/${country.toLowerCase()}/${section}/${slug ? `${slug}/` : ""}${page}`;
  return { provider: "apple", providerId: song, url: section === "album" ? `${place}?i=${song}` : place };
};

const bandcampPage: Reader = (path, url) => {
  const artist = url.hostname.slice(0, -".bandcamp.com".length);
  const slug = path[1]?.toLowerCase() ?? "";
  if (!/^[a-z0-9](?:[a-z0-9-]{0,62})$/.test(artist) || BANDCAMP_SITES.has(artist)) return null;
  if (path.length !== 2 || path[0]?.toLowerCase() !== "track" || !/^[a-z0-9][a-z0-9-]{0,199}$/.test(slug)) {
    return null;
  }
  return {
    provider: "bandcamp",
    providerId: `${artist}/${slug}`,
    url: `https://${artist}.bandcamp.com/track/${slug}`,
  };
};

const beatportPage: Reader = (path) => {
  const [kind, slug = "", id = "", ...more] = /^[a-z]{2}$/i.test(path[0] ?? "") ? path.slice(1) : path;
  if (kind?.toLowerCase() !== "track" || more.length > 0 || !SLUG.test(slug) || !isNumber(id)) return null;
  return { provider: "beatport", providerId: id, url: `https://www.beatport.com/track/${slug}/${id}` };
};

const READERS = new Map<string, Reader>([
  ["open.spotify.com", spotifyPage],
  ["play.spotify.com", spotifyPage],
  ["youtube.com", youtubePage],
  ["m.youtube.com", youtubePage],
  ["music.youtube.com", youtubePage],
  ["youtube-nocookie.com", youtubePage],
  ["youtu.be", youtubeShort],
  ["soundcloud.com", soundcloudPage],
  ["m.soundcloud.com", soundcloudPage],
  ["on.soundcloud.com", soundcloudShort],
  ["music.apple.com", applePage],
  ["geo.music.apple.com", applePage],
  ["beatport.com", beatportPage],
]);

/**
 * The track behind a link, by its form and without asking anybody, or null. Takes any text; never throws. A file that
 * was uploaded here has an address without a host: whether it is there, and for whom, is asked later.
 */
export function recogniseTrack(link: string): RecognisedTrack | null {
  const text = withoutPunctuation(link.trim());
  if (text.length > MAX_URL || /\s/.test(text)) return null;
  const upload = UPLOAD.exec(text)?.[1];
  if (upload) return uploadedTrack(upload.toLowerCase());
  const uri = /^spotify:track:([^?]*)/i.exec(text);
  if (uri) return spotify(uri[1]);
  const hasScheme = /^https?:\/\//i.test(text);
  const url = parse(hasScheme ? text : `https://${text}`);
  if (!url || url.username || url.password) return null;
  const read = readerFor(url.hostname);
  if (read) return url.port === "" ? read(url.pathname.split("/").filter(Boolean), url) : null;
  return hasScheme ? audioFile(url) : null;
}

/** The track of an uploaded file, by its id. */
export function uploadedTrack(id: string): RecognisedTrack {
  return { provider: "upload", providerId: id, url: `/tracks/${id}/audio` };
}

/** `provider:providerId`: one key for every spelling of the same track. */
export function trackKey(track: { provider: TrackProvider; providerId: string }): string {
  return `${track.provider}:${track.providerId}`;
}

/** A title for people made from the link alone: "late-night-drive" becomes "Late night drive". */
export function fallbackTitle(track: RecognisedTrack): string {
  if (track.provider === "upload") return "Audio file";
  const path = new URL(track.url).pathname.split("/").filter(Boolean);
  const title = readable(slugOf(track, path));
  return title ?? (track.provider === "audio" ? "Audio file" : `${PROVIDERS[track.provider].label} track`);
}

function slugOf(track: RecognisedTrack, path: string[]): string {
  if (track.provider === "bandcamp" || track.provider === "beatport") return path[1] ?? "";
  if (track.provider === "soundcloud") return track.providerId.startsWith("on:") ? "" : (path[1] ?? "");
  if (track.provider === "apple") return path.length === 4 ? path[2]! : "";
  return track.provider === "audio" ? (path.at(-1) ?? "").replace(AUDIO_FILE, "") : "";
}

function readable(slug: string): string | null {
  let text = slug;
  try {
    text = decodeURIComponent(slug);
  } catch {
    // A stray percent sign: the slug is shown as it stands.
  }
  const line = cleanName(text.replace(/[-_+]+/g, " "), MAX_NAME);
  const [first, ...rest] = line;
  if (first === undefined || !/[\p{L}\p{N}]/u.test(line)) return null;
  return cleanName(first.toUpperCase() + rest.join(""), MAX_NAME);
}

function readerFor(hostname: string): Reader | undefined {
  if (hostname === "bandcamp.com" || hostname.endsWith(".bandcamp.com")) return bandcampPage;
  return READERS.get(hostname.replace(/^www\./, ""));
}

function audioFile(url: URL): RecognisedTrack | null {
  if (!AUDIO_FILE.test(url.pathname) || !url.hostname.includes(".")) return null;
  url.hash = "";
  const address = withoutPunctuation(url.href);
  if (address.length > MAX_URL) return null;
  return { provider: "audio", providerId: shortened(address), url: address };
}

/** A long address shortened to an id: its beginning, and a 32-bit FNV-1a hash of the whole. */
function shortened(address: string): string {
  if (address.length <= MAX_PROVIDER_ID) return address;
  let hash = 0x811c9dc5;
  for (let i = 0; i < address.length; i++) hash = Math.imul(hash ^ address.charCodeAt(i), 0x01000193);
  return `${address.slice(0, MAX_PROVIDER_ID - 10)}~${(hash >>> 0).toString(36)}`;
}

function isNumber(text: string): boolean {
  return /^[0-9]{1,20}$/.test(text);
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

const OPENERS = /^[<([{"'“‘«]+/;
const CLOSER = /[>\])}"'”’»`.,;:!?…]$/;

/** The link without what a sentence puts around it. A closing bracket that has its opening one stays. */
export function withoutPunctuation(text: string): string {
  let link = text.replace(OPENERS, "");
  while (CLOSER.test(link)) {
    if (link.endsWith(")") && link.split("(").length >= link.split(")").length) break;
    link = link.slice(0, -1);
  }
  return link;
}
