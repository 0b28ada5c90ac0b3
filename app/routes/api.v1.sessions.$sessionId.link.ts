import { newLink, revokeLink } from "~/domain/sessions/link.server";
import { created, nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { sessionLinkShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/link", "Sessions", {
  POST: personal({
    summary: "Make a link that lets people in",
    about: "For the host and co-DJs of a private session. It takes the place of the link before.",
    data: sessionLinkShape,
    success: { 201: "The link." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => created(await newLink(actor, params.sessionId)),
  }),
  DELETE: personal({
    summary: "Take the link back",
    success: { 204: "It lets nobody in any more." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => {
      await revokeLink(actor, params.sessionId);
      return nothing();
    },
  }),
});
