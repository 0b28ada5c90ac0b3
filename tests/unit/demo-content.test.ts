import { describe, expect, it } from "vitest";
import { DEMO_PEOPLE, DEMO_ROOMS, type DemoPost, type DemoReply } from "~/domain/demo/content";
import { GENRE_VALUES } from "~/domain/rooms/genres";
import { recogniseTrack, trackKey } from "~/domain/tracks/recognise";
import { trackRefSchema } from "~/domain/tracks/schema";

const WEEK = 7 * 24 * 60;
const usernames = DEMO_PEOPLE.map((person) => person.username);
const emoji =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2})\p{Emoji_Modifier}?\ufe0f?(?:\u200d\p{Extended_Pictographic}\ufe0f?)*$/u;

describe("the people of the demo", () => {
  it("are twelve, within the limits of accounts", () => {
    expect(new Set(usernames).size).toBe(12);
    for (const { username, displayName, bio } of DEMO_PEOPLE) {
      expect(username).toMatch(/^[a-z0-9_]{3,30}$/);
      expect(displayName.length).toBeGreaterThan(0);
      expect(displayName.length).toBeLessThanOrEqual(50);
      expect(bio.length).toBeGreaterThan(0);
      expect(bio.length).toBeLessThanOrEqual(500);
    }
  });
});

it("there are three rooms of different types, the artist's owned by an artist", () => {
  expect(DEMO_ROOMS.map((room) => room.type)).toEqual(["PUBLIC", "GENRE", "ARTIST"]);
  const artists = DEMO_PEOPLE.filter((person) => person.role === "ARTIST").map((person) => person.username);
  for (const room of DEMO_ROOMS) {
    expect(room.genre !== undefined).toBe(room.type === "GENRE");
    if (room.genre) expect(GENRE_VALUES).toContain(room.genre);
    if (room.type === "ARTIST") expect(artists).toContain(room.owner);
  }
});

describe.each(DEMO_ROOMS)("$name", (room) => {
  const inRoom = [room.owner, ...room.moderators, ...room.members];
  const replies = (post: DemoPost): DemoReply[] => post.replies ?? [];
  const all = room.posts.flatMap((post) => [post, ...replies(post)]);

  it("keeps the limits of rooms", () => {
    expect(room.name.length).toBeLessThanOrEqual(100);
    expect(room.description.length).toBeLessThanOrEqual(500);
    expect(room.tags.length).toBeLessThanOrEqual(5);
    expect(room.pinnedTrack).toBeDefined();
  });

  it("has members who are people of the demo, each once", () => {
    expect(usernames).toEqual(expect.arrayContaining(inRoom));
    expect(new Set(inRoom).size).toBe(inRoom.length);
  });

  it("holds a week of talk in time's order, up to now", () => {
    expect(room.posts.length).toBeGreaterThanOrEqual(45);
    expect(room.posts.length).toBeLessThanOrEqual(70);
    const times = room.posts.map((post) => post.minutesAgo);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(new Set(times).size).toBe(times.length);
    expect(times[0]).toBeLessThan(WEEK);
    expect(times.at(-1)).toBeLessThan(15);
    for (const post of room.posts) {
      const thread = [post, ...replies(post)].map((part) => part.minutesAgo);
      expect(thread).toEqual([...thread].sort((a, b) => b - a));
      expect(new Set(thread).size).toBe(thread.length);
      expect(thread.at(-1)).toBeGreaterThan(0);
      expect(replies(post).length).toBeLessThanOrEqual(6);
      if (post.editedAfter !== undefined) {
        expect(post.editedAfter).toBeLessThanOrEqual(15);
        expect(post.editedAfter).toBeLessThan(post.minutesAgo);
      }
    }
  });

  it("is written, and reacted to, by its members", () => {
    for (const part of all) {
      expect(inRoom).toContain(part.by);
      const reactions = Object.entries(part.reactions ?? {});
      expect(reactions.length).toBeLessThanOrEqual(20);
      for (const [mark, names] of reactions) {
        expect(mark).toMatch(emoji);
        expect(names.length).toBeGreaterThan(0);
        expect(new Set(names).size).toBe(names.length);
        expect(inRoom).toEqual(expect.arrayContaining(names));
      }
    }
  });

  it("has posts of a good length, none of them written twice", () => {
    const texts = all.map((part) => part.text ?? "");
    for (const text of texts) {
      expect(text.trim()).toBe(text);
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(2000);
    }
    expect(new Set(texts).size).toBe(texts.length);
  });

  it("shares tracks of several providers, each a card that posting would take", () => {
    const tracks = room.posts.flatMap((post) => post.track ?? []);
    expect(tracks.length).toBeGreaterThanOrEqual(8);
    expect(new Set(tracks.map((track) => track.provider)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(tracks.map(trackKey)).size).toBe(tracks.length);
    for (const track of tracks) {
      expect(trackRefSchema.parse(track)).toEqual(track);
      expect(recogniseTrack(track.url)?.providerId).toBe(track.providerId);
      expect(track.artist).not.toBe("");
    }
  });
});
