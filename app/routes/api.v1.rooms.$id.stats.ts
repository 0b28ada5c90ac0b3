import { roomFor } from "~/domain/rooms/access.server";
import { roomStats } from "~/domain/rooms/stats.server";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { statsShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/rooms/{id}/stats", "Rooms", {
  GET: personal({
    summary: "A room in numbers",
    about: "For the owner and moderators.",
    data: statsShape,
    success: { 200: "Its members, posts, replies and reactions." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params }) => ok(await roomStats(await roomFor(actor, params.id))),
  }),
});
