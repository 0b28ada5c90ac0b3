import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { viewerOf } from "~/auth/viewer.server";
import { actsOn } from "~/components/members/acts-on";
import { BulkBar } from "~/components/members/bulk-bar";
import { MemberFilter } from "~/components/members/member-filter";
import { MemberRow } from "~/components/members/member-row";
import { pageTitle } from "~/components/page-title";
import { roomPath, withParams } from "~/components/paths";
import { membersPath } from "~/components/room/room-paths";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import { counted } from "~/components/rooms/room-types";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { SEARCH } from "~/components/ui/drawings/search";
import { EmptyState } from "~/components/ui/empty-state";
import { OlderLink } from "~/components/ui/pagination";
import { membersOf } from "~/domain/members/queries.server";
import { memberFilterFromAddress } from "~/domain/members/schema";
import { roomFor } from "~/domain/rooms/access.server";
import { roomView } from "~/domain/rooms/queries.server";
import type { Handle } from "~/hooks/handle";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { peopleIn } from "~/live/presence.server";
import { roomStream } from "~/streams/names";
import { nowMs } from "~/world.server";

export const handle: Handle = {
  title: () => "Members",
  backTo: (data: { room: { slug: string } } | undefined) => data && roomPath(data.room.slug),
};
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Members of ${data.room.name}` : "Members");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const access = await orErrorPage(roomFor(viewer, params.slug!));
  const { searchParams } = new URL(request.url);
  const filter = memberFilterFromAddress(searchParams);
  const online = peopleIn(roomStream(access.room.id));
  const cursor = searchParams.get("cursor");
  const { members, nextCursor } = await orErrorPage(membersOf(access, { ...filter, cursor }, online));
  const room = roomView(access);
  const filters = { q: filter.q ?? "", role: filter.role ?? "", state: filter.state ?? "" };
  const here = new Set(online);
  return {
    room,
    filters,
    rows: members.map((member) => ({
      member,
      online: here.has(member.userId),
      acts: actsOn(viewer, access, { ...member, relation: member.role, siteRole: member.user.role }, nowMs()),
    })),
    onlineCount: online.length,
    next: nextCursor && withParams(membersPath(room.slug), { ...filters, cursor: nextCursor }),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

export default function MembersPage() {
  const { room, filters, rows, onlineCount, next, now, timeZone } = useLoaderData<typeof loader>();
  const narrowed = Object.values(filters).some((value) => value !== "");
  const selectable = rows.some(({ acts }) => acts.includes("mute"));
  return (
    <RoomSubpage room={room} title="Members">
      <div className="space-y-5">
        <p className="numerals -mt-5 text-text-soft">
          {counted(room.memberCount, "member")}
          {onlineCount > 0 ? `, ${onlineCount.toLocaleString("en")} here now` : ""}
        </p>
        <MemberFilter slug={room.slug} filters={filters} />
        {rows.length === 0 ? (
          <EmptyState
            drawing={SEARCH}
            title="Nobody fits"
            action={
              <ButtonLink to={membersPath(room.slug)} variant="quiet">
                Show all members
              </ButtonLink>
            }
          >
            {filters.state === "online" ? "Nobody of them is here now." : "No member is like that."}
          </EmptyState>
        ) : (
          <Form action={`${membersPath(room.slug)}/act`} className="group/pick">
            <Card>
              <ul aria-label={narrowed ? "Members found" : "Members"} className="divide-y divide-line">
                {rows.map((row) => (
                  <MemberRow
                    key={row.member.userId}
                    slug={room.slug}
                    {...row}
                    selectable={selectable}
                    now={now}
                    timeZone={timeZone}
                  />
                ))}
              </ul>
            </Card>
            {selectable ? <BulkBar /> : null}
          </Form>
        )}
        {next ? <OlderLink to={next}>More members</OlderLink> : null}
      </div>
    </RoomSubpage>
  );
}
