import { Form, Link } from "@remix-run/react";
import type { NotificationDto, NotificationKind } from "~/domain/notifications/schema";
import { wordsOf } from "~/domain/notifications/words";
import { cx } from "../cx";
import { PATHS } from "../paths";
import { Avatar } from "../ui/avatar";
import { Icon, type IconName } from "../ui/icon";
import { RelativeTime } from "../ui/relative-time";
import { noticePath } from "./notice-path";

const ICONS: Partial<Record<NotificationKind, IconName>> = {
  MENTION: "at-sign",
  REPLY: "message-circle",
  INVITED: "door-open",
  JOIN_REQUESTED: "door-open",
  REQUEST_ACCEPTED: "door-open",
  REQUEST_DENIED: "door-open",
  ADDED: "door-open",
  ROLE_CHANGED: "shield",
  KICKED: "shield-alert",
  BANNED: "shield-alert",
  MUTED: "shield-alert",
  MESSAGE_REMOVED: "shield-alert",
  REPORTED: "flag",
  REPORT_CLOSED: "circle-check",
  SESSION_STARTED: "music",
  TURN_NEXT: "music",
  TRACK_PLAYING: "music",
};

/** One line of the inbox. Following it marks it read; so does its button, which needs no script. */
export function NoticeLine({
  notice,
  now,
  timeZone,
}: {
  notice: NotificationDto;
  now: number;
  timeZone: string;
}) {
  const { text, detail } = wordsOf(notice, timeZone);
  const to = noticePath(notice);
  const unread = notice.readAt === null;
  const follow = () => unread && void markRead(notice.id);
  return (
    <li className={cx("relative flex items-start gap-3.5 p-3.5 transition", to && "hover:bg-raised/40")}>
      <NoticeSign notice={notice} />
      <div className="min-w-0 flex-1">
        <p className={cx("wrap-anywhere", unread ? "font-semibold" : "text-text-soft")}>
          {unread ? <span className="sr-only">Unread: </span> : null}
          {to ? (
            <Link to={to} onClick={follow} className="covers-card">
              {text}
            </Link>
          ) : (
            text
          )}
        </p>
        {detail ? <p className="mt-0.5 line-clamp-2 text-text-soft wrap-anywhere">{detail}</p> : null}
        <p className="mt-0.5 text-sm text-text-faint">
          <RelativeTime iso={notice.createdAt} now={now} timeZone={timeZone} />
        </p>
      </div>
      {unread ? (
        <Form method="post" action={PATHS.notifications} className="relative z-10 -my-1.5 -mr-1.5">
          <button
            name="id"
            value={notice.id}
            aria-label={`Mark read: ${text}`}
            title="Mark read"
            className="icon-button"
          >
            <span className="size-2.5 rounded-full bg-coral" />
          </button>
        </Form>
      ) : null}
    </li>
  );
}

/** Who did it, or a sign of what it is about. */
function NoticeSign({ notice: { kind, data } }: { notice: NotificationDto }) {
  const icon = ICONS[kind] ?? "bell";
  if (!data.by)
    return (
      <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-raised text-text-soft">
        <Icon name={icon} size={20} />
      </span>
    );
  return (
    <span className="relative shrink-0">
      <Avatar id={data.by.id} src={data.by.avatarUrl} />
      <span className="absolute -bottom-1 -right-1 inline-flex size-5 items-center justify-center rounded-full bg-overlay text-text-soft ring-2 ring-card">
        <Icon name={icon} size={12} stroke={2.5} />
      </span>
    </span>
  );
}

/**
 * Goes out beside the navigation, and not by the router: that cannot finish a form while the page it leads to is still being
 * looked for. The page and all others hear of it by the socket.
 */
function markRead(id: string): Promise<unknown> {
  return fetch("/api/v1/notifications/read", {
    ...{ method: "POST", keepalive: true, headers: { "Content-Type": "application/json" } },
    body: JSON.stringify({ ids: [id] }),
  }).catch(() => undefined);
}
