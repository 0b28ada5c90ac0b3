import { z } from "zod";
import { discoverRooms } from "~/domain/rooms/discover.server";
import { discoverSchema } from "~/domain/rooms/schema";
import { list } from "~/http/api/answers.server";
import { open } from "~/http/api/endpoint.server";
import { pageQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { roomShape } from "~/http/api/shapes";

export const { loader, action } = apiRoute("/rooms/discover", "Rooms", {
  GET: open({
    summary: "Find rooms",
    about: "Never a private room, not even one of yours.",
    query: discoverSchema.extend(pageQuery(100, 24).shape),
    data: z.array(roomShape),
    pages: true,
    success: { 200: "A page of rooms." },
    run: async ({ actor, query }) => {
      const { rooms, nextCursor } = await discoverRooms(actor, query, query);
      return list(rooms, nextCursor);
    },
  }),
});
