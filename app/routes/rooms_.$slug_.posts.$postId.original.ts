import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "~/auth/viewer.server";
import { message } from "~/domain/messages/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import { orErrorPage } from "~/http/refusals.server";

/** What a repost passes on, as far as the viewer may read it: events tell all alike, so they leave out what not all may. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await orErrorPage(roomFor(await viewerOf(request), params.slug!));
  const { repost } = await orErrorPage(message(access, params.postId!));
  return { original: repost?.original ?? null };
}
