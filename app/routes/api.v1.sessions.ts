import { startSessionSchema } from "~/domain/sessions/inputs";
import { startSession } from "~/domain/sessions/start.server";
import { created } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { sessionShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions", "Sessions", {
  POST: personal({
    summary: "Start a session",
    about:
      "You are its host. With `roomId` it is the room's, which has at most one at a time; without, it stands alone. " +
      "`initialTrack`, or its address, plays at once.",
    body: startSessionSchema,
    data: sessionShape,
    success: { 201: "The session." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, body }) => created(await startSession(actor, body)),
  }),
});
