import { cancelRequest } from "~/domain/invites/requests.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/requests/{request}", "Invites", {
  DELETE: personal({
    summary: "Take your request back",
    success: { 204: "It is gone." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => {
      await cancelRequest(actor, params.request);
      return nothing();
    },
  }),
});
