import { restoreBookmark } from "~/domain/bookmarks/own-list.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/bookmarks/{bookmarkId}/restore", "Bookmarks", {
  POST: personal({
    summary: "Have a removed bookmark back",
    about: "Within the hour, with its note and in its place.",
    success: { 204: "It is there." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => {
      await restoreBookmark(actor, params.bookmarkId);
      return nothing();
    },
  }),
});
