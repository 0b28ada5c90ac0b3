import { approveRequest } from "~/domain/invites/requests.server";
import { created } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { membershipShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/requests/{request}/approve", "Invites", {
  POST: personal({
    summary: "Let somebody in who asked",
    about: "For the owner and moderators of the room.",
    data: membershipShape,
    success: { 201: "Their membership.", 200: "They were a member already." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => {
      const joined = await approveRequest(actor, params.request);
      return created(joined.membership, joined.created);
    },
  }),
});
