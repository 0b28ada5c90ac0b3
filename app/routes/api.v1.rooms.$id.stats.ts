import { roomFor } from "~/domain/rooms/access.server";
import { roomStats } from "~/domain/rooms/stats.server";
import { roomOverTime } from "~/domain/stats/over-time.server";
import { rangeSchema } from "~/domain/stats/schema";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { statsShape } from "~/http/api/stats-shapes";

export const { loader, action } = apiRoute("/rooms/{id}/stats", "Rooms", {
  GET: personal({
    summary: "A room in numbers",
    about:
      "For the owner and moderators: what there is, and what happened through the last days (of a year, by week).",
    query: rangeSchema,
    data: statsShape,
    success: { 200: "Its members, posts, replies and reactions." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, query }) => {
      const access = await roomFor(actor, params.id);
      const [stats, overTime] = await Promise.all([roomStats(access), roomOverTime(access, query.days)]);
      return ok({ ...stats, overTime });
    },
  }),
});
