import { z } from "zod";
import { auditOf } from "~/domain/moderation/audit-log.server";
import { auditFilterSchema } from "~/domain/moderation/schema";
import { roomFor } from "~/domain/rooms/access.server";
import { list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { auditShape } from "~/http/api/moderation-shapes";

export const { loader, action } = apiRoute("/rooms/{id}/audit", "Moderation", {
  GET: personal({
    summary: "The audit log of a room",
    about: "For the owner and moderators. Newest first.",
    query: pageQuery().extend(auditFilterSchema.shape),
    data: z.array(auditShape),
    pages: true,
    success: { 200: "A page of the log." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, query }) => {
      const { lines, nextCursor } = await auditOf(await roomFor(actor, params.id), query);
      return list(lines, nextCursor);
    },
  }),
});
