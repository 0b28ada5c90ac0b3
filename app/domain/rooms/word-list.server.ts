import { allowIn, type RoomAccess } from "./access.server";

/**
 * The words and phrases that no post of the room may hold, as its owner wrote them. Nothing else shows them: whoever
 * knows the list knows the way round it.
 * @throws Refusal `unauthenticated`, `forbidden`
 */
export function wordList(access: RoomAccess): string[] {
  allowIn(access, "read_words");
  return (access.room.wordFilter ?? []) as string[];
}
