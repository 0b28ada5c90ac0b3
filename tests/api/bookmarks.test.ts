import { expect, it } from "vitest";
import { z } from "zod";
import type { BookmarkDto } from "~/domain/bookmarks/schema";
import { bookmarkShape } from "~/http/api/bookmark-shapes";
import { hold } from "../support/api";
import { connect } from "../support/clients";
import { twoPeople } from "../support/two-people";

const there = twoPeople();

it("a message is kept, annotated, found, removed and had back", async () => {
  const { one, other } = there;
  const room = await one.room({ name: "Keepers" });
  await other.join(room);
  const message = await one.say(room, "a lighthouse");
  const at = `/rooms/${room.slug}/messages/${message.id}/bookmark`;
  const made = await other.post<BookmarkDto>(at, { note: "look" });
  expect(made.status, made.text).toBe(201);
  hold(bookmarkShape, made.body.data);
  expect((await other.post(at)).status).toBe(200);
  const { id } = made.body.data;
  const noted = await other.patch<BookmarkDto>(`/bookmarks/${id}`, { note: "look again" });
  expect(noted.body.data.note).toBe("look again");
  expect((await other.patch(`/bookmarks/${id}`, { note: "x".repeat(501) })).status).toBe(400);
  const found = await other.get<BookmarkDto[]>("/bookmarks?q=again&limit=1");
  hold(z.array(bookmarkShape), found.body.data);
  expect(found.body).toMatchObject({ data: [{ id }], meta: { nextCursor: null } });
  const listed = await other.get<{ bookmarked?: boolean }[]>(`/rooms/${room.id}/messages`);
  expect(listed.body.data[0]).toMatchObject({ id: message.id, bookmarked: true });
  expect((await one.get(`/rooms/${room.id}/messages`)).text).not.toContain("bookmarked");
  expect((await one.get("/bookmarks")).body.data).toEqual([]);
  expect((await other.send("DELETE", `/bookmarks/${id}`)).status).toBe(204);
  expect((await other.post(`/bookmarks/${id}/restore`)).status).toBe(204);
  expect((await one.send("DELETE", `/bookmarks/${id}`)).status).toBe(404);
  expect((await other.send("DELETE", at)).status).toBe(204);
  expect((await other.send("DELETE", at)).status).toBe(204);
  expect((await other.get("/bookmarks")).body.data).toEqual([]);
  for (const query of ["limit=0", "limit=1000", "cursor=x", `q=${"x".repeat(201)}`])
    expect((await other.get(`/bookmarks?${query}`)).status, query).toBe(400);
});

it("only one's own sockets hear of it, on every device", async () => {
  const { app, one, other } = there;
  const room = await one.room({ name: "Quiet keepers" });
  await other.join(room);
  const message = await one.say(room, "a whisper");
  const heard: [string, unknown][] = [];
  const sockets = await Promise.all([other, other, one].map(({ token }) => connect(app.url, token!)));
  sockets.forEach((socket, at) =>
    socket.onAny((event: string, data: unknown) => heard.push([`${event} ${at}`, data])),
  );
  await other.post(`/rooms/${room.id}/messages/${message.id}/bookmark`);
  await expect.poll(() => heard.length).toBe(2);
  const data = { messageId: message.id, bookmarked: true };
  expect(heard.sort()).toEqual([
    ["own_bookmark 0", data],
    ["own_bookmark 1", data],
  ]);
});
