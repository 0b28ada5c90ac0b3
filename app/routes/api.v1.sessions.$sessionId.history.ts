import { z } from "zod";
import { sessionFor } from "~/domain/sessions/access.server";
import { history } from "~/domain/sessions/queries.server";
import { list } from "~/http/api/answers.server";
import { open } from "~/http/api/endpoint.server";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { queueItemShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/{sessionId}/history", "Sessions", {
  GET: open({
    summary: "What a session has played",
    about: "With how each track ended and its votes. The latest first.",
    query: pageQuery(),
    data: z.array(queueItemShape),
    pages: true,
    success: { 200: "A page of tracks." },
    refusals: ["not_found"],
    run: async ({ actor, params, query }) => {
      const { items, nextCursor } = await history(await sessionFor(actor, params.sessionId), query);
      return list(items, nextCursor);
    },
  }),
});
