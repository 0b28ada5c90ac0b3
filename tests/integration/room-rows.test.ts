import { expect, it } from "vitest";
import { inTransaction } from "~/db/transaction.server";
import { deleteRoom } from "~/domain/rooms/delete.server";
import { roomsWithMembers } from "~/domain/rooms/rows.server";
import { now } from "~/world.server";
import { onEachEngine } from "../support/database";
import { member, person, room } from "../support/people";

onEachEngine("rows of rooms", (_, db) => {
  it("are the same in SQL as in Prisma, whatever is in them", async () => {
    const owner = await person();
    const plain = await room(owner);
    const full = await room(owner, {
      description: "Words",
      genre: "Dub",
      tags: "dub, techno",
      isPrivate: true,
    });
    const other = await room(owner);
    const gone = await room(owner);
    await deleteRoom(owner, gone.id);
    const muted = await member(owner, plain.id, "MODERATOR");
    const { writer } = db();
    await writer.room.update({
      where: { id: full.id },
      data: { slowModeSeconds: 30, wordFilter: ["spam"], pinnedTrack: { title: "Title", artist: "Artist" } },
    });
    await writer.roomMembership.updateMany({
      where: { userId: muted.id },
      data: { mutedUntil: now(), lastReadSeq: 3 },
    });

    const ids = [plain.id, full.id, gone.id];
    const userIds = [owner.id, muted.id];
    const found = await inTransaction((tx) => roomsWithMembers(tx, ids, userIds));

    const ordered = <T extends { id: string }>(rows: T[]) => rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    const there = { in: [plain.id, full.id] };
    expect(ordered(found.rooms)).toEqual(ordered(await db().reader.room.findMany({ where: { id: there } })));
    expect(ordered(found.memberships).filter(({ roomId }) => roomId !== gone.id)).toEqual(
      ordered(await db().reader.roomMembership.findMany({ where: { roomId: there } })),
    );
    expect(found.memberships.some(({ roomId }) => roomId === other.id)).toBe(false);
  });
});
