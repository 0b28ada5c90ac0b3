import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { personOf } from "~/auth/viewer.server";
import { roomPath } from "~/components/paths";
import { joinRoom } from "~/domain/members/join.server";
import { redirectWith } from "~/http/flash.server";
import { orErrorPage } from "~/http/refusals.server";

/** Makes the viewer a member and takes them into the room. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  const { created } = await orErrorPage(joinRoom(person, params.slug!));
  return redirectWith(
    roomPath(params.slug!),
    created ? { kind: "success", text: "You are in. Say hello." } : null,
  );
}

/** Whoever was sent to sign in first comes back here, and looks at the room before joining. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(roomPath(params.slug!));
