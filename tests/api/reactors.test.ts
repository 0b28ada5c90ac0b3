import { afterAll, beforeAll, expect, it } from "vitest";
import type { ReactorDto } from "~/domain/messages/reactors.server";
import type { MessageDto } from "~/domain/messages/schema";
import { Client, newcomer, type Reply } from "../support/api";
import { startApp, type App } from "../support/app";

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

it("tells who reacted, the latest first, page by page, with one emoji or all", async () => {
  const owner = await newcomer(app, "owner");
  const room = await owner.room({ name: "Applause" });
  const posted = await owner.post<MessageDto>(`/rooms/${room.id}/messages`, { text: "well" });
  const path = `/rooms/${room.id}/messages/${posted.body.data.id}/reactions`;
  const people = [];
  for (const name of ["one", "two", "three"]) {
    const person = await newcomer(app, name);
    await person.post(`/rooms/${room.id}/join`);
    expect((await person.post(path, { emoji: "👏" })).status).toBe(201);
    people.push(person);
  }
  await people[0]!.post(path, { emoji: "🔥" });

  const visitor = new Client(app.url);
  const all = await visitor.get<ReactorDto[]>(path);
  expect(all.body.data.map(({ emoji }) => emoji)).toEqual(["🔥", "👏", "👏", "👏"]);
  const seen: string[] = [];
  let query: URLSearchParams | null = new URLSearchParams({ emoji: "👏", limit: "2" });
  while (query) {
    const { body }: Reply<ReactorDto[]> = await visitor.get(`${path}?${query}`);
    seen.push(...body.data.map(({ user }) => user.id));
    const cursor: string | null | undefined = body.meta?.nextCursor;
    query = cursor ? new URLSearchParams({ emoji: "👏", limit: "2", cursor }) : null;
  }
  expect(seen).toEqual([...all.body.data.filter(({ emoji }) => emoji === "👏").map(({ user }) => user.id)]);
  expect(new Set(seen).size).toBe(3);

  expect((await visitor.get<ReactorDto[]>(`${path}?emoji=nonsense`)).body.data).toEqual([]);
  expect((await visitor.get(`${path}?cursor=x`)).status).toBe(400);
  expect((await visitor.get(`${path}?limit=0`)).status).toBe(400);
  expect((await visitor.get(`/rooms/${room.id}/messages/${room.id}/reactions`)).status).toBe(404);
});
