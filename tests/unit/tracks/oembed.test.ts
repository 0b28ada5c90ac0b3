import { describe, expect, it } from "vitest";
import { FetchFault, type Fetcher } from "~/domain/tracks/guarded-fetch.server";
import { askProvider } from "~/domain/tracks/oembed.server";
import { recogniseTrack } from "~/domain/tracks/recognise";

const YOUTUBE = "https://youtu.be/aB3-_dEfG9k";

function answering(body: unknown): Fetcher & { asked: string[] } {
  const asked: string[] = [];
  const fetcher: Fetcher = async (url) => {
    asked.push(url);
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return { url, type: "application/json", body: Buffer.from(text), length: null };
  };
  return Object.assign(fetcher, { asked });
}

const ask = (link: string, fetcher: Fetcher) => askProvider(recogniseTrack(link)!, fetcher);
const failing =
  (fault: Error): Fetcher =>
  () =>
    Promise.reject(fault);

describe("askProvider", () => {
  it("reads oEmbed, of the canonical link", async () => {
    const fetcher = answering({
      title: "Late drive",
      author_name: "Mira - Topic",
      thumbnail_url: "https://i.example/a.jpg",
    });
    expect(await ask(`${YOUTUBE}?si=x`, fetcher)).toEqual({
      title: "Late drive",
      artist: "Mira",
      artwork: "https://i.example/a.jpg",
      duration: null,
    });
    const link = encodeURIComponent("https://www.youtube.com/watch?v=aB3-_dEfG9k");
    expect(fetcher.asked).toEqual([`https://www.youtube.com/oembed?format=json&url=${link}`]);
  });

  it("takes SoundCloud's artist out of the title", async () => {
    const fetcher = answering({ title: "Stand by me by Mira", author_name: "Mira" });
    expect(await ask("https://soundcloud.com/mira/stand", fetcher)).toMatchObject({
      title: "Stand by me",
      artist: "Mira",
    });
  });

  it("reads Apple's lookup, with the length in seconds", async () => {
    const song = {
      trackName: "Late",
      artistName: "Mira",
      artworkUrl100: "https://a.example/100x100bb.jpg",
      trackTimeMillis: 215_500,
    };
    const fetcher = answering({ resultCount: 1, results: [song] });
    expect(await ask("https://music.apple.com/ie/song/late/12", fetcher)).toEqual({
      title: "Late",
      artist: "Mira",
      artwork: "https://a.example/600x600bb.jpg",
      duration: 215.5,
    });
    expect(fetcher.asked[0]).toContain("country=ie&id=12");
    expect(await ask("https://music.apple.com/ie/song/late/12", answering({ results: [] }))).toBeNull();
  });

  it("reads a Bandcamp page", async () => {
    const page = `<head><meta name="x" property="og:title" content="Down by the sea &amp; &#x2019;, by Mira &quot;M&quot;">
      <meta property="og:image" content="https://f.example/a.jpg"></head>`;
    expect(await ask("https://mira.bandcamp.com/track/sea", answering(page))).toMatchObject({
      title: "Down by the sea & ’",
      artist: 'Mira "M"',
      artwork: "https://f.example/a.jpg",
    });
    expect(await ask("https://mira.bandcamp.com/track/sea", answering("<html>"))).toBeNull();
  });

  it("makes foreign text safe", async () => {
    const title = `  \u202eA\u0000\n${"🔥".repeat(400)}`;
    const facts = await ask(
      YOUTUBE,
      answering({ title, author_name: 7, thumbnail_url: "http://i.example/a.jpg" }),
    );
    expect([...facts!.title]).toHaveLength(200);
    expect(facts!.title.startsWith("A 🔥")).toBe(true);
    expect(facts).toMatchObject({ artist: "", artwork: null });
    expect(await ask(YOUTUBE, answering({ title: " \u200b " }))).toBeNull();
  });

  it("asks nobody about Beatport and what was uploaded here", async () => {
    const fetcher = answering({});
    expect(await ask("https://www.beatport.com/track/late/1", fetcher)).toBeNull();
    expect(await ask("/tracks/01a205ba-88f2-7424-b908-2140d4b8fa28/audio", fetcher)).toBeNull();
    expect(fetcher.asked).toEqual([]);
  });

  it("tells what is final from what is worth another try", async () => {
    for (const status of [400, 401, 404]) {
      expect(await ask(YOUTUBE, failing(new FetchFault("status", "no", status)))).toBeNull();
    }
    for (const status of [408, 429, 500, 503]) {
      await expect(ask(YOUTUBE, failing(new FetchFault("status", "no", status)))).rejects.toBeInstanceOf(
        FetchFault,
      );
    }
    await expect(ask(YOUTUBE, failing(new FetchFault("timeout", "slow")))).rejects.toMatchObject({
      kind: "timeout",
    });
    await expect(ask(YOUTUBE, answering("<html>sorry"))).rejects.toBeInstanceOf(FetchFault);
    await expect(ask(YOUTUBE, answering("null"))).rejects.toBeInstanceOf(FetchFault);
  });
});
