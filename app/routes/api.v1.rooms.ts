import { createRoom } from "~/domain/rooms/create.server";
import { ownRooms } from "~/domain/rooms/queries.server";
import { createRoomSchema } from "~/domain/rooms/schema";
import { created, list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";
import { ownRoomShape, roomShape } from "~/http/api/shapes";
import { z } from "zod";

export const { loader, action } = apiRoute("/rooms", "Rooms", {
  GET: personal({
    summary: "Your rooms",
    about: "Those with the latest activity first, 200 at most.",
    data: z.array(ownRoomShape),
    pages: true,
    success: { 200: "The rooms that you are a member of." },
    run: async ({ actor }) => {
      const rooms = await ownRooms(actor);
      return list(
        rooms.map(({ countedSeq: _, ...room }) => room),
        null,
      );
    },
  }),
  POST: personal({
    summary: "Open a room",
    about: "You are its owner. Only artists open ARTIST rooms.",
    body: createRoomSchema,
    data: roomShape,
    success: { 201: "The room." },
    refusals: ["forbidden"],
    repeatable: true,
    run: async ({ actor, body, madeId }) => created(await createRoom(actor, body, madeId)),
  }),
});
