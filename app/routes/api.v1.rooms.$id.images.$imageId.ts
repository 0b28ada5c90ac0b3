import { describeImage, removeOwnImage } from "~/domain/images/change.server";
import { describeSchema } from "~/domain/images/schema";
import { nothing, ok } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { imageShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/rooms/{id}/images/{imageId}", "Messages", {
  PATCH: personal({
    summary: "Describe a picture",
    about: "One of your own, before it is posted.",
    body: describeSchema,
    data: imageShape,
    success: { 200: "The picture as it is now." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params, body }) => ok(await describeImage(actor, params.id, params.imageId, body)),
  }),
  DELETE: personal({
    summary: "Take back a picture",
    about: "One of your own, before it is posted. What is posted goes with its message.",
    success: { 204: "It is gone." },
    refusals: ["forbidden", "not_found", "conflict"],
    run: async ({ actor, params }) => {
      await removeOwnImage(actor, params.id, params.imageId);
      return nothing();
    },
  }),
});
