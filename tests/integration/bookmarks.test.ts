import { expect, it } from "vitest";
import { dropBookmark, setBookmark } from "~/domain/bookmarks/bookmark.server";
import {
  noteBookmark,
  purgeBookmarks,
  removeBookmark,
  restoreBookmark,
} from "~/domain/bookmarks/own-list.server";
import { bookmarksOf } from "~/domain/bookmarks/queries.server";
import type { Person } from "~/domain/actor";
import { deleteMessage } from "~/domain/messages/delete.server";
import { editMessage } from "~/domain/messages/edit.server";
import { timeline } from "~/domain/messages/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import { useClock } from "~/world.server";
import { onEachEngine } from "../support/database";
import { kick, member, person, post, refusal, room, unique } from "../support/people";

/** The kept texts, null for what is not there for the person. */
async function kept(who: Person, asked: { q?: string } = {}): Promise<(string | null)[]> {
  const { bookmarks } = await bookmarksOf(who, { ...asked, limit: 100 });
  return bookmarks.map(({ bookmark }) => bookmark.message?.text ?? null);
}

onEachEngine("bookmarks", () => {
  it("keep each message once, newest first, with a note that stays until another is given", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const [one, two] = [await post(owner, id, "one"), await post(owner, id, "two")];
    const first = await setBookmark(owner, id, one.id, { note: "  mine\u0007 " });
    expect(first).toMatchObject({ created: true, bookmark: { note: "mine", message: { id: one.id } } });
    await setBookmark(owner, id, two.id, {});
    const again = await setBookmark(owner, id, one.id.toUpperCase(), {});
    expect(again).toMatchObject({ created: false, bookmark: { id: first.bookmark.id, note: "mine" } });
    expect((await setBookmark(owner, id, one.id, { note: "" })).bookmark.note).toBe("");
    expect(await kept(owner)).toEqual(["two", "one"]);
    expect((await refusal(setBookmark(owner, id, one.id, { note: "x".repeat(501) }))).fields).toHaveProperty(
      "note",
    );
    expect((await refusal(setBookmark(owner, id, one.id, { note: 5 }))).fields).toHaveProperty("note");
  });

  it("are seen by nobody else, in no timeline and under no address", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const other = await member(owner, id);
    const message = await post(owner, id, "kept");
    const heard: Announcement[] = [];
    const stop = onAnnouncement((one) => heard.push(one));
    const { bookmark } = await setBookmark(other, id, message.id, { note: "quiet" });
    stop();
    expect(heard).toEqual([
      {
        ...{ type: "person", userId: other.id, change: "bookmark" },
        data: { messageId: message.id, bookmarked: true },
      },
    ]);
    const seenBy = async (who: Person | null) =>
      (await timeline(await roomFor(who, id))).messages.find((one) => one.id === message.id)?.bookmarked;
    expect([await seenBy(other), await seenBy(owner), await seenBy(null)]).toEqual([
      true,
      undefined,
      undefined,
    ]);
    expect(await kept(owner)).toEqual([]);
    for (const act of [
      () => removeBookmark(owner, bookmark.id),
      () => restoreBookmark(owner, bookmark.id),
      () => noteBookmark(owner, bookmark.id, { note: "x" }),
      () => removeBookmark(owner, "nothing"),
    ])
      expect((await refusal(act())).code).toBe("not_found");
    expect((await refusal(bookmarksOf(null))).code).toBe("unauthenticated");
    expect((await refusal(setBookmark(null, id, message.id, {}))).code).toBe("unauthenticated");
  });

  it("show nothing of what is deleted or out of reach, not to a search either, and can be thrown away", async () => {
    const owner = await person();
    const { id } = await room(owner, { isPrivate: true });
    const other = await member(owner, id);
    const w = unique();
    const [gone, hidden] = [await post(owner, id, `${w} gone`), await post(owner, id, `${w} hidden`)];
    await setBookmark(other, id, gone.id, {});
    const { bookmark } = await setBookmark(other, id, hidden.id, { note: `${w} note` });
    expect(await kept(other, { q: `${w} hidden` })).toEqual([`${w} hidden`]);
    await deleteMessage(owner, id, gone.id);
    expect(await kept(other)).toEqual([`${w} hidden`, null]);
    await kick(owner, id, other.id);
    await editMessage(owner, id, hidden.id, { text: `${w} hidden still` });
    expect(await kept(other)).toEqual([null, null]);
    const { bookmarks } = await bookmarksOf(other);
    expect(JSON.stringify(bookmarks)).not.toContain(id);
    expect(JSON.stringify(bookmarks)).not.toContain("hidden");
    expect(await kept(other, { q: `${w} hidden` })).toEqual([]);
    expect(await kept(other, { q: `${w} note` })).toEqual([null]);
    expect((await refusal(dropBookmark(other, id, hidden.id))).code).toBe("not_found");
    await removeBookmark(other, bookmark.id);
    expect(await kept(other)).toEqual([null]);
  });

  it("are found by words of note, text, track and author, page by page", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const w = unique();
    const track = {
      ...{ provider: "youtube", providerId: "dQw4w9WgXcQ", title: "Café del Mar", artist: "Energy 52" },
      url: "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    };
    const said = await post(owner, id, `${w} lighthouse`);
    const card = await post(owner, id, `${w} card`, { track });
    await setBookmark(owner, id, said.id, { note: "for Sunday" });
    await setBookmark(owner, id, card.id, {});
    for (const [q, found] of [
      ["light", [`${w} lighthouse`]],
      ["sunday", [`${w} lighthouse`]],
      ["cafe energy", [`${w} card`]],
      [owner.username, [`${w} card`, `${w} lighthouse`]],
      ["nowhere", []],
      ["!!!", []],
    ] as const)
      expect(await kept(owner, { q }), q).toEqual(found);
    for (const q of ["", w]) {
      const first = await bookmarksOf(owner, { q, limit: 1 });
      const second = await bookmarksOf(owner, { q, limit: 1, cursor: first.nextCursor });
      expect([first, second].map(({ bookmarks }) => bookmarks[0]!.bookmark.message!.id)).toEqual([
        card.id,
        said.id,
      ]);
      expect(second.nextCursor).toBeNull();
    }
    expect((await refusal(bookmarksOf(owner, { cursor: "x" }))).code).toBe("invalid");
  });

  it("come back to their place when removing is undone, for an hour", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const [one, two] = [await post(owner, id, "one"), await post(owner, id, "two")];
    const { bookmark } = await setBookmark(owner, id, one.id, { note: "stays" });
    await setBookmark(owner, id, two.id, {});
    await removeBookmark(owner, bookmark.id);
    expect((await refusal(removeBookmark(owner, bookmark.id))).code).toBe("not_found");
    await purgeBookmarks();
    await restoreBookmark(owner, bookmark.id);
    expect(await kept(owner)).toEqual(["two", "one"]);
    expect((await bookmarksOf(owner)).bookmarks[1]!.bookmark.note).toBe("stays");
    await dropBookmark(owner, id, one.id);
    await dropBookmark(owner, id, one.id);
    const later = Date.now() + 2 * 60 * 60_000;
    const back = useClock(() => later);
    await purgeBookmarks();
    back();
    expect((await refusal(restoreBookmark(owner, bookmark.id))).code).toBe("not_found");
    expect(await kept(owner)).toEqual(["two"]);
  });

  it("are made once, however often at the same moment", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const message = await post(owner, id);
    const all = await Promise.all(Array.from({ length: 8 }, () => setBookmark(owner, id, message.id, {})));
    expect(new Set(all.map(({ bookmark }) => bookmark.id)).size).toBe(1);
    expect(await kept(owner)).toHaveLength(1);
  });
});
