import { follow, unfollow } from "~/domain/follows/follow.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/users/{userId}/follow", "DJs", {
  POST: personal({
    summary: "Follow a host",
    about: "You are told when they start a session that you may see.",
    success: { 204: "You follow them." },
    refusals: ["not_found", "conflict"],
    repeatable: true,
    run: async ({ actor, params }) => {
      await follow(actor, params.userId);
      return nothing();
    },
  }),
  DELETE: personal({
    summary: "Follow a host no longer",
    success: { 204: "You do not follow them." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => {
      await unfollow(actor, params.userId);
      return nothing();
    },
  }),
});
