import { z } from "zod";
import { usersOf } from "~/domain/admin/queries.server";
import { adminUserShape, usersQuery } from "~/http/api/admin-shapes";
import { list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/admin/users", "Site admin", {
  GET: personal({
    summary: "Everybody",
    about: "For site admins; 404 for everybody else, as all of this. Newest first.",
    query: usersQuery,
    data: z.array(adminUserShape),
    pages: true,
    success: { 200: "A page of people." },
    refusals: ["not_found"],
    run: async ({ actor, query }) => {
      const { users, nextCursor } = await usersOf(actor, query, query);
      return list(users, nextCursor);
    },
  }),
});
