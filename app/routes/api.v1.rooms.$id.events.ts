import { z } from "zod";
import { roomFor } from "~/domain/rooms/access.server";
import { list } from "~/http/api/answers.server";
import { open } from "~/http/api/endpoint.server";
import { eventsQuery } from "~/http/api/paging";
import { apiRoute } from "~/http/api/route.server";
import { eventShape } from "~/http/api/shapes";
import { readAfter } from "~/streams/log.server";
import { roomStream } from "~/streams/names";

export const { loader, action } = apiRoute("/rooms/{id}/events", "Rooms", {
  GET: open({
    summary: "What happened in a room",
    about:
      "The events after a number, oldest first; numbers grow by one. `meta.seq` is the newest one, `meta.nextCursor` " +
      "the `after` of the next page. With `meta.reset` the log no longer reaches back: read the room anew, and go on " +
      "from `meta.seq`.",
    query: eventsQuery,
    data: z.array(eventShape),
    pages: true,
    success: { 200: "A page of events." },
    refusals: ["not_found"],
    run: async ({ actor, params, query }) => {
      const { room } = await roomFor(actor, params.id);
      const caughtUp = await readAfter(roomStream(room.id), query.after, query.limit);
      const { seq } = caughtUp;
      if ("reset" in caughtUp) return list([], null, { seq, reset: true });
      const events = caughtUp.events.map(({ seq, type, data, createdAt }) => ({
        seq,
        type,
        data,
        createdAt,
      }));
      const last = events.at(-1);
      return list(events, last && last.seq < seq ? String(last.seq) : null, { seq, reset: false });
    },
  }),
});
