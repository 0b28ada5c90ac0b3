import { z } from "zod";
import { sessionFor } from "~/domain/sessions/access.server";
import { sessionSnapshot } from "~/domain/sessions/queries.server";
import { list } from "~/http/api/answers.server";
import { open } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { sessionPersonShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/people", "DJs", {
  GET: open({
    summary: "Who has a part in a session",
    about: "The co-DJs, those who asked or were invited, and the DJs in the booth.",
    data: z.array(sessionPersonShape),
    pages: true,
    success: { 200: "All of them." },
    refusals: ["not_found"],
    run: async ({ actor, params }) =>
      list((await sessionSnapshot(await sessionFor(actor, params.sessionId))).people, null),
  }),
});
