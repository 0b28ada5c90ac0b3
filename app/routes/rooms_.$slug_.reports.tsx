import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { roomPath } from "~/components/paths";
import { CaseList } from "~/components/reports/case-list";
import { reportsPath } from "~/components/room/room-paths";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import { roomReports } from "~/domain/reports/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import { roomView } from "~/domain/rooms/queries.server";
import type { Handle } from "~/hooks/handle";
import { useReloadOnNotice } from "~/hooks/use-reload-on-notice";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { decideOnReport, nextOfQueue, queueOf } from "~/http/report-forms.server";
import { nowMs } from "~/world.server";

export const handle: Handle = {
  title: () => "Reports",
  backTo: (data: { room: { slug: string } } | undefined) => data && roomPath(data.room.slug),
};
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Reports in ${data.room.name}` : "Reports");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await orErrorPage(roomFor(await personOf(request), params.slug!));
  const { queue, cursor } = queueOf(request);
  const { cases, nextCursor } = await orErrorPage(roomReports(access, { queue, cursor }));
  const room = roomView(access);
  return {
    ...{ room, cases, queue },
    next: nextOfQueue(reportsPath(room.slug), queue, nextCursor),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  const { room } = await orErrorPage(roomFor(person, params.slug!));
  return decideOnReport(request, person, reportsPath(room.slug));
}

export default function RoomReportsPage() {
  const { room, ...queue } = useLoaderData<typeof loader>();
  useReloadOnNotice();
  return (
    <RoomSubpage room={room} title="Reports">
      <CaseList path={reportsPath(room.slug)} reply={useActionData<typeof action>()} {...queue} />
    </RoomSubpage>
  );
}
