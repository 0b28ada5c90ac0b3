import { leaveSession } from "~/domain/sessions/join.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/leave", "Sessions", {
  POST: personal({
    summary: "Leave a session",
    about:
      "The session only, not its room. What you added and have waiting stays, but in ROTATION goes with you.",
    success: { 204: "You are not in it." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => {
      await leaveSession(actor, params.sessionId);
      return nothing();
    },
  }),
});
