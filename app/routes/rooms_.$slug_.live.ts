import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "~/auth/viewer.server";
import { roomFor } from "~/domain/rooms/access.server";
import { liveInRoom } from "~/domain/sessions/lists.server";
import { orErrorPage } from "~/http/refusals.server";

/** The session that goes on in a room, for the banner of a page that stands open. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const { room } = await orErrorPage(roomFor(viewer, params.slug!));
  return Response.json({ live: (await liveInRoom(viewer, [room.id])).get(room.id) ?? null });
}
