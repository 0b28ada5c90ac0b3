import { z } from "zod";
import { requestsOf } from "~/domain/invites/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import { list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { joinRequestShape } from "~/http/api/invite-shapes";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/rooms/{id}/requests", "Invites", {
  GET: personal({
    summary: "Who asks to be let in",
    about: "Those who wait for an answer, newest first. For the owner and moderators.",
    query: pageQuery(),
    data: z.array(joinRequestShape),
    pages: true,
    success: { 200: "A page of requests." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, query }) => {
      const { requests, nextCursor } = await requestsOf(await roomFor(actor, params.id), query);
      return list(requests, nextCursor);
    },
  }),
});
