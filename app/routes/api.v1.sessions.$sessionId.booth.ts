import { stepDown, stepUp } from "~/domain/sessions/roles.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/sessions/{sessionId}/booth", "DJs", {
  POST: personal({
    summary: "Step up to the booth",
    about: "In ROTATION. The DJs there take turns, one track each from their own line.",
    success: { 204: "You are in the booth." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => {
      await stepUp(actor, params.sessionId);
      return nothing();
    },
  }),
  DELETE: personal({
    summary: "Leave the booth",
    about: "Your tracks that wait go with you.",
    success: { 204: "You are not in the booth." },
    refusals: ["not_found", "conflict"],
    run: async ({ actor, params }) => {
      await stepDown(actor, params.sessionId);
      return nothing();
    },
  }),
});
