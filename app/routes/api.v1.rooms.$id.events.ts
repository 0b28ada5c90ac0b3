import { roomFor } from "~/domain/rooms/access.server";
import { eventsOf } from "~/http/api/events.server";
import { apiRoute } from "~/http/api/route.server";
import { roomStream } from "~/streams/names";

export const { loader, action } = apiRoute("/rooms/{id}/events", "Rooms", {
  GET: eventsOf("room", async (actor, { id }) => roomStream((await roomFor(actor, id)).room.id)),
});
