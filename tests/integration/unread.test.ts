import fc from "fast-check";
import { expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import { joinRoom } from "~/domain/members/join.server";
import { leaveRoom } from "~/domain/members/leave.server";
import { markRead, markUnreadFrom } from "~/domain/members/read-marks.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { ownRooms } from "~/domain/rooms/queries.server";
import { headOf } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { onAnnouncement } from "~/streams/bus.server";
import { onEachEngine } from "../support/database";
import { order, person, post, room } from "../support/people";

/** A post as the model knows it: who wrote it, and whether it is there. */
type Post = { id: string; by: Person; gone: boolean; byModerator: boolean };

const WHAT = [
  "post",
  "post",
  "post",
  "reply",
  "delete",
  "moderate",
  "restore",
  "read",
  "unread",
  "join",
  "leave",
] as const;

/**
 * A room in plain lists, without numbers, marks or queries: for each member the posts they have not seen. What others write
 * is unseen; what was said before somebody joined is not.
 */
class Model {
  readonly posts: Post[] = [];
  /** By person, where in the posts their unread ones begin. */
  readonly readTo = new Map<string, number>();

  unread(who: Person): number {
    const rest = this.posts.slice(this.readTo.get(who.id)!);
    return rest.filter(({ by, gone }) => !gone && by.id !== who.id).length;
  }
}

onEachEngine("a person's unread count", () => {
  it("equals what a full count says, whatever people do", async () => {
    const act = fc.record({ who: fc.nat(3), what: fc.constantFrom(...WHAT), at: fc.nat(40) });
    const owner = await person();
    const people = [owner, await person(), await person(), await person()];
    const told = new Map<string, number>();
    const stop = onAnnouncement((heard) => {
      if (heard.type === "person" && heard.change === "read")
        told.set(heard.userId, (heard.data as { unread: number }).unread);
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 24 }), async (acts) => {
        const { id } = await room(owner);
        const model = new Model();
        model.readTo.set(owner.id, 0);
        for (const { who, what, at } of acts) {
          const one = people[who]!;
          told.clear();
          await perform(model, id, owner, one, what, at);
          // What every tab is told at once is no other number.
          for (const [userId, unread] of told)
            expect(unread).toBe(model.unread(people.find((other) => other.id === userId)!));
          const other = people[at % people.length]!;
          expect(await shown(other, id)).toBe(expected(model, other));
        }
        for (const one of people) expect(await shown(one, id)).toBe(expected(model, one));
        // Lists of rooms stay short.
        for (const one of people) if (model.readTo.has(one.id)) await leaveRoom(one, id, true);
      }),
      { numRuns: 5 },
    );
    stop();
  });
});

const expected = (model: Model, who: Person) => (model.readTo.has(who.id) ? model.unread(who) : null);

/** What the person's list of rooms says; null when the room is not in it. */
async function shown(who: Person, roomId: string): Promise<number | null> {
  return (await ownRooms(who)).find(({ id }) => id === roomId)?.unread ?? null;
}

/** Does it to the room and to the model; what is not possible just now is left out. */
async function perform(
  model: Model,
  roomId: string,
  owner: Person,
  who: Person,
  what: (typeof WHAT)[number],
  at: number,
): Promise<void> {
  const { posts, readTo } = model;
  const inside = readTo.has(who.id);
  const chosen = posts.length > 0 ? posts[at % posts.length] : undefined;
  const there = chosen && !chosen.gone ? chosen : undefined;
  switch (what) {
    case "post":
      if (inside) posts.push({ id: (await post(who, roomId)).id, by: who, gone: false, byModerator: false });
      return;
    case "reply":
      if (inside && there) await post(who, roomId, "a reply", { parentId: there.id });
      return;
    case "delete":
      if (!there) return;
      await deleteMessage(there.by, roomId, there.id);
      there.gone = true;
      there.byModerator = false;
      return;
    case "moderate":
      if (!there || there.by.id === owner.id) return;
      await order(owner, roomId, "DELETE_MESSAGE", there.id, { reason: "why" });
      there.gone = there.byModerator = true;
      return;
    case "restore":
      if (!chosen?.gone || !chosen.byModerator) return;
      await order(owner, roomId, "RESTORE_MESSAGE", chosen.id);
      chosen.gone = false;
      return;
    case "read":
      await markRead(who, roomId, await headOf(roomStream(roomId)));
      if (inside) readTo.set(who.id, posts.length);
      return;
    case "unread":
      if (!chosen) return;
      await markUnreadFrom(who, roomId, chosen.id);
      if (inside) readTo.set(who.id, posts.indexOf(chosen));
      return;
    case "join":
      await joinRoom(who, roomId);
      if (!inside) readTo.set(who.id, posts.length);
      return;
    case "leave":
      if (who.id === owner.id) return;
      await leaveRoom(who, roomId);
      readTo.delete(who.id);
  }
}
