import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { personPath, roomPath, withParams } from "~/components/paths";
import { bansPath, memberActPath } from "~/components/room/room-paths";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import { Avatar } from "~/components/ui/avatar";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { ROPE } from "~/components/ui/drawings/rope";
import { EmptyState } from "~/components/ui/empty-state";
import { OlderLink } from "~/components/ui/pagination";
import { RelativeTime } from "~/components/ui/relative-time";
import type { Person } from "~/domain/actor";
import { bansOf } from "~/domain/moderation/bans.server";
import { dayAndTime } from "~/domain/notifications/words";
import { roomFor } from "~/domain/rooms/access.server";
import { roomView } from "~/domain/rooms/queries.server";
import type { Handle } from "~/hooks/handle";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = {
  title: () => "Bans",
  backTo: (data: { room: { slug: string } } | undefined) => data && roomPath(data.room.slug),
};
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Banned from ${data.room.name}` : "Bans");

async function bansPage(person: Person, slug: string, cursor: string | null) {
  const access = await roomFor(person, slug);
  const { bans, nextCursor } = await bansOf(access, { cursor });
  const room = roomView(access);
  return { room, bans, next: nextCursor && withParams(bansPath(room.slug), { cursor: nextCursor }) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get("cursor");
  return {
    ...(await orErrorPage(bansPage(await personOf(request), params.slug!, cursor))),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

export default function BansPage() {
  const { room, bans, next, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <RoomSubpage room={room} title="Bans">
      {bans.length === 0 ? (
        <EmptyState drawing={ROPE} title="Nobody is kept out">
          Whoever is banned stands here, with the reason and until when.
        </EmptyState>
      ) : (
        <Card>
          <ul aria-label="Banned people" className="divide-y divide-line">
            {bans.map(({ userId, user, until, reason, createdAt }) => (
              <li key={userId} className="flex items-start gap-3 p-3.5">
                <Avatar id={user.id} src={user.avatarUrl} />
                <div className="min-w-0 flex-1">
                  <Link to={personPath(user.username)} className="font-semibold hover:underline">
                    {user.displayName}
                  </Link>
                  {reason ? <p className="text-text-soft wrap-anywhere">{reason}</p> : null}
                  <p className="text-sm text-text-faint">
                    {until ? `until ${dayAndTime(until, timeZone)}` : "for ever"} · banned{" "}
                    <RelativeTime iso={createdAt} now={now} timeZone={timeZone} />
                  </p>
                </div>
                <ButtonLink to={memberActPath(room.slug, "unban", [userId])} variant="quiet" size="sm">
                  Lift
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {next ? <OlderLink to={next}>Older bans</OlderLink> : null}
    </RoomSubpage>
  );
}
