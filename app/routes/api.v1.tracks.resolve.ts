import { invalid } from "~/domain/errors";
import { resolveTrack } from "~/domain/tracks/cards.server";
import { recogniseTrack } from "~/domain/tracks/recognise";
import { ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { resolveQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { trackShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/tracks/resolve", "Tracks", {
  GET: personal({
    summary: "What track an address leads to",
    about:
      "Asks the provider for title, artist and artwork, or looks into the audio file, for three seconds at most. " +
      "What nobody tells stays null.",
    query: resolveQuery,
    data: trackShape,
    success: { 200: "The track, as `track` of a message takes it." },
    run: async ({ actor, query }) => {
      const track = recogniseTrack(query.url);
      if (!track) throw invalid("url", "This is not a track's address that can be recognised.");
      return ok(await resolveTrack(actor, track));
    },
  }),
});
