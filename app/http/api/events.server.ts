import { z } from "zod";
import type { Actor } from "~/domain/actor";
import { readAfter } from "~/streams/log.server";
import type { StreamName } from "~/streams/names";
import { list } from "./answers.server";
import { open, type Call } from "./endpoint.server";
import { eventsQuery } from "./paging";
import { eventShape } from "./shapes";

/** The name of a stream, for whoever may read it. @throws Refusal as the place's own door does */
type Door = (actor: Actor, params: Call<Actor, unknown>["params"]) => Promise<StreamName>;

/** What happened in a stream, as an endpoint. */
export function eventsOf(what: string, door: Door) {
  return open({
    summary: `What happened in a ${what}`,
    about:
      "The events after a number, oldest first; numbers grow by one. `meta.seq` is the newest one, `meta.nextCursor` " +
      `the \`after\` of the next page. With \`meta.reset\` the log no longer reaches back: read the ${what} anew, and ` +
      "go on from `meta.seq`.",
    query: eventsQuery,
    data: z.array(eventShape),
    pages: true,
    success: { 200: "A page of events." },
    refusals: ["not_found"],
    run: async ({ actor, params, query }) => {
      const caughtUp = await readAfter(await door(actor, params), query.after, query.limit);
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
  });
}
