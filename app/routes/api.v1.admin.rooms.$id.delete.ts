import { deleteAnyRoom } from "~/domain/admin/delete-room.server";
import { withReasonSchema } from "~/domain/admin/schema";
import { nothing } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/admin/rooms/{id}/delete", "Site admin", {
  POST: personal({
    summary: "Delete a room for a reason",
    body: withReasonSchema,
    success: { 204: "It is gone." },
    refusals: ["not_found"],
    run: async ({ actor, params, body }) => {
      await deleteAnyRoom(actor, params.id, body);
      return nothing();
    },
  }),
});
