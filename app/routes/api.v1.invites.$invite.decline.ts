import { declineInvite } from "~/domain/invites/revoke.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/invites/{invite}/decline", "Invites", {
  POST: personal({
    summary: "Decline an invitation",
    success: { 204: "It is declined." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => {
      await declineInvite(actor, params.invite);
      return nothing();
    },
  }),
});
