import { lookAtInvite } from "~/domain/invites/look.server";
import { revokeInvite } from "~/domain/invites/revoke.server";
import { nothing, ok } from "~/http/api/answers.server";
import { open, personal } from "~/http/api/endpoint.server";
import { invitedRoomShape } from "~/http/api/invite-shapes";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/invites/{invite}", "Invites", {
  GET: open({
    summary: "Where an invite leads",
    about:
      "As much of the room as its maker would say aloud. By a link's token, or by the id of your invitation.",
    data: invitedRoomShape,
    success: { 200: "Name, cover and member count." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => ok((await lookAtInvite(actor, params.invite)).room),
  }),
  DELETE: personal({
    summary: "Take an invite back",
    about: "A link or an invitation, by its id. For the owner, moderators, and whoever made it.",
    success: { 204: "It is no longer good." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => {
      await revokeInvite(actor, params.invite);
      return nothing();
    },
  }),
});
