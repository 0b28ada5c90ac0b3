import { reader } from "~/db/client.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import type { Actor } from "../actor";
import { messageDto } from "../messages/message-dto";
import { ownReactions } from "../messages/queries.server";
import { markedExcerpt } from "./marks";
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
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row?.room) return [];
    const message = messageDto(row, row.user, mine.get(id));
    const parts = markedExcerpt(message.text ?? "", terms);
    const track = message.trackRef;
    const trackParts = track && {
      title: markedExcerpt(track.title, terms),
      artist: markedExcerpt(track.artist, terms),
    };
    return { kind: "message" as const, message, room: row.room, parts, trackParts };
  });
}
