import { roomFor } from "~/domain/rooms/access.server";
import { deleteRoom } from "~/domain/rooms/delete.server";
import { roomView } from "~/domain/rooms/queries.server";
import { updateRoomSchema } from "~/domain/rooms/schema";
import { updateRoom } from "~/domain/rooms/update.server";
import { nothing, ok } from "~/http/api/answers.server";
import { open, personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { roomShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/rooms/{id}", "Rooms", {
  GET: open({
    summary: "A room",
    data: roomShape,
    success: { 200: "The room, as it stands to you." },
    refusals: ["not_found"],
    run: async ({ actor, params }) => ok(roomView(await roomFor(actor, params.id))),
  }),
  PATCH: personal({
    summary: "Change a room",
    about: "What is left out stays as it is; the slug always does. For the owner.",
    body: updateRoomSchema,
    data: roomShape,
    success: { 200: "The room as it is now." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params, body }) => ok(await updateRoom(actor, params.id, body)),
  }),
  DELETE: personal({
    summary: "Delete a room",
    about: "For the owner. The room is gone at once, for everybody.",
    success: { 204: "It is gone." },
    refusals: ["forbidden", "not_found"],
    run: async ({ actor, params }) => {
      await deleteRoom(actor, params.id);
      return nothing();
    },
  }),
});
