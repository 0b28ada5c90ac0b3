import { Link } from "@remix-run/react";
import { genreLabel } from "~/domain/rooms/genres";
import type { SessionDto } from "~/domain/sessions/schema";
import { cx } from "../cx";
import { personPath, roomPath } from "../paths";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { LiveDot } from "../ui/live-marks";
import { listeningWords } from "./session-title";
import { MODES } from "./session-words";

/** Whether it goes on now: a word and a sign. */
export function StatusMark({ status, className }: { status: SessionDto["status"]; className?: string }) {
  const look = "inline-flex items-center gap-2 text-sm font-semibold";
  if (status === "ACTIVE")
    return (
      <span className={cx(look, "text-coral-text", className)}>
        <LiveDot /> Live
      </span>
    );
  return (
    <span className={cx(look, "text-text-faint", className)}>
      {status === "PAUSED" ? <Icon name="pause" size={14} /> : null}
      {status === "PAUSED" ? "Paused" : "Ended"}
    </span>
  );
}

/** Genre and mode: what kind of evening it is. */
export function KindMark({ session }: { session: Pick<SessionDto, "genre" | "mode" | "isPrivate"> }) {
  const { label, icon } = MODES[session.mode];
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-sm text-text-faint">
      {session.isPrivate ? <Icon name="lock" size={14} label="Private" className="shrink-0" /> : null}
      <Icon name={icon} size={14} className="shrink-0" />
      <span className="truncate">
        {label} · {genreLabel(session.genre)}
      </span>
    </span>
  );
}

/** How many hear it, in as little space as can be. */
export function ListeningMark({ count }: { count: number }) {
  return (
    <span className="numerals inline-flex items-center gap-1.5" title={listeningWords(count)}>
      <Icon name="headphones" size={14} />
      <span aria-hidden="true">{count.toLocaleString("en")}</span>
      <span className="sr-only">{listeningWords(count)}</span>
    </span>
  );
}

/** Who hosts, with a way to them. */
export function HostLine({ host, label = "Hosted by" }: { host: SessionDto["host"]; label?: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <Avatar id={host.id} src={host.avatarUrl} size="xs" />
      <span className="min-w-0 truncate">
        <span className="text-text-faint">{label} </span>
        <Link to={personPath(host.username)} className="font-semibold hover:underline">
          {host.displayName}
        </Link>
      </span>
    </span>
  );
}

/** The room it is in. */
export function RoomLine({ room }: { room: NonNullable<SessionDto["room"]> }) {
  return (
    <Link
      to={roomPath(room.slug)}
      prefetch="intent"
      className="-my-2 inline-flex min-h-9 min-w-0 items-center gap-1.5 rounded-sm font-semibold text-text-soft hover:text-text"
    >
      <Icon name="door-open" size={15} className="shrink-0" />
      <span className="truncate">{room.name}</span>
    </Link>
  );
}
