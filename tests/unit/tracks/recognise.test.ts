import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTrackLink } from "~/domain/tracks/find-link";
import { embedUrl, type TrackProvider } from "~/domain/tracks/providers";
import { fallbackTitle, recogniseTrack, trackKey } from "~/domain/tracks/recognise";

const SPOTIFY_ID = "4kGt0aVxT2mR9dQwE7uYbN";
const spotify = ["spotify", SPOTIFY_ID, `https://open.spotify.com/track/${SPOTIFY_ID}`] as const;
const youtube = ["youtube", "aB3-_dEfG9k", "https://www.youtube.com/watch?v=aB3-_dEfG9k"] as const;
const soundcloud = [
  "soundcloud",
  "mira-falk/late-drive",
  "https://soundcloud.com/mira-falk/late-drive",
] as const;
const bandcamp = [
  "bandcamp",
  "mirafalk/late-drive",
  "https://mirafalk.bandcamp.com/track/late-drive",
] as const;
const beatport = ["beatport", "123456", "https://www.beatport.com/track/late-drive/123456"] as const;

const KNOWN: [string, readonly [TrackProvider, string, string]][] = [
  [`https://open.spotify.com/track/${SPOTIFY_ID}?si=abc&utm_source=x`, spotify],
  [`HTTP://Open.Spotify.com/intl-de/track/${SPOTIFY_ID}/`, spotify],
  [`open.spotify.com/embed/track/${SPOTIFY_ID}`, spotify],
  [`spotify:track:${SPOTIFY_ID}`, spotify],
  [`<https://open.spotify.com/track/${SPOTIFY_ID}>,`, spotify],
  ["https://youtube.com/watch?feature=share&v=aB3-_dEfG9k&t=10s", youtube],
  ["https://m.youtube.com/watch?v=aB3-_dEfG9k", youtube],
  ["https://music.youtube.com/watch?v=aB3-_dEfG9k&list=RD", youtube],
  ["(https://youtu.be/aB3-_dEfG9k?si=x).", youtube],
  ["https://www.youtube.com/shorts/aB3-_dEfG9k", youtube],
  ["https://www.youtube.com/live/aB3-_dEfG9k?si=x", youtube],
  ["https://www.youtube-nocookie.com/embed/aB3-_dEfG9k", youtube],
  ["https://soundcloud.com/Mira-Falk/Late-Drive?utm_medium=text#t=1:00", soundcloud],
  ["https://m.soundcloud.com/mira-falk/late-drive/", soundcloud],
  ["https://on.soundcloud.com/aBcD123", ["soundcloud", "on:aBcD123", "https://on.soundcloud.com/aBcD123"]],
  [
    "https://soundcloud.com/mira-falk/late-drive/s-Ab12",
    ["soundcloud", "mira-falk/late-drive/s-Ab12", "https://soundcloud.com/mira-falk/late-drive/s-Ab12"],
  ],
  [
    "https://music.apple.com/US/album/late-drive/100200?i=100201&uo=4",
    ["apple", "100201", "https://music.apple.com/us/album/late-drive/100200?i=100201"],
  ],
  [
    "https://music.apple.com/ie/song/late-drive/100201",
    ["apple", "100201", "https://music.apple.com/ie/song/late-drive/100201"],
  ],
  ["http://MiraFalk.bandcamp.com/track/late-drive?from=embed", bandcamp],
  ["https://beatport.com/de/track/late-drive/123456", beatport],
  [
    "https://cdn.example.org:8000/sets/Late%20Drive.MP3?token=1#t=4",
    [
      "audio",
      "https://cdn.example.org:8000/sets/Late%20Drive.MP3?token=1",
      "https://cdn.example.org:8000/sets/Late%20Drive.MP3?token=1",
    ],
  ],
];

const REFUSED = [
  "",
  "javascript:alert(1)//open.spotify.com/track/" + SPOTIFY_ID,
  "data:audio/mp3;base64,AAAA.mp3",
  "ftp://example.org/a.mp3",
  "example.org/a.mp3",
  "http://localhost/a.mp3",
  "https://example.org/a.mp3/",
  "https://example.org/page?file=a.mp3",
  "https://me:pw@example.org/a.mp3",
  `https://open.spotify.com@evil.example/track/${SPOTIFY_ID}`,
  `https://user@open.spotify.com/track/${SPOTIFY_ID}`,
  `https://open.spotify.com:8443/track/${SPOTIFY_ID}`,
  `https://open.spotify.com.evil.example/track/${SPOTIFY_ID}`,
  `https://evilopen.spotify.com/track/${SPOTIFY_ID}`,
  `https://xn--opn-dma.spotify.com/track/${SPOTIFY_ID}`,
  "https://open.spotify.com/track/short",
  `https://open.spotify.com/album/${SPOTIFY_ID}`,
  "https://youtube.com/watch?v=tooshort",
  "https://youtube.com/watch?v=aB3-_dEfG9kX",
  "https://youtube.com/@somebody",
  "https://notyoutube.com/watch?v=aB3-_dEfG9k",
  "https://soundcloud.com/mira-falk",
  "https://soundcloud.com/mira-falk/sets/winter",
  "https://soundcloud.com/mira-falk/sets",
  "https://soundcloud.com/mira-falk/likes",
  "https://soundcloud.com/discover/new",
  "https://music.apple.com/us/album/late-drive/100200",
  "https://music.apple.com/us/artist/mira/100",
  "https://daily.bandcamp.com/track/late-drive",
  "https://bandcamp.com/track/late-drive",
  "https://mirafalk.bandcamp.com/album/late-drive",
  "https://a.b.bandcamp.com/track/late-drive",
  "https://mirafalk.bandcamp.com.evil.example/track/late-drive",
  "https://www.beatport.com/release/late-drive/123456",
];

describe("recogniseTrack", () => {
  it.each(KNOWN)("knows %s", (link, [provider, providerId, url]) => {
    expect(recogniseTrack(link)).toEqual({ provider, providerId, url });
  });

  it.each(REFUSED)("refuses %s", (link) => {
    expect(recogniseTrack(link)).toBeNull();
  });

  it("keeps ids of long audio addresses apart and within bounds", () => {
    const ids = ["x", "y"].map((end) =>
      recogniseTrack(`https://a.example/s.mp3?t=${"0".repeat(900)}${end}`)!,
    );
    expect(ids[0]!.providerId.length).toBeLessThanOrEqual(300);
    expect(ids[0]!.providerId).not.toBe(ids[1]!.providerId);
  });
});

const hosts = fc.constantFrom(
  "open.spotify.com",
  "www.youtube.com",
  "youtu.be",
  "soundcloud.com",
  "on.soundcloud.com",
  "music.apple.com",
  "mira.bandcamp.com",
  "bandcamp.com",
  "www.beatport.com",
  "example.org",
);
const segment = fc.oneof(
  fc.constantFrom(
    "track",
    "watch",
    "us",
    "album",
    "song",
    "embed",
    "shorts",
    "123",
    "s-x1",
    SPOTIFY_ID,
    "aB3-_dEfG9k",
    "a.mp3",
  ),
  fc.string(),
);
const links = fc
  .tuple(
    fc.constantFrom("https://", "http://", "", "HTTPS://", "javascript:", "https://u@"),
    fc.oneof(hosts, fc.string()),
    fc.constantFrom("", ":443", ":81", "."),
    fc.array(segment, { maxLength: 4 }),
    fc.constantFrom("", "/", "?v=aB3-_dEfG9k", "?i=12", "?", "?x=y.#z", "#x", ").", "/../track/a"),
  )
  .map(([scheme, host, port, path, end]) => `${scheme}${host}${port}/${path.join("/")}${end}`);
const anything = fc.oneof(
  links,
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string({ unit: "binary" }),
);

/** Where the canonical links of a provider lead; those of audio files anywhere. */
const OWN_HOSTS: Partial<Record<TrackProvider, RegExp>> = {
  spotify: /^open\.spotify\.com$/,
  youtube: /^www\.youtube\.com$/,
  soundcloud: /^(on\.)?soundcloud\.com$/,
  apple: /^music\.apple\.com$/,
  bandcamp: /.\.bandcamp\.com$/,
  beatport: /^www\.beatport\.com$/,
};

describe("any link at all", () => {
  it("never throws, and what comes out is a plain web address of the provider's own host", () => {
    fc.assert(
      fc.property(anything, (link) => {
        const track = recogniseTrack(link);
        if (!track) return;
        const url = new URL(track.url);
        expect(url.protocol === "https:" || (track.provider === "audio" && url.protocol === "http:")).toBe(
          true,
        );
        expect(url.username + url.password).toBe("");
        expect(url.hostname).toMatch(OWN_HOSTS[track.provider] ?? /./);
        expect(track.providerId.length).toBeGreaterThan(0);
        expect(track.providerId.length).toBeLessThanOrEqual(300);
        expect(fallbackTitle(track).length).toBeGreaterThan(0);
        embedUrl(track);
      }),
      { numRuns: 3000 },
    );
  });

  it("is canonical: recognising the canonical link changes nothing", () => {
    fc.assert(
      fc.property(anything, (link) => {
        const track = recogniseTrack(link);
        if (track) expect(recogniseTrack(track.url)).toEqual(track);
      }),
      { numRuns: 3000 },
    );
  });

  it("is found in any text that holds it between spaces", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KNOWN),
        fc.lorem(),
        fc.lorem(),
        ([link, [, providerId]], before, after) => {
          expect(findTrackLink(`${before} ${link} ${after}`)?.providerId).toBe(providerId);
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2000 }), (text) => void findTrackLink(text)),
    );
  });
});

describe("findTrackLink", () => {
  const link = "https://youtu.be/aB3-_dEfG9k";

  it("takes the first track link and leaves the words around it", () => {
    const found = findTrackLink(`see https://example.org then ${link}, and ${KNOWN[0]![0]} too`);
    expect(found).toMatchObject({ provider: "youtube", before: "see https://example.org then" });
    expect(found?.after).toContain("open.spotify.com");
  });

  it.each([
    [link, "", ""],
    [`${link}.`, "", ""],
    [`listen (${link})`, "listen", ""],
    [`<${link}> yes`, "", "yes"],
    [`🔥 ${link} 🔥`, "🔥", "🔥"],
    [`soundcloud.com/mira/late is it`, "", "is it"],
  ])("%s", (text, before, after) => {
    expect(findTrackLink(text)).toMatchObject({ before, after });
  });

  it("does not look inside other words and addresses", () => {
    for (const text of [
      "me@soundcloud.com/mira/late",
      `https://example.org/?to=${link}`,
      "no link",
      "a/b soundcloud.com",
    ]) {
      expect(findTrackLink(text)).toBeNull();
    }
  });

  it("answers at once for hostile text", () => {
    const started = performance.now();
    for (const text of [
      "a.".repeat(1000),
      "http://".repeat(285),
      "(".repeat(2000),
      `https://x.y/${")".repeat(1900)}`,
    ]) {
      findTrackLink(text);
    }
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe("fallbackTitle", () => {
  it.each([
    ["https://soundcloud.com/mira/late-night-drive", "Late night drive"],
    ["https://on.soundcloud.com/aBcD123", "SoundCloud track"],
    [`spotify:track:${SPOTIFY_ID}`, "Spotify track"],
    ["https://youtu.be/aB3-_dEfG9k", "YouTube track"],
    ["https://music.apple.com/us/song/%C3%A9toile-du-soir/12", "Étoile du soir"],
    ["https://music.apple.com/us/song/12", "Apple Music track"],
    ["https://mira.bandcamp.com/track/late-drive-2", "Late drive 2"],
    ["https://www.beatport.com/track/late-drive-dub/1", "Late drive dub"],
    ["https://a.example/mixes/Winter_Mix%2004.mp3", "Winter Mix 04"],
    ["https://a.example/%E0%A4%A.mp3", "%E0%A4%A"],
    ["https://a.example/%E2%80%AEevil.mp3", "Evil"],
    ["https://a.example/---.mp3", "Audio file"],
  ])("%s", (link, title) => {
    expect(fallbackTitle(recogniseTrack(link)!)).toBe(title);
  });

  it("and the key is the same for every spelling", () => {
    const keys = KNOWN.slice(0, 5).map(([link]) => trackKey(recogniseTrack(link)!));
    expect(new Set(keys)).toEqual(new Set([`spotify:${SPOTIFY_ID}`]));
  });
});
