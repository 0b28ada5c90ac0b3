import { z } from "zod";
import { acceptInvite } from "~/domain/invites/accept.server";
import { acceptSchema } from "~/domain/invites/schema";
import { created } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { ownRequestShape } from "~/http/api/invite-shapes";
import { apiRoute } from "~/http/api/route.server";
import { membershipShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/invites/{invite}/accept", "Invites", {
  POST: personal({
    summary: "Accept an invite",
    about:
      "By a link's token, or by the id of your invitation. A link that needs approval makes a request to join instead: " +
      "the answer then is that request, with the status PENDING, and `note` is told to those who decide.",
    body: acceptSchema,
    data: z.union([membershipShape, ownRequestShape]),
    success: {
      201: "Your membership, or your request.",
      200: "You were a member or had asked already: the same membership or request.",
    },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, body }) => {
      const accepted = await acceptInvite(actor, params.invite, body);
      return created(accepted.membership ?? accepted.request, accepted.created);
    },
  }),
});
