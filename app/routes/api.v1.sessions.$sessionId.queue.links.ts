import { addLinksSchema } from "~/domain/sessions/inputs";
import { addLinks } from "~/domain/sessions/add-links.server";
import { created } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { addedLinksShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/queue/links", "Queue", {
  POST: personal({
    summary: "Add several links at once",
    about: "One a line, or as they stand in a text. Each that cannot be added is told with its reason.",
    body: addLinksSchema,
    data: addedLinksShape,
    success: { 201: "What was added, and what was not." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, body }) => created(await addLinks(actor, params.sessionId, body)),
  }),
});
