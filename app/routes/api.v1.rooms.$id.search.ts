import { z } from "zod";
import { roomFor } from "~/domain/rooms/access.server";
import { searchMessages } from "~/domain/search/messages.server";
import { messageSearchSchema } from "~/domain/search/schema";
import { list } from "~/http/api/answers.server";
import { open } from "~/http/api/endpoint.server";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { messageHitShape } from "~/http/api/search-shapes";

export const { loader, action } = apiRoute("/rooms/{id}/search", "Search", {
  GET: open({
    summary: "Search the messages of a room",
    about: "As `/search`, in one room.",
    query: messageSearchSchema.extend(pageQuery(100, 20).shape),
    data: z.array(messageHitShape),
    pages: true,
    success: { 200: "A page of hits." },
    refusals: ["not_found"],
    run: async ({ actor, params, query }) => {
      const { hits, nextCursor } = await searchMessages(actor, await roomFor(actor, params.id), query, query);
      return list(hits, nextCursor);
    },
  }),
});
