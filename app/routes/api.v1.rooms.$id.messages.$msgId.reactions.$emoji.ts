import { setReaction } from "~/domain/messages/react.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/rooms/{id}/messages/{msgId}/reactions/{emoji}", "Messages", {
  DELETE: personal({
    summary: "Take a reaction back",
    success: { 204: "You have not reacted so." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params }) => {
      await setReaction(actor, params.id, params.msgId, params.emoji, false);
      return nothing();
    },
  }),
});
