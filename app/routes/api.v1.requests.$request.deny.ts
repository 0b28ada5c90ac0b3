import { denyRequest } from "~/domain/invites/requests.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/requests/{request}/deny", "Invites", {
  POST: personal({
    summary: "Turn a request down",
    about: "For the owner and moderators of the room. Whoever asked is told, and can ask again a day later.",
    success: { 204: "It is denied." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params }) => {
      await denyRequest(actor, params.request);
      return nothing();
    },
  }),
});
