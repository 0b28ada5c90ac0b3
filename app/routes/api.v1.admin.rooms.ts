import { z } from "zod";
import { roomsOf } from "~/domain/admin/queries.server";
import { adminRoomShape, adminRoomsQuery } from "~/http/api/admin-shapes";
import { list } from "~/http/api/answers.server";
import { personal } from "~/http/api/endpoint.server";
import { apiRoute } from "~/http/api/route.server";

export const { loader, action } = apiRoute("/admin/rooms", "Site admin", {
  GET: personal({
    summary: "All rooms",
    about: "Private and deleted ones too. Newest first.",
    query: adminRoomsQuery,
    data: z.array(adminRoomShape),
    pages: true,
    success: { 200: "A page of rooms." },
    refusals: ["not_found"],
    run: async ({ actor, query }) => {
      const { rooms, nextCursor } = await roomsOf(actor, query, query);
      return list(rooms, nextCursor);
    },
  }),
});
