import { Form, Link } from "@remix-run/react";
import { useId, type ReactNode } from "react";
import type { NotificationDto } from "~/domain/notifications/schema";
import { PATHS, roomPath } from "../paths";
import { Button } from "../ui/button";
import { Card } from "../ui/card";

export type NoticeGroup = { room: NotificationDto["room"]; notices: NotificationDto[] };

/** By the room they came from, that with the newest first; what has no room stands together. */
export function byRoom(notices: NotificationDto[]): NoticeGroup[] {
  const groups = new Map<string, NoticeGroup>();
  for (const notice of notices) {
    const key = notice.room?.id ?? "";
    const group = groups.get(key) ?? { room: notice.room, notices: [] };
    group.notices.push(notice);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What came from one room, with the way to mark all of it read. */
export function NoticeGroupCard({ group, children }: { group: NoticeGroup; children: ReactNode }) {
  const id = useId();
  const { room, notices } = group;
  const unread = notices.filter(({ readAt }) => readAt === null).length;
  return (
    <section aria-labelledby={id} className="mt-6">
      <header className="mb-2 flex min-h-9 items-center justify-between gap-3">
        <h2 id={id} className="truncate font-text text-base font-semibold">
          {room ? (
            <Link to={roomPath(room.slug)} className="rounded-sm hover:underline">
              {room.name}
            </Link>
          ) : (
            "Sedā.fm"
          )}
        </h2>
        {room && unread > 1 ? (
          <Form method="post" action={PATHS.notifications}>
            <Button variant="ghost" size="sm" name="roomId" value={room.id}>
              Mark these read<span className="sr-only">: {room.name}</span>
            </Button>
          </Form>
        ) : null}
      </header>
      <Card>
        <ul className="divide-y divide-line">{children}</ul>
      </Card>
    </section>
  );
}
