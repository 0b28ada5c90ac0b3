import { expect, it } from "vitest";
import type { Actor, Person } from "~/domain/actor";
import { joinRoom } from "~/domain/members/join.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { editMessage } from "~/domain/messages/edit.server";
import { postMessage } from "~/domain/messages/post.server";
import { thread, timeline } from "~/domain/messages/queries.server";
import type { Repost } from "~/domain/messages/schema";
import { roomFor } from "~/domain/rooms/access.server";
import { deleteRoom } from "~/domain/rooms/delete.server";
import { updateRoom } from "~/domain/rooms/update.server";
import { searchSchema } from "~/domain/search/schema";
import { search } from "~/domain/search/search.server";
import { readAfter } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { newId } from "~/world.server";
import { onEachEngine, setLimits } from "../support/database";
import { kick, member, order, person, post, refusal, room, unique } from "../support/people";

const repost = async (who: Person, roomId: string, repostOf: string, more: object = {}) =>
  (await postMessage(who, roomId, { repostOf, ...more })).message;

/** What somebody sees of the original of a room's newest post, from the timeline; the thread must say the same. */
async function seen(who: Actor, roomId: string): Promise<string | null | undefined> {
  const access = await roomFor(who, roomId);
  const newest = (await timeline(access)).messages[0]!;
  expect((await thread(access, newest.id)).post.repost).toEqual(newest.repost);
  const { repost: of } = newest;
  return of && (of.original ? of.original.text : null);
}

const events = async (roomId: string) => {
  const read = await readAfter(roomStream(roomId), 0);
  return "events" in read ? read.events : [];
};

onEachEngine("reposts", () => {
  it("pass a post on, with a comment or without; of a repost, its original", async () => {
    const owner = await person();
    const [here, there] = [await room(owner), await room(owner)];
    const said = await post(owner, here.id, "the first");
    const plain = await repost(owner, there.id, said.id.toUpperCase());
    expect(plain).toMatchObject({
      ...{ type: "TEXT", text: null },
      repost: { original: { id: said.id, text: "the first", room: { slug: here.slug } } },
    });
    const again = await repost(owner, here.id, plain.id, { text: "look" });
    expect(again).toMatchObject({ text: "look", repost: { original: { id: said.id } } });
    const reply = await post(owner, here.id, "a reply", { parentId: said.id });
    expect((await repost(owner, there.id, reply.id)).repost!.original!.parentId).toBe(said.id);
    const { message, created } = await postMessage(owner, there.id, {
      repostOf: said.id,
      clientId: plain.clientId,
    });
    expect([message.id, created, message.repost]).toEqual([plain.id, false, plain.repost]);
    for (const [input, field] of [
      [{ repostOf: said.id, parentId: said.id }, "repostOf"],
      [{ repostOf: "nothing" }, "repostOf"],
      [{ repostOf: 5 }, "repostOf"],
    ] as const)
      expect((await refusal(postMessage(owner, there.id, input))).fields).toHaveProperty(field);
  });

  it("of what one may not read are answered as of what never was", async () => {
    const owner = await person();
    const hidden = await room(owner, { isPrivate: true });
    const said = await post(owner, hidden.id, "unsaid");
    const other = await person();
    const own = await room(other);
    const [real, never] = [
      await refusal(repost(other, own.id, said.id)),
      await refusal(repost(other, own.id, newId())),
    ];
    expect(real.body).toEqual(never.body);
    expect(real.code).toBe("not_found");
    const system = (await timeline(await roomFor(owner, hidden.id))).messages.find(
      ({ type }) => type === "SYSTEM",
    );
    if (system) expect((await refusal(repost(owner, hidden.id, system.id))).code).toBe("not_found");
  });

  it("show a private room's post only to those who may read it, and name nothing of it to others", async () => {
    const owner = await person();
    const w = unique();
    const hidden = await room(owner, { isPrivate: true, name: `Hidden ${w}` });
    const open = await room(owner);
    const inside = await member(owner, hidden.id);
    const said = await post(owner, hidden.id, `secret ${w}`);
    const passed = await repost(owner, open.id, said.id, { text: `comment ${w}` });
    for (const [who, sees] of [
      [owner, `secret ${w}`],
      [inside, `secret ${w}`],
      [await person(), null],
      [null, null],
    ] as const) {
      expect(await seen(who, open.id)).toBe(sees);
      const { hits } = await search(who, searchSchema.parse({ q: `comment ${w}` }));
      const told = JSON.stringify([hits, (await timeline(await roomFor(who, open.id))).messages]);
      for (const secret of [said.id, hidden.id, hidden.slug, `Hidden ${w}`, `secret ${w}`])
        expect(told.includes(secret), secret).toBe(sees !== null);
    }
    await editMessage(owner, open.id, passed.id, { text: "another comment" });
    await editMessage(owner, hidden.id, said.id, { text: "secret still" });
    await deleteMessage(owner, hidden.id, said.id);
    const all = JSON.stringify(await events(open.id));
    for (const secret of [said.id, hidden.id, hidden.slug, "Hidden", "secret"])
      expect(all).not.toContain(secret);
    await kick(owner, hidden.id, inside.id);
    expect(await seen(inside, open.id)).toBeNull();
  });

  it("follow their original: edited, deleted, restored, its room closed to others, opened, deleted", async () => {
    const owner = await person();
    const [from, to] = [await room(owner), await room(owner)];
    const visitor = await person();
    const author = await member(owner, from.id);
    const said = await post(author, from.id, "one");
    const passed = await repost(owner, to.id, said.id);
    const last = async () => (await events(to.id)).at(-1)! as { type: string; data: { repost: Repost } };
    const told = async (text: string | null, asks = false) => {
      const { type, data } = await last();
      expect(type).toBe("original_changed");
      expect(data).toMatchObject({ messageIds: [passed.id] });
      expect(data.repost.original?.text ?? null).toBe(text);
      expect(data.repost.ask !== undefined).toBe(asks);
    };
    expect(await seen(visitor, to.id)).toBe("one");
    await editMessage(author, from.id, said.id, { text: "two" });
    expect(await seen(visitor, to.id)).toBe("two");
    await told("two");
    await order(owner, from.id, "DELETE_MESSAGE", said.id);
    expect(await seen(owner, to.id)).toBeNull();
    await told(null);
    await order(owner, from.id, "RESTORE_MESSAGE", said.id);
    expect(await seen(visitor, to.id)).toBe("two");
    await told("two");
    await updateRoom(owner, from.id, { isPrivate: true });
    expect([await seen(visitor, to.id), await seen(author, to.id)]).toEqual([null, "two"]);
    await told(null, true);
    await updateRoom(owner, from.id, { isPrivate: false });
    expect(await seen(visitor, to.id)).toBe("two");
    await deleteRoom(owner, from.id);
    expect(await seen(owner, to.id)).toBeNull();
    await told(null);
  });

  it("are held to what posts are held to", async () => {
    const owner = await person();
    const [from, to] = [await room(owner), await room(owner)];
    const other = await member(owner, to.id);
    await joinRoom(other, from.id);
    const said = await post(owner, from.id, "a rude thing");
    setLimits({ repeats: { count: 2, seconds: 60 } });
    for (let at = 0; at < 2; at += 1) await repost(other, to.id, said.id);
    const third = await refusal(repost(other, to.id, said.id));
    setLimits({ repeats: { count: 1_000_000, seconds: 60 } });
    expect(third.code).toBe("rate_limited");
    await updateRoom(owner, to.id, { slowModeSeconds: 60 });
    expect((await refusal(repost(other, to.id, said.id))).code).toBe("rate_limited");
    await updateRoom(owner, to.id, { slowModeSeconds: 0, wordFilter: ["rude"] });
    expect((await refusal(repost(other, to.id, said.id))).fields).toHaveProperty("text");
    await updateRoom(owner, to.id, { wordFilter: [] });
    await order(owner, to.id, "MUTE_USER", other.id);
    expect((await refusal(repost(other, to.id, said.id))).code).toBe("forbidden");
    expect((await refusal(repost(await person(), to.id, said.id))).code).toBe("forbidden");
  });
});
