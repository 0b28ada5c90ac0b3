import type { Person } from "../actor";
import { invalid } from "../errors";
import { refuseFilteredWords } from "../messages/guards/filtered-words.server";
import { refuseNewcomersLinks } from "../messages/guards/newcomers.server";
import { cardForLink, checkedCard } from "../tracks/cards.server";
import { recogniseTrack, trackKey } from "../tracks/recognise";
import type { TrackRef } from "../tracks/schema";
import { newId } from "~/world.server";
import type { SessionAccess } from "./access.server";
import type { Change } from "./change.server";
import { added } from "./machine/queue";

/** A track that somebody wants played, as it is known here, and what their input calls it. */
export type TrackChoice = { trackRef: TrackRef; field: string };

type Given = { trackRef?: TrackRef | undefined; trackUrl?: string | undefined };
type Fields = { trackRef: string; trackUrl: string };

/**
 * The track that an input gives by its card or its address; null when it gives none.
 * @param fields what the input calls the two
 * @throws Refusal `invalid` for what is no track, `forbidden` for a new account's link in its title
 */
export async function chosenTrack(
  person: Person,
  { trackRef, trackUrl }: Given,
  fields: Fields = { trackRef: "trackRef", trackUrl: "trackUrl" },
): Promise<TrackChoice | null> {
  if (trackRef) {
    const field = fields.trackRef;
    refuseNewcomersLinks(person, { [field]: `${trackRef.title}\n${trackRef.artist}` });
    return { trackRef: await checkedCard(person, trackRef, field), field };
  }
  if (!trackUrl) return null;
  const field = fields.trackUrl;
  const recognised = recogniseTrack(trackUrl.trim());
  if (!recognised) throw invalid(field, "This is not a track's address that can be recognised.");
  return { trackRef: await cardForLink(person, recognised, field), field };
}

/**
 * The change that puts somebody's track into a session's queue.
 * @param id of the item to be
 * @throws Refusal `invalid` for words that the session's room does not allow
 */
export function addition(
  { room }: SessionAccess,
  person: Person,
  { trackRef, field }: TrackChoice,
  id = newId(),
): Change {
  if (room) refuseFilteredWords(room.room, { text: null, trackRef }, field);
  const duration = trackRef.duration ?? null;
  const item = { id, addedBy: person.id, trackRef, trackKey: trackKey(trackRef), duration };
  return (state, world) => added(state, item, field, world);
}
