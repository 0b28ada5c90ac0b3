import { reader } from "~/db/client.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { plainTextOf } from "../messages/markup/plain-text";
import { messageDto } from "../messages/message-dto";
import { withOriginals } from "../messages/originals.server";
import { ownReactions } from "../messages/queries.server";
import { markedExcerpt, type MarkedPart } from "./marks";
import type { MessageHit } from "./schema";
import type { Term } from "./terms";

/** Found messages as they are shown, in the order given; what was deleted meanwhile is left out. */
export async function hitsOf(actor: Actor, found: { id: string }[], terms: Term[]): Promise<MessageHit[]> {
  const ids = found.map(({ id }) => id);
  const [rows, mine] = await Promise.all([
    reader().message.findMany({
      where: { id: { in: ids }, deletedAt: null },
      include: {
        user: { select: USER_COLUMNS },
        room: { select: { id: true, slug: true, name: true, isPrivate: true } },
      },
    }),
    ownReactions(reader(), actor, ids),
  ]);
  const messages = rows.map((row) => messageDto(row, row.user, mine.get(row.id)));
  const byId = new Map((await withOriginals(actor, messages)).map((message) => [message.id, message]));
  const rooms = new Map(rows.map(({ id, room }) => [id, room]));
  return ids.flatMap((id) => {
    const [message, room] = [byId.get(id), rooms.get(id)];
    if (!message || !room) return [];
    const parts = wordsFound(message.text ?? "", terms);
    const track = message.trackRef;
    const trackParts = track && {
      title: markedExcerpt(track.title, terms),
      artist: markedExcerpt(track.artist, terms),
    };
    return { kind: "message" as const, message, room, parts, trackParts };
  });
}

/** The words as they are read; as they were written where only that holds what was searched for, as an address. */
function wordsFound(text: string, terms: Term[]): MarkedPart[] {
  const read = markedExcerpt(plainTextOf(text), terms);
  return terms.length === 0 || read.some(({ hit }) => hit) ? read : markedExcerpt(text, terms);
}
