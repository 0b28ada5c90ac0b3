import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { InvitePeople } from "~/components/invites/invite-people";
import { LinkForm } from "~/components/invites/link-form";
import { LinkList } from "~/components/invites/link-list";
import { InvitedPeople, RequestQueue } from "~/components/invites/waiting-people";
import { pageTitle } from "~/components/page-title";
import { roomPath } from "~/components/paths";
import { roomInvitesPath } from "~/components/room/room-paths";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import { counted } from "~/components/rooms/room-types";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { FormErrors } from "~/components/ui/form-fields";
import { OlderLink } from "~/components/ui/pagination";
import type { Person } from "~/domain/actor";
import { findPeople } from "~/domain/invites/find-people.server";
import { invite } from "~/domain/invites/invite.server";
import { invitesOf, requestsOf } from "~/domain/invites/queries.server";
import { approveRequest, denyRequest } from "~/domain/invites/requests.server";
import { revokeInvite } from "~/domain/invites/revoke.server";
import { roomFor } from "~/domain/rooms/access.server";
import { roomView } from "~/domain/rooms/queries.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { looksOf } from "~/http/looks";
import { publicOrigin } from "~/http/origin.server";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = {
  title: () => "Invites",
  backTo: (data: { room: { slug: string } } | undefined) => data && roomPath(data.room.slug),
};
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Invites to ${data.room.name}` : "Invites");

/** How many of each kind stand on the page at once. */
const limit = 20;

async function invitesPage(person: Person, slug: string, params: URLSearchParams) {
  const access = await roomFor(person, slug);
  const q = params.get("q")?.trim() ?? "";
  const [links, people, queue, found] = await Promise.all([
    invitesOf(access, { kind: "LINK", limit, cursor: params.get("links") }),
    invitesOf(access, { kind: "DIRECT", limit, cursor: params.get("people") }),
    requestsOf(access, { limit, cursor: params.get("requests") }),
    findPeople(access, q),
  ]);
  const room = roomView(access);
  const more = (name: string, cursor: string | null) =>
    cursor && `${roomInvitesPath(room.slug)}?${new URLSearchParams({ [name]: cursor })}`;
  return {
    ...{ room, q, found },
    links: { shown: links.invites, next: more("links", links.nextCursor) },
    people: { shown: people.invites, next: more("people", people.nextCursor) },
    requests: { shown: queue.requests, next: more("requests", queue.nextCursor) },
  };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const { searchParams } = new URL(request.url);
  return {
    ...(await orErrorPage(invitesPage(person, params.slug!, searchParams))),
    origin: publicOrigin(request),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

/** Does what an intent names, and says so. */
async function run(person: Person, slug: string, fields: Record<string, unknown>): Promise<string> {
  const [verb, id = ""] = String(fields.intent).split(" ");
  switch (verb) {
    case "invite": {
      const made = await invite(person, slug, { userId: id });
      return `${made.invite.user?.displayName} is invited.`;
    }
    case "revoke": {
      const { isLink } = await revokeInvite(person, id);
      return isLink ? "The link is no longer good." : "The invitation is taken back.";
    }
    case "approve": {
      const { membership } = await approveRequest(person, id);
      return `${membership.user.displayName} is in.`;
    }
    case "deny":
      await denyRequest(person, id);
      return "The request is denied.";
    default:
      await invite(person, slug, fields);
      return "The link is ready. Send it, or let them scan its code.";
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  const slug = params.slug!;
  await orErrorPage(roomFor(person, slug));
  return submitForm(await formOf(request), async (fields) => {
    const text = await run(person, slug, fields);
    return redirectWith(roomInvitesPath(slug), { kind: "success", text });
  });
}

export default function RoomInvitesPage() {
  const { room, origin, links, people, requests, q, found, now, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isOfLink = reply?.initialValue?.intent === "link";
  const times = { now, timeZone };
  return (
    <RoomSubpage room={room} title="Invites">
      {reply && !isOfLink ? <FormErrors errors={reply.error?.[""] ?? undefined} /> : null}
      {requests.shown.length > 0 ? (
        <SettingsBlock
          title="At the door"
          lead={`${requests.next ? "More than " : ""}${counted(requests.shown.length, "person", "people")} would like to come in.`}
        >
          <RequestQueue requests={requests.shown} {...times} />
          {requests.next ? <OlderLink to={requests.next}>More requests</OlderLink> : null}
        </SettingsBlock>
      ) : null}
      <SettingsBlock title="Invite somebody" lead="They find it among their invites, and say yes or no.">
        <InvitePeople q={q} found={found} />
        {people.shown.length > 0 ? <InvitedPeople invites={people.shown} {...times} /> : null}
        {people.next ? <OlderLink to={people.next}>More who are invited</OlderLink> : null}
      </SettingsBlock>
      <SettingsBlock
        title="Links"
        lead="For whoever you give them to. A link shows the room’s name, cover and member count, nothing else."
      >
        <LinkForm reply={reply} canAskFirst={room.isPrivate} />
        {links.shown.length > 0 ? <LinkList links={links.shown} origin={origin} {...times} /> : null}
        {links.next ? <OlderLink to={links.next}>More links</OlderLink> : null}
      </SettingsBlock>
    </RoomSubpage>
  );
}
