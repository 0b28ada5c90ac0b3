import { z } from "zod";
import { endedSessions } from "~/domain/sessions/lists.server";
import { list } from "~/http/api/answers.server";
import { open } from "~/http/api/endpoint.server";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { endedSessionShape } from "~/http/api/session-shapes";

export const { loader, action } = apiRoute("/sessions/recent/ended", "Sessions", {
  GET: open({
    summary: "Sessions that ended lately",
    about:
      "With what each played and its votes, 50 tracks at most. Those that you may see; the latest first.",
    query: pageQuery(),
    data: z.array(endedSessionShape),
    pages: true,
    success: { 200: "A page of sessions." },
    run: async ({ actor, query }) => {
      const { sessions, nextCursor } = await endedSessions(actor, query);
      return list(sessions, nextCursor);
    },
  }),
});
