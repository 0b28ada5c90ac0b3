import { changeRole } from "~/domain/members/roles.server";
import { moderate } from "~/domain/moderation/moderate.server";
import { changeRoleSchema } from "~/domain/rooms/schema";
import { nothing, ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { membershipShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/rooms/{id}/members/{userId}", "Members", {
  PATCH: personal({
    summary: "Change a member's role",
    about: "For the owner. OWNER hands the room over; the owner until then becomes a moderator.",
    body: changeRoleSchema,
    data: membershipShape,
    success: { 200: "The membership as it is now." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, body }) => ok(await changeRole(actor, params.id, params.userId, body)),
  }),
  DELETE: personal({
    summary: "Remove a member",
    about: "For the owner and moderators. Their sockets leave the room before this answers.",
    success: { 204: "They are out." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params }) => {
      await moderate(actor, params.id, { action: "KICK_USER", targetId: params.userId });
      return nothing();
    },
  }),
});
