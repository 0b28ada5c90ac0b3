import { joinRoom } from "~/domain/members/join.server";
import { created } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { membershipShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/rooms/{id}/join", "Members", {
  POST: personal({
    summary: "Join a room",
    data: membershipShape,
    success: { 201: "Your membership.", 200: "You were a member already: the same membership." },
    refusals: ["not_found"],
    repeatable: true,
    run: async ({ actor, params }) => {
      const joined = await joinRoom(actor, params.id);
      return created(joined.membership, joined.created);
    },
  }),
});
