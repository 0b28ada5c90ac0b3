import { dropBookmark, setBookmark } from "~/domain/bookmarks/bookmark.server";
import { bookmarkSchema } from "~/domain/bookmarks/schema";
import { created, nothing } from "~/http/api/answers.server";
import { bookmarkShape } from "~/http/api/bookmark-shapes";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/rooms/{id}/messages/{msgId}/bookmark", "Bookmarks", {
  POST: personal({
    summary: "Bookmark a message",
    about: "For yourself alone. Without a note, one that is there stays.",
    body: bookmarkSchema,
    data: bookmarkShape,
    success: { 201: "The bookmark.", 200: "It was there already; a note that was given is its note now." },
    refusals: ["forbidden", "not_found"],
    repeatable: true,
    run: async ({ actor, params, body }) => {
      const { bookmark, created: isNew } = await setBookmark(actor, params.id, params.msgId, body);
      return created(bookmark, isNew);
    },
  }),
  DELETE: personal({
    summary: "Bookmark a message no longer",
    success: { 204: "You do not keep it." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params }) => {
      await dropBookmark(actor, params.id, params.msgId);
      return nothing();
    },
  }),
});
