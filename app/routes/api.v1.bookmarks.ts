import { z } from "zod";
import { bookmarksOf } from "~/domain/bookmarks/queries.server";
import { list } from "~/http/api/answers.server";
import { bookmarkShape } from "~/http/api/bookmark-shapes";
import { personal } from "~/http/api/endpoint.server";
import { bookmarksQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/bookmarks", "Bookmarks", {
  GET: personal({
    summary: "What you keep",
    about: "Newest first. Nobody else can see it.",
    query: bookmarksQuery,
    data: z.array(bookmarkShape),
    pages: true,
    success: { 200: "A page of bookmarks." },
    run: async ({ actor, query }) => {
      const { bookmarks, nextCursor } = await bookmarksOf(actor, { ...query, cursor: query.cursor ?? null });
      return list(
        bookmarks.map(({ bookmark }) => bookmark),
        nextCursor,
      );
    },
  }),
});
