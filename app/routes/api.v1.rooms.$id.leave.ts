import { leaveRoom } from "~/domain/members/leave.server";
import { parse } from "~/domain/parse";
import { leaveSchema } from "~/domain/rooms/schema";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/rooms/{id}/leave", "Members", {
  POST: personal({
    summary: "Leave a room",
    about:
      "An owner's room passes to the longest standing moderator, else member. The last one out deletes the room, " +
      "and says so with `confirm`.",
    body: leaveSchema,
    success: { 204: "You are not a member." },
    refusals: ["not_found", "conflict"],
    run: async ({ actor, params, body }) => {
      await leaveRoom(actor, params.id, parse(leaveSchema, body).confirm);
      return nothing();
    },
  }),
});
