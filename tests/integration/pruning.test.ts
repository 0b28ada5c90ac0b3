import fc from "fast-check";
import { expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import { postMessage } from "~/domain/messages/post.server";
import { roomSnapshot } from "~/domain/messages/queries.server";
import { setReaction } from "~/domain/messages/react.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { roomFor } from "~/domain/rooms/access.server";
import { roomDto } from "~/domain/rooms/room-dto";
import { headOf, readAfter } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { KEPT_FOR, KEPT_LEAST, pruneStreams } from "~/streams/prune.server";
import type { RoomEvent } from "~/streams/room-events";
import { applyRoomEvent, type RoomState } from "~/streams/room-reducer";
import { heldClock } from "../support/clock";
import { onEachEngine } from "../support/database";
import { person, room } from "../support/people";

const HOUR = 3600;
const WEEK = KEPT_FOR / 1000;

async function snapshot(viewer: Person | null, roomId: string): Promise<RoomState> {
  const access = await roomFor(viewer, roomId);
  const { seq, room, messages, nextCursor } = await roomSnapshot(access);
  return {
    ...{ seq, viewerId: viewer?.id ?? null, room: roomDto(room, access.relation), posts: messages },
    ...{ mutedUntil: null, olderCursor: nextCursor },
  };
}

onEachEngine("the log of a room", (_, db) => {
  const seqs = async (roomId: string) =>
    (
      await db().reader.streamEvent.findMany({
        where: { stream: roomStream(roomId) },
        orderBy: { seq: "asc" },
        select: { seq: true },
      })
    ).map(({ seq }) => seq);
  const prunedSeq = async (roomId: string) =>
    (await db().reader.stream.findUniqueOrThrow({ where: { name: roomStream(roomId) } })).prunedSeq;

  /** Writes as many events as it takes to be many. */
  async function fill(owner: Person, roomId: string, many: number): Promise<void> {
    for (let from = 0; from < many; from += 100)
      await Promise.all(
        Array.from({ length: Math.min(100, many - from) }, (_, n) =>
          postMessage(owner, roomId, { text: `post ${from + n}` }),
        ),
      );
  }

  it("keeps a week, and of what is older the last 500, whichever is more", async () => {
    const clock = heldClock();
    const owner = await person();
    const [busy, quiet] = [await room(owner), await room(owner)];
    await fill(owner, busy.id, KEPT_LEAST + 700);
    await fill(owner, quiet.id, 40);
    await pruneStreams();
    expect(await prunedSeq(busy.id)).toBe(0);
    clock.pass(WEEK - HOUR);
    await fill(owner, busy.id, 100);
    clock.pass(HOUR);
    // Exactly a week old is not older.
    await pruneStreams();
    expect(await prunedSeq(busy.id)).toBe(0);
    clock.pass(1);
    expect(await pruneStreams()).toBe(800);
    expect(await pruneStreams()).toBe(0);
    expect([await prunedSeq(busy.id), await prunedSeq(quiet.id)]).toEqual([800, 0]);
    expect(await seqs(busy.id)).toEqual(Array.from({ length: KEPT_LEAST }, (_, n) => 801 + n));
    expect(await headOf(roomStream(busy.id))).toBe(1300);

    // Of a week all is kept, however much it is.
    clock.pass(WEEK / 2);
    await fill(owner, busy.id, KEPT_LEAST + 300);
    expect(await pruneStreams()).toBe(400);
    expect(await seqs(busy.id)).toHaveLength(100 + KEPT_LEAST + 300);
  });

  it("tells whoever asks for what it no longer has to load anew, and everybody else nothing of it", async () => {
    const clock = heldClock();
    const owner = await person();
    const { id } = await room(owner);
    await fill(owner, id, KEPT_LEAST + 10);
    clock.pass(WEEK + 1);
    await pruneStreams();
    const stream = roomStream(id);
    expect(await readAfter(stream, 9)).toEqual({ seq: 510, reset: true });
    const rest = await readAfter(stream, 10);
    expect("events" in rest && rest.events.map(({ seq }) => seq)).toEqual(
      Array.from({ length: KEPT_LEAST }, (_, n) => 11 + n),
    );
    expect(await readAfter(stream, 510)).toEqual({ seq: 510, events: [] });
    await postMessage(owner, id, { text: "And on it goes" });
    const next = await readAfter(stream, 510);
    expect("events" in next && next.events.map(({ seq }) => seq)).toEqual([511]);
  });

  it("has no gap for whoever reads while it is pruned", async () => {
    const clock = heldClock();
    const owner = await person();
    const { id } = await room(owner);
    await fill(owner, id, KEPT_LEAST + 1200);
    clock.pass(WEEK + 1);
    let over = false;
    const pruning = pruneStreams().finally(() => (over = true));
    let resets = 0;
    const look = async () => {
      while (!over) {
        const from = Math.floor(((resets + 1) * 397) % 1400);
        const caught = await readAfter(roomStream(id), from, 20);
        if ("reset" in caught) resets += 1;
        else
          expect(caught.events.map(({ seq }) => seq)).toEqual(
            Array.from({ length: 20 }, (_, n) => from + 1 + n),
          );
      }
    };
    await Promise.all([look(), look(), pruning]);
    expect(await prunedSeq(id)).toBe(1200);
  });

  it("with any pruning leads every stale page to the fresh one: by its events, or by reset", async () => {
    const owner = await person();
    const act = fc.record({
      kind: fc.constantFrom("post", "post", "react", "delete", "reply"),
      at: fc.nat(60),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 20 }), fc.nat(100), async (acts, percent) => {
        const { id } = await room(owner);
        const said: string[] = [];
        const stale: RoomState[] = [];
        for (const { kind, at } of acts) {
          stale.push(await snapshot(null, id));
          const chosen = said[at % Math.max(1, said.length)];
          if (kind === "post" || !chosen)
            said.push((await postMessage(owner, id, { text: `post ${at}` })).message.id);
          else if (kind === "react") await setReaction(owner, id, chosen, "🔥", at % 2 === 0).catch(() => 0);
          else if (kind === "reply")
            await postMessage(owner, id, { text: "reply", parentId: chosen }).catch(() => 0);
          else await deleteMessage(owner, id, chosen).catch(() => 0);
        }
        // As the job leaves it, at any place at all.
        const stream = roomStream(id);
        const upTo = Math.floor(((await headOf(stream)) * percent) / 100);
        await db().writer.stream.update({ where: { name: stream }, data: { prunedSeq: upTo } });
        await db().writer.streamEvent.deleteMany({ where: { stream, seq: { lte: upTo } } });
        // A visitor's: what only one person is told of their threads is in no log.
        const fresh = await snapshot(null, id);
        for (const before of stale) {
          const caught = await readAfter(stream, before.seq);
          expect("reset" in caught).toBe(before.seq < upTo);
          if ("reset" in caught) continue;
          const events = caught.events as unknown as RoomEvent[];
          expect(events.reduce(applyRoomEvent, before)).toEqual(fresh);
        }
      }),
      { numRuns: 15 },
    );
  });
});
