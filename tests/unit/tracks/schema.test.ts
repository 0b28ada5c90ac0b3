import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { postSchema } from "~/domain/messages/schema";
import { recogniseTrack } from "~/domain/tracks/recognise";
import { trackRefAtOnce, trackRefSchema } from "~/domain/tracks/schema";
import { cleanName } from "~/domain/tracks/text";

const good = {
  provider: "youtube",
  providerId: "aB3-_dEfG9k",
  url: "https://www.youtube.com/watch?v=aB3-_dEfG9k",
  title: "Late drive",
  artist: "Mira Falk",
  artwork: "https://i.ytimg.com/vi/x/hq.jpg",
  duration: 241.5,
};

describe("trackRefSchema", () => {
  it("takes a whole card, and one without picture and length", () => {
    expect(trackRefSchema.parse(good)).toEqual(good);
    const { artwork: _a, duration: _d, ...small } = good;
    expect(trackRefSchema.parse(small)).toEqual(small);
    expect(trackRefSchema.parse({ ...good, artwork: null, duration: null, artist: "" }).artist).toBe("");
  });

  it("makes the link canonical and the names clean", () => {
    const track = trackRefSchema.parse({
      ...good,
      url: "http://youtu.be/aB3-_dEfG9k?si=1",
      title: " Late\n\u202edrive ",
    });
    expect(track).toMatchObject({ url: good.url, title: "Late drive" });
  });

  it.each([
    ["something else in it", { extra: 1 }],
    ["another provider", { provider: "spotify" }],
    ["an unknown provider", { provider: "myspace" }],
    ["another id", { providerId: "xxxxxxxxxxx" }],
    ["a link elsewhere", { url: "https://evil.example/watch?v=aB3-_dEfG9k" }],
    ["a script", { url: "javascript:alert(1)" }],
    ["a blank title", { title: " \u200b" }],
    ["a long title", { title: "x".repeat(201) }],
    ["a long artist", { artist: "x".repeat(201) }],
    ["artwork over http", { artwork: "http://i.example/a.jpg" }],
    ["artwork as data", { artwork: "data:image/png;base64,AA" }],
    ["no length", { duration: 0 }],
    ["more than a day", { duration: 86_401 }],
    ["endless length", { duration: Infinity }],
  ])("refuses %s", (_what, change) => {
    expect(trackRefSchema.safeParse({ ...good, ...change }).success).toBe(false);
  });

  it.each([
    [{ extra: 1, more: 2 }, "A track has no extra, more."],
    [
      { provider: "myspace" },
      "provider is one of spotify, youtube, soundcloud, apple, bandcamp, beatport, audio, upload.",
    ],
    [{ providerId: 1 }, "providerId must be text."],
    [{ providerId: "" }, "providerId is missing."],
    [{ url: undefined }, "The track's address is missing."],
    [
      { url: `https://youtu.be/${"x".repeat(2000)}` },
      "The track's address may have at most 2000 characters.",
    ],
    [{ title: undefined }, "Title is missing."],
    [{ title: "x".repeat(900) }, "Title may have at most 200 characters."],
    [{ title: "x".repeat(201) }, "Title may have at most 200 characters."],
    [{ artist: null }, "Artist must be text."],
    [{ artwork: 1 }, "The picture's address must be text."],
    [{ duration: "long" }, "duration must be a number of seconds."],
    [{ duration: 0 }, "duration must be more than 0 seconds."],
  ])("says in our words what is wrong with %j", (change, message) => {
    const issues = trackRefSchema.safeParse({ ...good, ...change }).error?.issues ?? [];
    expect(issues.map((issue) => issue.message)).toContain(message);
  });

  it.each([["youtube"], [1], [[good]]])("says of %j that it is no track", (input) => {
    expect(trackRefSchema.safeParse(input).error?.issues[0]?.message).toBe("A track must be a JSON object.");
  });

  it("says of an address that is too long how long it may be", () => {
    const { error } = postSchema.safeParse({ trackUrl: `https://youtu.be/${"x".repeat(2000)}` });
    expect(error?.issues[0]).toMatchObject({
      path: ["trackUrl"],
      message: "The track's address may have at most 2000 characters.",
    });
  });

  it("counts as people do: 200 emoji are 200", () => {
    expect(trackRefSchema.safeParse({ ...good, title: "🔥".repeat(200) }).success).toBe(true);
    expect(trackRefSchema.safeParse({ ...good, title: "🔥".repeat(201) }).success).toBe(false);
  });

  it("can be told as JSON schema, for the API's document", () => {
    expect(z.toJSONSchema(trackRefSchema)).toMatchObject({ type: "object", additionalProperties: false });
  });

  it("takes every card made from a link, whatever the provider says", () => {
    const facts = fc.record({
      title: fc.string({ unit: "binary" }).map((text) => cleanName(text, 200)),
      artist: fc.string({ unit: "binary" }).map((text) => cleanName(text, 200)),
      artwork: fc.constantFrom(null, "https://i.example/a.jpg"),
      duration: fc.constantFrom(null, 12.5),
    });
    const link = fc.constantFrom(
      good.url,
      "https://a.example/%E2%80%AE.mp3",
      "https://mira.bandcamp.com/track/x",
    );
    fc.assert(
      fc.property(link, fc.option(facts), (url, known) => {
        const card = trackRefAtOnce(recogniseTrack(url)!, known);
        expect(trackRefSchema.parse(card)).toEqual(card);
      }),
    );
  });
});
