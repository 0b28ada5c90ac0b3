import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { OwnRequestList, ReceivedList } from "~/components/invites/received-list";
import { pageTitle } from "~/components/page-title";
import { PATHS, roomPath } from "~/components/paths";
import { RoomsHeading } from "~/components/rooms/rooms-heading";
import { ButtonLink } from "~/components/ui/button";
import { DOOR } from "~/components/ui/drawings/door";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/form-fields";
import { OlderLink } from "~/components/ui/pagination";
import { acceptInvite } from "~/domain/invites/accept.server";
import { ownRequests, receivedCount, receivedInvites } from "~/domain/invites/queries.server";
import { cancelRequest } from "~/domain/invites/requests.server";
import { declineInvite } from "~/domain/invites/revoke.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { viewerWith } from "~/http/parts.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "Invites" };
export const meta: MetaFunction = () => pageTitle("Your invites");

export async function loader({ request }: LoaderFunctionArgs) {
  await viewerWith(request, "rooms");
  const person = await personOf(request);
  const cursor = new URL(request.url).searchParams.get("cursor");
  const [{ invites, nextCursor }, count, requests] = await Promise.all([
    orErrorPage(receivedInvites(person, { cursor })),
    receivedCount(person),
    ownRequests(person),
  ]);
  return {
    ...{ invites, count, requests },
    next: nextCursor && `${PATHS.invites}?${new URLSearchParams({ cursor: nextCursor })}`,
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async ({ intent }) => {
    const [verb, id = ""] = String(intent).split(" ");
    if (verb === "accept") {
      const { slug } = await acceptInvite(person, id);
      return redirectWith(roomPath(slug), { kind: "success", text: "You are in. Say hello." });
    }
    if (verb === "cancel") await cancelRequest(person, id);
    else await declineInvite(person, id);
    const text = verb === "cancel" ? "Your request is taken back." : "The invitation is declined.";
    return redirectWith(PATHS.invites, { kind: "success", text });
  });
}

export default function InvitesPage() {
  const { invites, count, requests, next, now, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const times = { now, timeZone };
  return (
    <div className="mx-auto max-w-6xl px-4 py-5 sm:px-8 lg:py-10">
      <RoomsHeading current="invites" invites={count} />
      <div className="max-w-2xl space-y-10">
        <FormErrors errors={reply?.error?.[""] ?? undefined} />
        {invites.length > 0 ? (
          <section aria-labelledby="invited-title">
            <h2 id="invited-title" className="mb-3 text-xl">
              You are invited
            </h2>
            <ReceivedList invites={invites} {...times} />
            {next ? <OlderLink to={next}>More invites</OlderLink> : null}
          </section>
        ) : null}
        {requests.length > 0 ? (
          <section aria-labelledby="asked-title">
            <h2 id="asked-title" className="mb-3 text-xl">
              You asked
            </h2>
            <OwnRequestList requests={requests} {...times} />
          </section>
        ) : null}
      </div>
      {invites.length + requests.length === 0 ? <NoInvites /> : null}
    </div>
  );
}

function NoInvites() {
  return (
    <EmptyState
      drawing={DOOR}
      title="No invites just now"
      action={
        <>
          <ButtonLink to={PATHS.discover}>Discover rooms</ButtonLink>
          <ButtonLink to={PATHS.newRoom} variant="quiet">
            Open one of your own
          </ButtonLink>
        </>
      }
    >
      <p>When somebody wants you in their room, it waits for you here. Many doors are open without one.</p>
    </EmptyState>
  );
}
