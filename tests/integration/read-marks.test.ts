import fc from "fast-check";
import { expect, it } from "vitest";
import { reader } from "~/db/client.server";
import { joinRoom } from "~/domain/members/join.server";
import { markRead, markUnreadFrom } from "~/domain/members/read-marks.server";
import { UNREAD_MAX } from "~/domain/members/unread.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { ownRooms } from "~/domain/rooms/queries.server";
import { transactionTook } from "~/metrics/process.server";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import { headOf } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { onEachEngine } from "../support/database";
import { member, person, post, refusal, room } from "../support/people";
import type { Person } from "~/domain/actor";

const unreadOf = async (who: Person, roomId: string) =>
  (await ownRooms(who)).find(({ id }) => id === roomId)!;

/** How many have been committed so far. */
const transactions = async () =>
  (await transactionTook.get()).values.find(({ metricName }) => metricName?.endsWith("_count"))?.value ?? 0;

/** What the count means, counted one by one. */
async function countedInFull(userId: string, roomId: string): Promise<number> {
  const mark = await reader().roomMembership.findUniqueOrThrow({
    where: { roomId_userId: { roomId, userId } },
  });
  const rows = await reader().message.findMany({ where: { roomId } });
  return rows.filter(
    (row) =>
      row.seq > mark.lastReadSeq &&
      row.parentId === null &&
      row.type !== "SYSTEM" &&
      row.deletedAt === null &&
      row.userId !== userId,
  ).length;
}

onEachEngine("read marks", () => {
  it("count what others said since, whatever happens", async () => {
    const act = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom("post", "post", "reply", "delete", "read", "unread"),
      at: fc.nat(30),
    });
    const owner = await person();
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
        const { id } = await room(owner);
        const people = [owner, await member(owner, id), await member(owner, id)];
        const posts: { id: string; by: Person; gone: boolean }[] = [];
        for (const { who, what, at } of acts) {
          const actor = people[who]!;
          const chosen = posts.length > 0 ? posts[at % posts.length] : undefined;
          if (what === "post") posts.push({ id: (await post(actor, id)).id, by: actor, gone: false });
          else if (what === "read") await markRead(actor, id, at);
          else if (what === "reply" && chosen && !chosen.gone)
            await post(actor, id, "reply", { parentId: chosen.id });
          else if (what === "unread" && chosen) await markUnreadFrom(actor, id, chosen.id);
          else if (what === "delete" && chosen && !chosen.gone) {
            await deleteMessage(chosen.by, id, chosen.id);
            chosen.gone = true;
          }
        }
        for (const one of people)
          expect((await unreadOf(one, id)).unread).toBe(await countedInFull(one.id, id));
      }),
      { numRuns: 12 },
    );
  });

  it("go forward only, and not beyond what there is", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const guest = await member(owner, id);
    const message = await post(owner, id);
    expect((await unreadOf(guest, id)).unread).toBe(1);
    expect(await markRead(guest, id, 1e9)).toBe(true);
    expect((await unreadOf(guest, id)).lastReadSeq).toBe(await headOf(roomStream(id)));
    expect(await markRead(guest, id, 0)).toBe(false);
    expect(await markUnreadFrom(guest, id, message.id)).toBe(true);
    expect((await unreadOf(guest, id)).unread).toBe(1);
    for (const wrong of [-1, 1.5, NaN, Infinity])
      expect((await refusal(markRead(guest, id, wrong))).code).toBe("invalid");
    for (const wrong of ["nul\u0000l", guest.id])
      expect((await refusal(markUnreadFrom(guest, id, wrong))).code).toBe("invalid");
    expect(await markRead(await person(), id, 1)).toBe(false);
  });

  it("start at what was said before one joined, and stop counting at the most", async () => {
    const owner = await person();
    const { id } = await room(owner);
    await post(owner, id);
    const guest = await person();
    await joinRoom(guest, id);
    expect((await unreadOf(guest, id)).unread).toBe(0);
    await Promise.all(Array.from({ length: UNREAD_MAX + 5 }, () => post(owner, id)));
    expect((await unreadOf(guest, id)).unread).toBe(UNREAD_MAX);
  });

  it("of many who read at once go together, each to where its own reader is", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const readers = await Promise.all(Array.from({ length: 12 }, () => member(owner, id)));
    const outsider = await person();
    const seqs: number[] = [];
    for (let n = 0; n < 4; n += 1) seqs.push((await post(owner, id)).seq);
    const heard: Announcement[] = [];
    const stop = onAnnouncement((announcement) => heard.push(announcement));
    const before = await transactions();
    const marks = readers.flatMap((reader, at) => [
      markRead(reader, id, seqs[at % 4]!),
      markRead(reader, id, 0),
    ]);
    const moved = await Promise.all([...marks, markRead(outsider, id, 9)]);
    stop();
    expect(moved).toEqual([...readers.flatMap(() => [true, false]), false]);
    expect((await transactions()) - before).toBeLessThan(6);
    for (const [at, reader] of readers.entries()) {
      const data = { roomId: id, lastReadSeq: seqs[at % 4]!, unread: 3 - (at % 4), seq: seqs[3]! };
      expect(heard.filter((one) => "userId" in one && one.userId === reader.id)).toEqual([
        { type: "person", userId: reader.id, change: "read", data },
      ]);
      expect(await unreadOf(reader, id)).toMatchObject({
        unread: data.unread,
        lastReadSeq: data.lastReadSeq,
      });
    }
  });
});
