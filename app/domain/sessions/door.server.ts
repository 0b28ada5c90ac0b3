import { LRUCache } from "lru-cache";
import { database, reader } from "~/db/client.server";
import { roomStream, sessionStream } from "~/streams/names";
import { latestVersion, versionOf } from "~/streams/versions.server";
import { nowMs } from "~/world.server";
import type { Actor } from "../actor";
import { idFrom } from "../ids";
import { accessOf, banOf, type RoomAccess, type RoomRow } from "../rooms/access.server";
import { membershipRow } from "../rooms/rows.server";
import { isThere, sessionFor } from "./access.server";
import { isVisible, type SessionPlace } from "./policy";

/** What whoever stands before a session's door finds, the same for all. */
type House = SessionPlace["session"] & { id: string; room: RoomRow | null };

// A crowd comes at one moment, and each of them would read the same.
const known = new LRUCache<string, { version: string; house: House }>({ max: 2000 });

/**
 * The id of a session for whoever may know of it: sessionFor, where nothing more is wanted. How the actor stands to it
 * is read each time, as far as it matters.
 * @throws Refusal as sessionFor does
 */
export async function sessionIdFor(actor: Actor, text: string): Promise<string> {
  const id = idFrom(text);
  const house = id ? await houseOf(id) : null;
  if (
    house &&
    isThere(actor, { roomId: house.room?.id ?? null }) &&
    isVisible(actor, await placeIn(house, actor), nowMs())
  )
    return house.id;
  return (await sessionFor(actor, text)).session.id;
}

async function houseOf(id: string): Promise<House | null> {
  const cached = known.get(id);
  if (cached && cached.version === versionFor(cached.house)) return cached.house;
  const before = latestVersion();
  const house = await reader().dJSession.findUnique({
    where: { id },
    select: { id: true, hostId: true, isPrivate: true, room: true },
  });
  if (!house || house.room?.deletedAt) return null;
  // What other processes write is not heard of here: only SQLite's one writer may remember.
  if (database().engine === "sqlite" && latestVersion() === before)
    known.set(id, { version: versionFor(house), house });
  return house;
}

const versionFor = ({ id, room }: House) =>
  `${versionOf(sessionStream(id))}/${room ? versionOf(roomStream(room.id)) : ""}`;

async function placeIn(house: House, actor: Actor): Promise<SessionPlace> {
  const { id, room } = house;
  const place = room && (await placeInRoom(room, actor));
  const isListed = actor !== null && house.isPrivate && house.hostId !== actor.id && !place?.membership;
  const person = isListed
    ? await reader().sessionPerson.findUnique({
        where: { sessionId_userId: { sessionId: id, userId: actor.id } },
        select: { standing: true },
      })
    : null;
  return { session: house, room: place, standing: person?.standing ?? null };
}

async function placeInRoom(room: RoomRow, actor: Actor): Promise<RoomAccess> {
  if (!actor) return accessOf(actor, room, null, null);
  const key = { roomId: room.id, userId: actor.id };
  const membership = await membershipRow(key);
  return accessOf(actor, room, membership, membership ? null : await banOf(reader(), room.id, actor.id));
}
