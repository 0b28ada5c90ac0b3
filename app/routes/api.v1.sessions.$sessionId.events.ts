import { sessionIdFor } from "~/domain/sessions/door.server";
import { eventsOf } from "~/http/api/events.server";
import { apiRoute } from "~/http/api/route.server";
import { sessionStream } from "~/streams/names";

export const { loader, action } = apiRoute("/sessions/{sessionId}/events", "Sessions", {
  GET: eventsOf("session", async (actor, { sessionId }) =>
    sessionStream(await sessionIdFor(actor, sessionId)),
  ),
});
