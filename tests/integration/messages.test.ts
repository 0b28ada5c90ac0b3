import { describe, expect, it } from "vitest";
import { inTransaction } from "~/db/transaction.server";
import { reader } from "~/db/client.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { editMessage } from "~/domain/messages/edit.server";
import { postMessage } from "~/domain/messages/post.server";
import { thread, timeline } from "~/domain/messages/queries.server";
import { EDIT_WINDOW } from "~/domain/messages/limits";
import { setReaction } from "~/domain/messages/react.server";
import { roomFor } from "~/domain/rooms/access.server";
import { updateRoom } from "~/domain/rooms/update.server";
import { nowMs, useClock } from "~/world.server";
import { onEachEngine, raiseLimits, setLimits } from "../support/database";
import { member, person, post, refusal, room, unique } from "../support/people";

const EMOJI = [..."😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰😗😙😚🙂🤗🤩"];

/** Moves the clock on for the length of the work. */
async function later<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const moment = nowMs() + milliseconds;
  const back = useClock(() => moment);
  return work().finally(back);
}

async function place() {
  const owner = await person();
  const { id } = await room(owner);
  return { id, owner, guest: await member(owner, id) };
}

onEachEngine("messages", () => {
  it("stand in the order in which they were acknowledged, in pages without gap or double", async () => {
    const { id, owner, guest } = await place();
    const sent: string[] = [];
    for (let n = 0; n < 7; n += 1) sent.push((await post(n % 2 ? owner : guest, id)).id);
    const access = await roomFor(null, id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await timeline(access, { cursor, limit: 3 });
      seen.push(...page.messages.filter(({ type }) => type !== "SYSTEM").map((message) => message.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(sent.reverse());
    for (const wrong of ["x", "-1", "1.5", "9999999999", "999999999999999", "nul\u0000l"])
      expect((await refusal(timeline(access, { cursor: wrong }))).code).toBe("invalid");
  });

  it("get one number each when many are posted at once", async () => {
    const { id, owner, guest } = await place();
    const all = await Promise.all(Array.from({ length: 40 }, (_, n) => post(n % 2 ? owner : guest, id)));
    const numbers = all.map(({ seq }) => seq).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
  });

  it.each([
    [{ text: "" }, "text"],
    [{ text: " \n\t " }, "text"],
    [{ text: "x".repeat(2001) }, "text"],
    [{ text: 5 }, "text"],
    [{ text: "x", clientId: "a b" }, "clientId"],
    [{ text: "x", clientId: "x".repeat(65) }, "clientId"],
    [{ trackUrl: "https://example.org/page" }, "trackUrl"],
    [{ track: { provider: "youtube" } }, "track.providerId"],
    [{ text: "x", parentId: { a: 1 } }, "parentId"],
  ])("are refused where they are %o", async (input, field) => {
    const { id, guest } = await place();
    const error = await refusal(postMessage(guest, id, input));
    expect([error.code, Object.keys(error.fields ?? {})[0]]).toEqual(["invalid", field]);
  });

  it("keep their words as they were meant", async () => {
    const { id, guest } = await place();
    expect((await post(guest, id, "  a\r\nb \u0000\u202Ec  ")).text).toBe("a\nb c");
    expect((await post(guest, id, "é\uD800")).text).toBe("é\uFFFD");
    expect((await post(guest, id, "x".repeat(2000))).text).toHaveLength(2000);
  });

  it("become cards when they are a track's link", async () => {
    const { id, guest } = await place();
    const alone = await post(guest, id, "https://youtu.be/dQw4w9WgXcQ");
    expect(alone).toMatchObject({ type: "TRACK_CARD", text: null, trackRef: { provider: "youtube" } });
    const within = await post(guest, id, "hear this https://youtu.be/dQw4w9WgXcQ !");
    expect(within).toMatchObject({ type: "TRACK_CARD", text: "hear this https://youtu.be/dQw4w9WgXcQ !" });
  });

  it("need a place in the room", async () => {
    const { id, guest } = await place();
    expect((await refusal(post(await person(), id))).code).toBe("forbidden");
    expect((await refusal(postMessage(null, id, { text: "x" }))).code).toBe("unauthenticated");
    expect((await refusal(post(guest, guest.id))).code).toBe("not_found");
  });

  describe("replies", () => {
    it("are one level deep: a reply to a reply joins its parent's thread", async () => {
      const { id, owner, guest } = await place();
      const top = await post(guest, id);
      const first = await post(owner, id, "first", { parentId: top.id });
      const second = await post(guest, id, "second", { parentId: first.id });
      expect([first.parentId, second.parentId, second.type]).toEqual([top.id, top.id, "REPLY"]);
      const access = await roomFor(guest, id);
      for (const asked of [top.id, first.id]) {
        const shown = await thread(access, asked);
        expect(shown.post).toMatchObject({ id: top.id, replyCount: 2 });
        expect(shown.replies.map(({ text }) => text)).toEqual(["first", "second"]);
      }
      expect((await timeline(access)).messages.map((message) => message.id)).not.toContain(first.id);
    });

    it("need a message of this room that is there", async () => {
      const { id, owner, guest } = await place();
      const elsewhere = await post(owner, (await room(owner)).id);
      const gone = await post(guest, id);
      await deleteMessage(guest, id, gone.id);
      for (const parentId of [elsewhere.id, gone.id, guest.id, "nul\u0000l", "x"])
        expect((await refusal(post(guest, id, "reply", { parentId }))).code).toBe("not_found");
      const { messages } = await timeline(await roomFor(guest, id));
      const parentId = messages.find(({ type }) => type === "SYSTEM")!.id;
      expect((await refusal(post(guest, id, "reply", { parentId }))).code).toBe("invalid");
    });

    it("keep a tombstone of what they answer, until the last is gone", async () => {
      const { id, guest, owner } = await place();
      const top = await post(guest, id, "words");
      const reply = await post(owner, id, "reply", { parentId: top.id });
      await deleteMessage(guest, id, top.id);
      const access = await roomFor(null, id);
      const ofTop = async () => (await timeline(access)).messages.find((message) => message.id === top.id);
      expect(await ofTop()).toMatchObject({ text: null, replyCount: 1, deletedAt: expect.any(String) });
      expect((await thread(access, top.id)).replies.length).toBe(1);
      await deleteMessage(owner, id, reply.id);
      expect(await ofTop()).toBeUndefined();
      expect((await refusal(thread(access, top.id))).code).toBe("not_found");
    });
  });

  describe("editing", () => {
    it("is one's own, for fifteen minutes", async () => {
      const { id, guest, owner } = await place();
      const message = await post(guest, id, "befroe");
      const edit = (actor = guest) => editMessage(actor, id, message.id, { text: "before" });
      expect((await refusal(edit(owner))).code).toBe("forbidden");
      expect((await refusal(later(EDIT_WINDOW, edit))).code).toBe("forbidden");
      const edited = await later(EDIT_WINDOW - 1000, edit);
      expect(edited).toMatchObject({ text: "before", seq: message.seq, createdAt: message.createdAt });
      expect(edited.editedAt).not.toBeNull();
      expect((await refusal(editMessage(guest, id, message.id, { text: " " }))).code).toBe("invalid");
      for (const other of ["nul\u0000l", guest.id])
        expect((await refusal(editMessage(guest, id, other, { text: "x" }))).code).toBe("not_found");
      await deleteMessage(guest, id, message.id);
      expect((await refusal(edit())).code).toBe("not_found");
    });
  });

  it("are deleted by their author or a moderator, who leaves a line in the log", async () => {
    const { id, guest, owner } = await place();
    const moderator = await member(owner, id, "MODERATOR");
    const [one, two] = [await post(guest, id), await post(owner, id)];
    expect((await refusal(deleteMessage(guest, id, two.id))).code).toBe("forbidden");
    await deleteMessage(moderator, id, two.id, "off topic");
    await deleteMessage(guest, id, one.id);
    const lines = await reader().auditLog.findMany({ where: { roomId: id, action: "DELETE_MESSAGE" } });
    expect(lines.map(({ targetId, reason }) => [targetId, reason])).toEqual([[two.id, "off topic"]]);
    const elsewhere = await room(owner);
    expect((await refusal(deleteMessage(owner, elsewhere.id, one.id))).code).toBe("not_found");
  });

  describe("with a clientId", () => {
    it("exist once, however often they are sent, and at once", async () => {
      const { id, guest } = await place();
      const clientId = unique();
      const send = () => postMessage(guest, id, { text: "once", clientId });
      const all = await Promise.all(Array.from({ length: 6 }, send));
      expect(all.filter(({ created }) => created).length).toBe(1);
      expect(new Set(all.map(({ message }) => JSON.stringify(message))).size).toBe(1);
      const again = await later(86_400_000, send);
      expect(again).toMatchObject({ created: false, message: { id: all[0]!.message.id } });
      expect(await reader().message.count({ where: { userId: guest.id, clientId } })).toBe(1);
    });

    it("are another person's own, and refused in another room", async () => {
      const { id, guest, owner } = await place();
      const clientId = unique();
      await post(guest, id, "mine", { clientId });
      expect((await postMessage(owner, id, { text: "theirs", clientId })).created).toBe(true);
      const elsewhere = await room(guest);
      expect((await refusal(post(guest, elsewhere.id, "x", { clientId }))).code).toBe("conflict");
    });

    it("are not shown again to somebody who is outside by now", async () => {
      const owner = await person();
      const { id } = await room(owner, { type: "PRIVATE" });
      const guest = await member(owner, id);
      const clientId = unique();
      await post(guest, id, "secret", { clientId });
      await inTransaction((tx) => tx.db.roomMembership.deleteMany({ where: { userId: guest.id } }));
      expect((await refusal(post(guest, id, "secret", { clientId }))).code).toBe("not_found");
    });

    it("in one bad item do not spoil the neighbours of its group", async () => {
      const { id, guest } = await place();
      const outsider = await person();
      const answers = await Promise.allSettled(
        Array.from({ length: 9 }, (_, n) =>
          n % 3 === 1 ? post(outsider, id) : post(guest, id, "ok", n === 5 ? { parentId: "x" } : {}),
        ),
      );
      expect(answers.map(({ status }) => status === "fulfilled")).toEqual(
        Array.from({ length: 9 }, (_, n) => n % 3 !== 1 && n !== 5),
      );
    });
  });

  describe("are held back", () => {
    it("by slow mode, but for moderators", async () => {
      const { id, guest, owner } = await place();
      await updateRoom(owner, id, { slowModeSeconds: 60 });
      await post(guest, id);
      const error = await refusal(post(guest, id));
      expect(error.code).toBe("rate_limited");
      expect(error.retryAfter).toBeGreaterThan(55);
      await post(owner, id);
      await post(owner, id);
      await later(60_000, () => post(guest, id));
      const both = await later(180_000, () => Promise.allSettled([post(guest, id), post(guest, id)]));
      expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    });

    it("by a mute, for as long as it lasts", async () => {
      const { id, guest } = await place();
      const mine = await post(guest, id);
      const mutedUntil = new Date(nowMs() + 60_000);
      await inTransaction((tx) =>
        tx.db.roomMembership.updateMany({ where: { roomId: id, userId: guest.id }, data: { mutedUntil } }),
      );
      expect((await refusal(post(guest, id))).code).toBe("forbidden");
      expect((await refusal(editMessage(guest, id, mine.id, { text: "other" }))).code).toBe("forbidden");
      expect((await refusal(setReaction(guest, id, mine.id, "❤️", true))).code).toBe("forbidden");
      await later(61_000, () => post(guest, id));
    });

    it("by the limits of person and room, which tell how long to wait", async () => {
      const { id, guest, owner } = await place();
      setLimits({ messagesBurst: { count: 2, seconds: 5 } });
      try {
        await post(guest, id);
        await post(guest, id);
        expect((await refusal(post(guest, id))).retryAfter).toBeLessThanOrEqual(5);
        await post(owner, id);
      } finally {
        raiseLimits();
      }
    });
  });

  describe("reactions", () => {
    it("are single emojis, one of each a person, at most twenty different", async () => {
      const { id, guest, owner } = await place();
      const { id: messageId } = await post(owner, id);
      for (const wrong of ["", "a", "😀😀", "❤️!", 5, "😀".repeat(40)])
        expect((await refusal(setReaction(guest, id, messageId, wrong, true))).code).toBe("invalid");
      for (const emoji of EMOJI.slice(0, 20)) await setReaction(guest, id, messageId, emoji, true);
      expect((await refusal(setReaction(owner, id, messageId, EMOJI[20], true))).code).toBe("conflict");
      expect((await setReaction(owner, id, messageId, EMOJI[0], true)).message.reactions[0]).toEqual({
        emoji: EMOJI[0],
        count: 2,
        mine: true,
      });
      expect((await setReaction(owner, id, messageId, EMOJI[0], true)).changed).toBe(false);
      expect((await setReaction(guest, id, messageId, "❤", false)).changed).toBe(false);
    });

    it("belong to members, and to what somebody said", async () => {
      const { id, guest } = await place();
      const message = await post(guest, id);
      expect((await refusal(setReaction(await person(), id, message.id, "❤️", true))).code).toBe("forbidden");
      const { messages } = await timeline(await roomFor(guest, id));
      const note = messages.find(({ type }) => type === "SYSTEM")!;
      expect((await refusal(setReaction(guest, id, note.id, "❤️", true))).code).toBe("invalid");
      expect((await refusal(setReaction(guest, id, "nul\u0000l", "❤️", true))).code).toBe("not_found");
    });

    it("are counted truly when many react and take back at once", async () => {
      const { id, owner } = await place();
      const people = await Promise.all(Array.from({ length: 6 }, () => member(owner, id)));
      const { id: messageId } = await post(owner, id);
      const acts = people.flatMap((who) =>
        [true, false, true].flatMap((on, turn) =>
          EMOJI.slice(turn, turn + 2).map((emoji) => setReaction(who, id, messageId, emoji, on)),
        ),
      );
      await Promise.all(acts);
      const { reactionCounts } = await reader().message.findUniqueOrThrow({ where: { id: messageId } });
      const rows = await reader().reaction.groupBy({ by: ["emoji"], where: { messageId }, _count: true });
      const sorted = (counts: { emoji: string; count: number }[]) =>
        [...counts].sort((a, b) => a.emoji.localeCompare(b.emoji));
      expect(sorted(reactionCounts as { emoji: string; count: number }[])).toEqual(
        sorted(rows.map(({ emoji, _count }) => ({ emoji, count: _count }))),
      );
    });
  });
});
