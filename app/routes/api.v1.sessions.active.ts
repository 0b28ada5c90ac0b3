import { z } from "zod";
import { activeSessions } from "~/domain/sessions/lists.server";
import { list } from "~/http/api/answers.server";
import { open } from "~/http/api/endpoint.server";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { sessionShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/active", "Sessions", {
  GET: open({
    summary: "Sessions that play now",
    about: "Those that you may see; the latest first.",
    query: pageQuery(),
    data: z.array(sessionShape),
    pages: true,
    success: { 200: "A page of sessions." },
    run: async ({ actor, query }) => {
      const { sessions, nextCursor } = await activeSessions(actor, query);
      return list(sessions, nextCursor);
    },
  }),
});
