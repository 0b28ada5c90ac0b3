import { afterEach, describe, expect, it } from "vitest";
import { reader } from "~/db/client.server";
import { addMember } from "~/domain/members/join.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { editMessage } from "~/domain/messages/edit.server";
import { postMessage } from "~/domain/messages/post.server";
import { roomFor } from "~/domain/rooms/access.server";
import { updateRoom } from "~/domain/rooms/update.server";
import { wordList } from "~/domain/rooms/word-list.server";
import { env } from "~/env.server";
import { readAfter } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { nowMs, useClock } from "~/world.server";
import { onEachEngine, raiseLimits, setLimits } from "../support/database";
import { member, person, post, refusal, room, unique } from "../support/people";

/** Moves the clock on for the length of the work. */
async function later<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const moment = nowMs() + milliseconds;
  const back = useClock(() => moment);
  return work().finally(back);
}

async function place() {
  const owner = await person();
  const { id } = await room(owner);
  return { id, owner, guest: await member(owner, id), moderator: await member(owner, id, "MODERATOR") };
}

const SONG = "https://youtu.be/dQw4w9WgXcQ";

onEachEngine("a room's guards", () => {
  afterEach(raiseLimits);

  describe("slow mode", () => {
    it("is not got round by editing, deleting, replying, or sending again what is there", async () => {
      const { id, owner, guest } = await place();
      await updateRoom(owner, id, { slowModeSeconds: 60 });
      const clientId = unique();
      const first = await post(guest, id, "first", { clientId });
      await later(30_000, async () => {
        expect((await editMessage(guest, id, first.id, { text: "better" })).text).toBe("better");
        expect((await post(guest, id, "first", { clientId })).id).toBe(first.id);
        expect(await refusal(post(guest, id, "next"))).toMatchObject({
          code: "rate_limited",
          retryAfter: 30,
          message: "Slow mode is on here. Wait 30 seconds.",
        });
        expect((await refusal(post(guest, id, "reply", { parentId: first.id }))).retryAfter).toBe(30);
        await deleteMessage(guest, id, first.id);
        expect((await refusal(post(guest, id, "next"))).retryAfter).toBe(30);
      });
      await later(60_000, () => post(guest, id, "next"));
    });

    it("holds neither moderators nor site admins, and what it refuses does not count as sent", async () => {
      const { id, owner, guest, moderator } = await place();
      const admin = await person({ role: "ADMIN" });
      await addMember(owner, id, { userId: admin.id });
      await updateRoom(owner, id, { slowModeSeconds: 3600 });
      for (const who of [owner, moderator, admin]) for (let n = 0; n < 3; n += 1) await post(who, id);
      setLimits({ messages: { count: 2, seconds: 60 }, repeats: { count: 1, seconds: 60 } });
      await post(guest, id, "one");
      for (let n = 0; n < 4; n += 1)
        expect((await refusal(post(guest, id, "two"))).message).toBe(
          "Slow mode is on here. Wait 60 minutes.",
        );
      await updateRoom(owner, id, { slowModeSeconds: 0 });
      await post(guest, id, "two");
    });
  });

  describe("the word filter", () => {
    it("refuses posts, replies, edits and track titles with a word of the list, whoever writes them", async () => {
      const { id, owner, guest, moderator } = await place();
      const before = await post(guest, id, "spam was fine then");
      await updateRoom(owner, id, { wordFilter: "Spam\n\n buy  now \nspám" });
      const parentId = (await post(guest, id, "clean")).id;
      for (const who of [guest, moderator, owner]) {
        const error = await refusal(post(who, id, "s.p.a.m!"));
        expect(error.code).toBe("invalid");
        expect(error.fields).toEqual({ text: ["This room does not allow a word in your post: “spam”."] });
      }
      expect((await refusal(post(guest, id, "Buy, now", { parentId }))).fields).toHaveProperty("text");
      expect((await refusal(editMessage(guest, id, parentId, { text: "SPAM" }))).fields).toHaveProperty(
        "text",
      );
      const track = { provider: "youtube", providerId: "dQw4w9WgXcQ", url: SONG, title: "Spam", artist: "" };
      expect((await refusal(postMessage(guest, id, { track }))).fields).toHaveProperty("track");
      // What stands there stays, also when it is saved unchanged.
      expect((await editMessage(guest, id, before.id, { text: before.text })).text).toBe(before.text);
      await post(guest, id, "spammers buy it now");
      await updateRoom(owner, id, { wordFilter: [] });
      await post(guest, id, "spam");
    });

    it("is the owner's to set and the moderators' to read, and stands nowhere else", async () => {
      const { id, owner, guest, moderator } = await place();
      const words = ["hushhush", "buy now"];
      expect(JSON.stringify(await updateRoom(owner, id, { wordFilter: words }))).not.toContain("hushhush");
      expect(wordList(await roomFor(owner, id))).toEqual(words);
      expect(wordList(await roomFor(moderator, id))).toEqual(words);
      const asGuest = await roomFor(guest, id);
      expect(() => wordList(asGuest)).toThrow("Only the owner and moderators");
      expect((await refusal(updateRoom(moderator, id, { wordFilter: [] }))).code).toBe("forbidden");
      expect(JSON.stringify(await readAfter(roomStream(id), 0))).not.toContain("hushhush");
      expect(await reader().auditLog.count({ where: { roomId: id, action: "UPDATE_ROOM" } })).toBe(1);
    });

    it("takes at most 100 words of at most 50 characters, each once", async () => {
      const { id, owner } = await place();
      const set = (wordFilter: unknown) => updateRoom(owner, id, { wordFilter });
      const many = Array.from({ length: 101 }, (_, n) => `word${n}`);
      for (const wrong of [many, ["x".repeat(51)], ["!!!"], [""], 5, { a: 1 }])
        expect((await refusal(set(wrong))).fields).toHaveProperty("wordFilter");
      expect((await refusal(set(["fine", 5]))).fields).toHaveProperty(["wordFilter.1"]);
      await set(many.slice(1));
      await set(`${"café\r\nCAFE\r\n cafe \r\n".repeat(50)}`);
      expect(wordList(await roomFor(owner, id))).toEqual(["cafe"]);
      await set(null);
      expect(wordList(await roomFor(owner, id))).toEqual([]);
    });
  });

  describe("a new account", () => {
    it("posts links to tracks only, until it is ten minutes old", async () => {
      env().NEW_ACCOUNT_SECONDS = 600;
      const { id, guest } = await place();
      const mine = await post(guest, id, "no link");
      await post(guest, id, `hear this ${SONG}`);
      const track = {
        provider: "youtube",
        providerId: "dQw4w9WgXcQ",
        url: SONG,
        title: "evil.com",
        artist: "",
      };
      for (const attempt of [
        () => post(guest, id, "https://evil.com"),
        () => post(guest, id, "go to evil.com"),
        () => post(guest, id, `${SONG} and evil.com`),
        () => post(guest, id, "reply evil.com", { parentId: mine.id }),
        () => editMessage(guest, id, mine.id, { text: "evil.com" }),
        () => postMessage(guest, id, { track }),
      ]) {
        const { code, message, retryAfter } = await refusal(attempt());
        expect(code).toBe("forbidden");
        expect(message).toMatch(
          /^A new account can post links to tracks only\. “.*evil\.com” can be posted in 10 minutes\.$/,
        );
        expect(retryAfter).toBeGreaterThan(590);
        expect(retryAfter).toBeLessThanOrEqual(600);
      }
      const left = guest.createdAt.getTime() + 600_000 - nowMs();
      expect(
        (await later(left - 1000, () => refusal(post(guest, id, "evil.com")))).retryAfter,
      ).toBeLessThanOrEqual(1);
      await later(left, () => post(guest, id, "https://evil.com"));
    });
  });

  describe("the same text", () => {
    it("is refused the third time in a minute, however it is typed, from one person in one room", async () => {
      setLimits({ repeats: { count: 2, seconds: 60 } });
      const { id, owner, guest } = await place();
      const elsewhere = await room(owner);
      const clientId = unique();
      await post(guest, id, "Hello there", { clientId });
      await post(guest, id, "Hello there", { clientId });
      await post(guest, id, "hello   THERE");
      const error = await refusal(post(guest, id, "héllo there"));
      expect(error).toMatchObject({ code: "rate_limited", retryAfter: 60 });
      expect(error.fields).toEqual({ text: ["You have just said the same here. Wait 60 seconds."] });
      // Sent again, what is there is answered as before.
      expect((await postMessage(guest, id, { text: "Hello there", clientId })).created).toBe(false);
      await post(guest, id, "hello there!");
      await post(owner, id, "hello there");
      await post(owner, elsewhere.id, "hello there");
      const other = await post(guest, id, "something else");
      expect((await refusal(editMessage(guest, id, other.id, { text: "Hello there" }))).code).toBe(
        "rate_limited",
      );
    });

    it("is told by its track, too, and does not count when it was refused for another reason", async () => {
      setLimits({ repeats: { count: 2, seconds: 60 } });
      const { id, owner, guest } = await place();
      await post(guest, id, SONG);
      await post(guest, id, "https://www.youtube.com/watch?v=dQw4w9WgXcQ");
      expect((await refusal(post(guest, id, SONG))).code).toBe("rate_limited");
      await post(guest, id, "https://youtu.be/aaaaaaaaaaa");
      await updateRoom(owner, id, { wordFilter: ["spam"] });
      for (let n = 0; n < 4; n += 1) expect((await refusal(post(guest, id, "spam"))).code).toBe("invalid");
      await updateRoom(owner, id, { wordFilter: [] });
      await post(guest, id, "spam");
    });

    it("is counted also when many come at once", async () => {
      setLimits({ repeats: { count: 2, seconds: 60 } });
      const { id, guest } = await place();
      const all = await Promise.allSettled(Array.from({ length: 8 }, () => post(guest, id, "at once")));
      expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    });
  });

  it("lets through what is there already, also when nothing more is let through", async () => {
    setLimits({ messages: { count: 1, seconds: 60 } });
    const { id, guest } = await place();
    const clientId = unique();
    const first = await post(guest, id, "one", { clientId });
    expect((await refusal(post(guest, id, "two"))).code).toBe("rate_limited");
    expect((await post(guest, id, "one", { clientId })).id).toBe(first.id);
  });

  it("gives edits a limit of their own", async () => {
    setLimits({ edits: { count: 2, seconds: 60 } });
    const { id, guest } = await place();
    const { id: messageId } = await post(guest, id, "a");
    for (const text of ["b", "b", "b", "c"]) await editMessage(guest, id, messageId, { text });
    const { retryAfter } = await refusal(editMessage(guest, id, messageId, { text: "d" }));
    expect(retryAfter).toBeGreaterThan(30);
    expect(retryAfter).toBeLessThanOrEqual(60);
  });
});
