import type { Actor } from "../actor";
import { roomFor } from "../rooms/access.server";
import { searchMessages } from "./messages.server";
import { searchPeople } from "./people.server";
import { searchRooms } from "./rooms.server";
import type { Search, SearchPage } from "./schema";

/**
 * One page of what the actor may see and that answers the search.
 * @throws Refusal `not_found` for a room that is not there for them, `invalid` for a cursor that is none
 */
export async function search(
  actor: Actor,
  asked: Search,
  page: { cursor?: string | null | undefined; limit?: number | undefined } = {},
): Promise<SearchPage> {
  const access = asked.room ? await roomFor(actor, asked.room) : null;
  switch (asked.kind) {
    case "messages":
      return searchMessages(actor, access, asked, page);
    case "tracks":
      return searchMessages(actor, access, { ...asked, hasTrack: true }, page);
    case "rooms":
      return searchRooms(actor, asked.q, page);
    case "people":
      return searchPeople(access, asked.q, page);
  }
}
