import { z } from "zod";
import { siteAudit } from "~/domain/admin/audit.server";
import { auditQuery, siteAuditShape } from "~/http/api/admin-shapes";
import { list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/admin/audit", "Site admin", {
  GET: personal({
    summary: "The whole site's audit log",
    about: "What moderators and admins did, newest first.",
    query: auditQuery,
    data: z.array(siteAuditShape),
    pages: true,
    success: { 200: "A page of it." },
    refusals: ["not_found"],
    run: async ({ actor, query }) => {
      const { lines, nextCursor } = await siteAudit(actor, query, query);
      return list(lines, nextCursor);
    },
  }),
});
