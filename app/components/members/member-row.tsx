import { Link } from "@remix-run/react";
import type { MembershipDto } from "~/domain/rooms/schema";
import { personPath } from "../paths";
import { memberPath } from "../room/room-paths";
import { RelationBadge } from "../rooms/room-marks";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { TickBox } from "../ui/checks";
import { Icon } from "../ui/icon";
import { LazyMenu } from "../ui/lazy-menu";
import { RelativeTime } from "../ui/relative-time";
import type { MemberAct } from "./member-acts";

type MemberRowProps = {
  slug: string;
  member: MembershipDto;
  online: boolean;
  /** What the viewer may do with this person. */
  acts: MemberAct[];
  /** Shows a box to tick, for what is done with several. */
  selectable: boolean;
  now: number;
  timeZone: string;
};

/** One member: who they are, since when, and what may be done with them. */
export function MemberRow({ slug, member, online, acts, selectable, now, timeZone }: MemberRowProps) {
  const { userId, user, role, joinedAt, mutedUntil } = member;
  const muted = mutedUntil !== null && new Date(mutedUntil).getTime() > now;
  return (
    <li className="relative flex items-center gap-3 px-3.5 py-3 transition hover:bg-raised/40">
      {selectable ? (
        <label className="-m-2 inline-flex size-11 shrink-0 cursor-pointer items-center justify-center">
          <TickBox
            name="user"
            value={userId}
            aria-label={`Select ${user.displayName}`}
            disabled={acts.length === 0}
          />
        </label>
      ) : null}
      <Avatar id={user.id} src={user.avatarUrl} online={online} />
      <div className="min-w-0 flex-1">
        <Link to={personPath(user.username)} className="block truncate font-semibold hover:underline">
          {user.displayName}
        </Link>
        <p className="truncate text-sm text-text-faint">
          @{user.username}
          <span className="max-sm:hidden">
            {" "}
            · joined <RelativeTime iso={joinedAt} now={now} timeZone={timeZone} />
          </span>
        </p>
      </div>
      {muted ? <Badge tone="coral">Muted</Badge> : null}
      {role === "MEMBER" ? null : <RelationBadge relation={role} />}
      {acts.length > 0 ? (
        <LazyMenu
          label={`What to do with ${user.displayName}`}
          trigger={<Icon name="ellipsis" size={18} />}
          to={memberPath(slug, userId)}
          load={() => import("./act-links")}
        >
          {({ ActLinks }) => <ActLinks slug={slug} userId={userId} acts={acts} />}
        </LazyMenu>
      ) : null}
    </li>
  );
}
