import { rowInserter } from "~/db/insert-rows.server";
import type { Transaction } from "~/db/transaction.server";
import { newId, now, nowMs } from "~/world.server";
import { hasRooms } from "../flags/parts.server";
import { isWanted, type NotifyLevel } from "./levels";
import { tell } from "./notify.server";
import { isQuiet, type QuietHours } from "./quiet-hours";
import type { NotificationData, NotificationKind } from "./schema";

/** What one member of a room shall be told. */
export type MemberNotice = {
  userId: string;
  kind: NotificationKind;
  /** From which level of theirs on. */
  level: Exclude<NotifyLevel, "NOTHING">;
  room: { id: string; slug: string; name: string };
  data: NotificationData;
  messageId: string;
};

/** A query on SQLite takes 998 parameters. */
const BATCH = 800;

/**
 * Tells members of rooms what happened there, as each wants it. Whoever is no member is told nothing, whatever the caller
 * believes: who stands outside hears nothing of a room.
 */
export async function notifyMembers(tx: Transaction, notices: MemberNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const createdAt = now();
  const members = await membersAmong(tx, notices);
  const rows = notices.flatMap(({ level, room, ...notice }) => {
    const member = members.get(`${room.id} ${notice.userId}`);
    if (!member?.hasRooms || !isWanted(notice.kind, member.level, level)) return [];
    const place = { id: room.id, slug: room.slug, name: room.name };
    return { ...notice, id: newId(), place, quiet: isQuiet(member.quietHours, nowMs()) };
  });
  await insertNotices(
    tx.db,
    rows.map(({ id, userId, kind, place, data, messageId }) => ({
      ...{ id, userId, kind, roomId: place.id, messageId, createdAt },
      data: { ...data, room: place },
    })),
  );
  for (const { id, userId, kind, place, data, quiet } of rows)
    tell(
      tx,
      userId,
      { id, kind, room: place, data, createdAt: createdAt.toISOString(), readAt: null },
      quiet,
    );
}

const insertNotices = rowInserter<{
  id: string;
  userId: string;
  kind: NotificationKind;
  roomId: string;
  messageId: string;
  data: object;
  createdAt: Date;
}>("notifications", {
  ...{ id: "plain", userId: "plain", kind: "plain", roomId: "plain", messageId: "plain" },
  ...{ data: "json", createdAt: "time" },
});

async function membersAmong(tx: Transaction, notices: MemberNotice[]) {
  const roomIds = [...new Set(notices.map(({ room }) => room.id))];
  const userIds = [...new Set(notices.map(({ userId }) => userId))];
  const members = new Map<string, { hasRooms: boolean; level: NotifyLevel; quietHours: QuietHours | null }>();
  for (let from = 0; from < userIds.length; from += BATCH) {
    const rows = await tx.db.roomMembership.findMany({
      where: { roomId: { in: roomIds }, userId: { in: userIds.slice(from, from + BATCH) } },
      select: {
        roomId: true,
        userId: true,
        notifyLevel: true,
        user: { select: { id: true, role: true, quietHours: true } },
      },
    });
    for (const { roomId, userId, notifyLevel, user } of rows)
      members.set(`${roomId} ${userId}`, {
        hasRooms: hasRooms(user),
        level: notifyLevel,
        quietHours: user.quietHours as QuietHours | null,
      });
  }
  return members;
}
