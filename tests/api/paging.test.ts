import { afterAll, beforeAll, expect, it } from "vitest";
import { startApp, type App } from "../support/app";
import { newcomer, type Client } from "../support/api";

let app: App;
let person: Client;

beforeAll(async () => {
  app = await startApp();
  person = await newcomer(app);
});
afterAll(() => app.stop());

/** Walks a list to its end; `between` happens after each page. */
async function walk<T>(path: string, between: () => Promise<unknown> = async () => null): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await person.get<T[]>(`${path}${next}`);
    all.push(...body.data);
    cursor = body.meta.nextCursor;
    await between();
  } while (cursor !== null);
  return all;
}

it("walks a timeline without a gap or a double while posts come in", async () => {
  const room = await person.room({ name: "Long" });
  const texts = Array.from({ length: 37 }, (_, n) => `post ${n}`);
  for (const text of texts) await person.say(room, text);
  const seen = await walk<{ text: string }>(`/rooms/${room.id}/messages?limit=5`, () =>
    person.say(room, "new"),
  );
  expect(seen.map(({ text }) => text)).toEqual([...texts].reverse());
});

it("walks a thread, oldest first", async () => {
  const room = await person.room({ name: "Thread" });
  const post = await person.say(room, "post");
  const texts = Array.from({ length: 8 }, (_, n) => `reply ${n}`);
  for (const text of texts) await person.say(room, text, { parentId: post.id });
  const seen = await walk<{ text: string }>(`/rooms/${room.id}/messages?limit=3&parentId=${post.id}`);
  expect(seen.map(({ text }) => text)).toEqual(texts);
});

it("walks members and discovered rooms in every order", async () => {
  const room = await person.room({ name: "Crowd" });
  const people = await Promise.all(Array.from({ length: 5 }, () => newcomer(app)));
  for (const client of people) await client.join(room);
  const members = await walk<{ userId: string }>(`/rooms/${room.id}/members?limit=2`);
  expect(members.map(({ userId }) => userId)).toEqual([person.userId, ...people.map(({ userId }) => userId)]);
  for (const name of ["b", "a", "a", "c", "B"]) await person.room({ name: `Walk ${name}` });
  for (const sort of ["activity", "members", "name", "newest"]) {
    const rooms = await walk<{ id: string }>(`/rooms/discover?limit=2&sort=${sort}`);
    const whole = await person.get<{ id: string }[]>(`/rooms/discover?limit=100&sort=${sort}`);
    expect(rooms).toEqual(whole.body.data);
    expect(rooms.length).toBeGreaterThanOrEqual(8);
  }
});
