import { noteBookmark, removeBookmark } from "~/domain/bookmarks/own-list.server";
import { noteSchema } from "~/domain/bookmarks/schema";
import { nothing, ok } from "~/http/api/answers.server";
import { bookmarkShape } from "~/http/api/bookmark-shapes";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/bookmarks/{bookmarkId}", "Bookmarks", {
  PATCH: personal({
    summary: "Write a bookmark's note",
    about: "An empty text takes it away.",
    body: noteSchema,
    data: bookmarkShape,
    success: { 200: "The bookmark as it is now." },
    refusals: ["not_found"],
    run: async ({ actor, params, body }) => ok(await noteBookmark(actor, params.bookmarkId, body)),
  }),
  DELETE: personal({
    summary: "Remove a bookmark",
    about: "Also of a message that is out of your reach.",
    success: { 204: "It is gone." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => {
      await removeBookmark(actor, params.bookmarkId);
      return nothing();
    },
  }),
});
