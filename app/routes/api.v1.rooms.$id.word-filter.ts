import { roomFor } from "~/domain/rooms/access.server";
import { wordList } from "~/domain/rooms/word-list.server";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { wordFilterShape } from "~/http/api/moderation-shapes";

export const { loader, action } = apiRoute("/rooms/{id}/word-filter", "Rooms", {
  GET: personal({
    summary: "A room's word filter",
    about:
      "For the owner, who sets it with the room's other settings (`wordFilter`), and for moderators. Nobody else sees it.",
    data: wordFilterShape,
    success: { 200: "Words and phrases that no post of the room may hold." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params }) => ok({ words: wordList(await roomFor(actor, params.id)) }),
  }),
});
