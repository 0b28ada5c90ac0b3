import { z } from "zod";
import { bansOf } from "~/domain/moderation/bans.server";
import { roomFor } from "~/domain/rooms/access.server";
import { list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { banShape } from "~/http/api/moderation-shapes";

export const { loader, action } = apiRoute("/rooms/{id}/bans", "Moderation", {
  GET: personal({
    summary: "Who is banned from a room",
    about: "For the owner and moderators. The latest first.",
    query: pageQuery(),
    data: z.array(banShape),
    pages: true,
    success: { 200: "A page of bans." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, query }) => {
      const { bans, nextCursor } = await bansOf(await roomFor(actor, params.id), query);
      return list(bans, nextCursor);
    },
  }),
});
