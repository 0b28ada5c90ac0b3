import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { viewerOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { personPath, roomPath } from "~/components/paths";
import { RelationBadge } from "~/components/rooms/room-marks";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import { counted } from "~/components/rooms/room-types";
import { Avatar } from "~/components/ui/avatar";
import { Card } from "~/components/ui/card";
import { OlderLink } from "~/components/ui/pagination";
import { RelativeTime } from "~/components/ui/relative-time";
import { membersOf } from "~/domain/members/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import { roomView } from "~/domain/rooms/queries.server";
import type { Handle } from "~/hooks/handle";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = {
  title: () => "Members",
  backTo: (data: { room: { slug: string } } | undefined) => data && roomPath(data.room.slug),
};
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Members of ${data.room.name}` : "Members");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await orErrorPage(roomFor(await viewerOf(request), params.slug!));
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { members, nextCursor } = await orErrorPage(membersOf(access, { cursor }));
  const room = roomView(access);
  return {
    room,
    members,
    next: nextCursor && `${roomPath(room.slug)}/members?${new URLSearchParams({ cursor: nextCursor })}`,
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

export default function MembersPage() {
  const { room, members, next, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <RoomSubpage room={room} title="Members">
      <div>
        <p className="numerals -mt-5 mb-5 text-text-soft">
          {counted(room.memberCount, "member")}, those who came first at the top.
        </p>
        <Card>
          <ul aria-label="Members" className="divide-y divide-line">
            {members.map(({ userId, user, role, joinedAt }) => (
              <li
                key={userId}
                className="relative flex items-center gap-3.5 p-3.5 transition hover:bg-raised/40"
              >
                <Avatar id={user.id} src={user.avatarUrl} />
                <div className="min-w-0 flex-1">
                  <Link to={personPath(user.username)} className="covers-card block truncate font-semibold">
                    {user.displayName}
                  </Link>
                  <p className="truncate text-sm text-text-faint">
                    @{user.username} · joined <RelativeTime iso={joinedAt} now={now} timeZone={timeZone} />
                  </p>
                </div>
                {role === "MEMBER" ? null : <RelationBadge relation={role} />}
              </li>
            ))}
          </ul>
        </Card>
        {next ? <OlderLink to={next}>More members</OlderLink> : null}
      </div>
    </RoomSubpage>
  );
}
