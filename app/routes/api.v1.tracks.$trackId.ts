import { deleteUpload } from "~/domain/uploads/delete.server";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/tracks/{trackId}", "Tracks", {
  DELETE: personal({
    summary: "Delete a track that you uploaded",
    about: "Its cards stay, and play no more.",
    success: { 204: "It is gone." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => {
      await deleteUpload(actor, params.trackId);
      return nothing();
    },
  }),
});
