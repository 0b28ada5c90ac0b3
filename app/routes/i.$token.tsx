import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personOf, viewerOf } from "~/auth/viewer.server";
import { InviteGone, InviteLanding } from "~/components/invites/invite-landing";
import { pageTitle } from "~/components/page-title";
import { roomPath } from "~/components/paths";
import { counted } from "~/components/rooms/room-types";
import type { Person } from "~/domain/actor";
import { acceptInvite } from "~/domain/invites/accept.server";
import { lookAtInvite } from "~/domain/invites/look.server";
import { cancelRequest } from "~/domain/invites/requests.server";
import { invitePath } from "~/domain/invites/schema";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { publicOrigin } from "~/http/origin.server";
import { unlessNotFound } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "Invite" };
/** What a chat makes of the link is what the page itself shows. */
export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const room = data?.invited?.room;
  return [
    ...pageTitle(room ? `Join ${room.name}` : "This invite is no longer good"),
    { name: "robots", content: "noindex" },
    ...(room
      ? [
          { property: "og:title", content: room.name },
          { property: "og:description", content: `You are invited. ${counted(room.memberCount, "member")}.` },
          { property: "og:image", content: `${data.origin}${room.coverUrl}` },
        ]
      : []),
  ];
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const seen = await unlessNotFound(lookAtInvite(viewer, params.token!));
  const invited = seen && { ...seen, now: nowMs() };
  const about = { path: invitePath(params.token!), isSignedIn: viewer !== null };
  return data({ invited, origin: publicOrigin(request), ...about }, { status: invited ? 200 : 404 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  const path = invitePath(params.token!);
  return submitForm(await formOf(request), async (fields) => {
    const answer = await unlessNotFound(
      fields.intent === "cancel"
        ? takeBack(person, params.token!, path)
        : come(person, params.token!, fields, path),
    );
    // The page itself says that the invite is gone.
    return answer ?? redirect(path, { status: 303 });
  });
}

async function come(person: Person, key: string, fields: Record<string, unknown>, path: string) {
  const { slug, request, created } = await acceptInvite(person, key, { note: fields.note });
  if (request) return redirectWith(path, created ? { kind: "success", text: "You asked to come in." } : null);
  return redirectWith(roomPath(slug), created ? { kind: "success", text: "You are in. Say hello." } : null);
}

async function takeBack(person: Person, key: string, path: string) {
  const { request } = await lookAtInvite(person, key);
  if (request) await cancelRequest(person, request.id);
  return redirectWith(path, { kind: "success", text: "Your request is taken back." });
}

export default function InvitePage() {
  const { invited, path, isSignedIn } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!invited) return <InviteGone />;
  const note = reply?.initialValue?.note;
  return (
    <InviteLanding
      {...invited}
      {...{ path, isSignedIn }}
      errors={reply?.error?.note ?? reply?.error?.[""] ?? undefined}
      note={typeof note === "string" ? note : undefined}
    />
  );
}
