import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { AuditDto, ModerationAction } from "~/domain/moderation/schema";
import { actionWords, endOf } from "~/domain/moderation/words";
import { dayAndTime } from "~/domain/notifications/words";
import { personPath, roomPath } from "../paths";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { Icon, type IconName } from "../ui/icon";
import { RelativeTime } from "../ui/relative-time";

const ICONS: Record<ModerationAction, IconName> = {
  DELETE_MESSAGE: "message-square-x",
  RESTORE_MESSAGE: "rotate-ccw",
  CLEAR_REACTIONS: "message-square-x",
  MUTE_USER: "volume-x",
  UNMUTE_USER: "rotate-ccw",
  KICK_USER: "user-x",
  BAN_USER: "ban",
  UNBAN_USER: "door-open",
  CHANGE_ROLE: "shield",
  UPDATE_ROOM: "settings-2",
  DELETE_ROOM: "trash-2",
  END_SESSION: "music",
  REMOVE_TRACK: "music",
  RUN_JOB: "settings-2",
  CHANGE_FLAG: "settings-2",
};

type Line = AuditDto & { room?: { slug: string; name: string; deletedAt: string | null } | null };

type AuditListProps<L extends Line> = {
  lines: L[];
  now: number;
  timeZone: string;
  /** What can be done with a line: a form that undoes it. */
  actions?: (line: L) => ReactNode;
};

/** Lines of an audit log: who did what to whom, when and why. */
export function AuditList<L extends Line>({ lines, now, timeZone, actions }: AuditListProps<L>) {
  return (
    <Card>
      <ul aria-label="Audit log" className="divide-y divide-line">
        {lines.map((line) => (
          <AuditLine key={line.id} line={line} now={now} timeZone={timeZone}>
            {actions?.(line)}
          </AuditLine>
        ))}
      </ul>
    </Card>
  );
}

type AuditLineProps = { line: Line; now: number; timeZone: string; children?: ReactNode };

function AuditLine({ line, now, timeZone, children }: AuditLineProps) {
  const { actor, action, targetUser, reason, room, createdAt, undoneAt } = line;
  const icon = ICONS[action];
  const until = endOf(line);
  return (
    <li className="flex items-start gap-3.5 p-3.5">
      <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-md bg-raised text-text-soft">
        <Icon name={icon} size={18} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          <PersonLink username={actor.username}>{actor.displayName}</PersonLink> {actionWords(line)}
          {until ? ` until ${dayAndTime(until, timeZone)}` : null}
          {room ? (
            <>
              {" in "}
              {room.deletedAt ? (
                <span className="font-semibold">{room.name}</span>
              ) : (
                <Link to={roomPath(room.slug)} className="font-semibold hover:underline">
                  {room.name}
                </Link>
              )}
            </>
          ) : null}
        </p>
        {reason ? <p className="whitespace-pre-line text-text-soft wrap-anywhere">{reason}</p> : null}
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2.5 text-sm text-text-faint">
          <RelativeTime iso={createdAt} now={now} timeZone={timeZone} />
          {targetUser ? <PersonLink username={targetUser.username}>@{targetUser.username}</PersonLink> : null}
          {undoneAt ? <Badge>Undone</Badge> : null}
        </p>
      </div>
      {children}
    </li>
  );
}

function PersonLink({ username, children }: { username: string; children: ReactNode }) {
  return (
    <Link to={personPath(username)} className="font-semibold hover:underline">
      {children}
    </Link>
  );
}
