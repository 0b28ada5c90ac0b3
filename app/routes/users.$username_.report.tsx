import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { personPath } from "~/components/paths";
import { ReportForm } from "~/components/reports/report-form";
import { profileOf } from "~/domain/accounts/profile.server";
import type { Person } from "~/domain/actor";
import { canReportPerson } from "~/domain/reports/policy";
import { reportInRoom, reportPerson } from "~/domain/reports/report.server";
import { roomFor } from "~/domain/rooms/access.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { orErrorPage } from "~/http/refusals.server";

export const handle: Handle = {
  title: () => "Report a person",
  backTo: (page: { back: string } | undefined) => page?.back,
};
export const meta: MetaFunction = () => pageTitle("Report a person");

/** The person, and the room whose moderators decide where the address names one. */
async function aboutWhom(viewer: Person, username: string, url: string) {
  const slug = new URL(url).searchParams.get("room");
  const room = slug ? (await roomFor(viewer, slug)).room : null;
  return { person: await profileOf(username), room: room && { id: room.id, name: room.name } };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await personOf(request);
  const { person, room } = await orErrorPage(aboutWhom(viewer, params.username!, request.url));
  const back = personPath(person.username);
  if (!canReportPerson(viewer, person.id)) throw redirect(back);
  return { name: person.displayName, username: person.username, room: room?.name ?? null, back };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await personOf(request);
  const { person, room } = await orErrorPage(aboutWhom(viewer, params.username!, request.url));
  return submitForm(await formOf(request), async ({ reason }) => {
    const report = { userId: person.id, reason: reason ?? "" };
    await (room ? reportInRoom(viewer, room.id, report) : reportPerson(viewer, report));
    const who = room ? "The moderators" : "The site's admins";
    return redirectWith(personPath(person.username), {
      kind: "success",
      text: `Thank you. ${who} will look at it.`,
    });
  });
}

export default function ReportPersonPage() {
  const { name, username, room, back } = useLoaderData<typeof loader>();
  const who = room ? `The moderators of ${room}` : "The site's admins";
  return (
    <ReportForm
      reply={useActionData<typeof action>()}
      title={`Report ${name}`}
      lead={`${who} will look at it. ${name} (@${username}) never learns who reported them.`}
      about={null}
      backTo={back}
    />
  );
}
