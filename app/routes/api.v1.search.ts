import { z } from "zod";
import { searchSchema } from "~/domain/search/schema";
import { search } from "~/domain/search/search.server";
import { list } from "~/http/api/answers.server";
import { open } from "~/http/api/endpoint.server";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { searchHitShape } from "~/http/api/search-shapes";

export const { loader, action } = apiRoute("/search", "Search", {
  GET: open({
    summary: "Search what you may see",
    about:
      "Messages and tracks of every room that you may read, rooms and people. A page may hold fewer hits than asked " +
      "for while `meta.nextCursor` says that there may be more. `best` ranks the newest 300 matches.",
    query: searchSchema.extend(pageQuery(100, 20).shape),
    data: z.array(searchHitShape),
    pages: true,
    success: { 200: "A page of hits." },
    refusals: ["not_found"],
    run: async ({ actor, query }) => {
      const { hits, nextCursor } = await search(actor, query, query);
      return list(hits, nextCursor);
    },
  }),
});
