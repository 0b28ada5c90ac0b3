import { reader } from "~/db/client.server";
import type { Person } from "../actor";
import { newestFirst, olderThan, pageOf } from "../keyset";
import type { NotificationData, NotificationDto, NotificationKind } from "./schema";

/** More than this is told as this many: nobody counts further. */
const UNREAD_MAX = 100;

type InboxPage = { notifications: NotificationDto[]; nextCursor: string | null };

/**
 * A page of the person's inbox, newest first.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function notificationsOf(
  person: Person,
  page: { cursor?: string | null; limit?: number; unread?: boolean } = {},
): Promise<InboxPage> {
  const limit = page.limit ?? 50;
  const found = await reader().notification.findMany({
    where: { userId: person.id, ...(page.unread ? { readAt: null } : {}), AND: [olderThan(page.cursor)] },
    ...newestFirst(limit),
  });
  const { rows, nextCursor } = pageOf(found, limit);
  return { notifications: rows.map(notificationDto), nextCursor };
}

/** How many lines of a person's inbox are unread; 100 stands for more. */
export async function unreadNotifications(userId: string): Promise<number> {
  const rows = await reader().notification.findMany({
    where: { userId, readAt: null },
    select: { id: true },
    take: UNREAD_MAX,
  });
  return rows.length;
}

type NotificationRow = {
  id: string;
  kind: NotificationKind;
  data: unknown;
  createdAt: Date;
  readAt: Date | null;
};

function notificationDto({ id, kind, data, createdAt, readAt }: NotificationRow): NotificationDto {
  const { room, ...rest } = data as NotificationData & Pick<NotificationDto, "room">;
  return {
    ...{ id, kind, room: room ?? null, data: rest },
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}
