import type { SearchHit } from "~/domain/search/schema";
import { RoomRow } from "../rooms/room-row";
import { MessageHitItem } from "./message-hit";
import { PersonHitItem } from "./person-hit";

type Props = { hits: SearchHit[]; now: number; timeZone: string; inRoom: boolean };

/** What was found, each leading to where it is. */
export function HitList({ hits, now, timeZone, inRoom }: Props) {
  return (
    <ol className="-mx-3.5 divide-y divide-line">
      {hits.map((hit) =>
        hit.kind === "message" ? (
          <li key={hit.message.id} className="py-1">
            <MessageHitItem {...{ hit, now, timeZone, inRoom }} />
          </li>
        ) : hit.kind === "room" ? (
          <li key={hit.room.id} className="px-1 py-1">
            <RoomRow room={hit.room} now={now} />
          </li>
        ) : (
          <li key={hit.user.id} className="py-1">
            <PersonHitItem user={hit.user} />
          </li>
        ),
      )}
    </ol>
  );
}
