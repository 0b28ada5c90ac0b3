import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "~/auth/viewer.server";
import { sessionFor } from "~/domain/sessions/access.server";
import { chatPage } from "~/domain/sessions/chat.server";
import { sessionSnapshot } from "~/domain/sessions/queries.server";
import type { SessionStart } from "~/hooks/live/session-feed";
import { orErrorPage } from "~/http/refusals.server";

/** What a session's feed begins with, for the player: away from the session's page, and when the log reaches back no more. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const access = await orErrorPage(sessionFor(await viewerOf(request), params.id!));
  // The chat after the state: what was written in between comes again by its number, and counts once.
  const snapshot = await sessionSnapshot(access);
  const { messages } = await chatPage(access);
  const start: SessionStart = { ...snapshot, messages };
  return Response.json(start, { headers: { "Cache-Control": "no-store" } });
}
