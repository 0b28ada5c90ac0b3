import { reader } from "~/db/client.server";
import { inTransaction, type Transaction } from "~/db/transaction.server";
import { lockFor } from "~/db/locks.server";
import { log } from "~/log.server";
import { creatingRooms, roomsCreated } from "~/metrics/product.server";
import { announce } from "~/streams/bus.server";
import { newId, now } from "~/world.server";
import type { Actor } from "../actor";
import { spend } from "../limits/limits.server";
import { measured } from "../measured.server";
import { needPart } from "../flags/parts.server";
import { parse } from "../parse";
import { allow, roomFor, signedIn } from "./access.server";
import { canCreateRoom } from "./policy";
import { roomDto } from "./room-dto";
import { roomNameColumns } from "./room-names";
import { createRoomSchema, type RoomDto } from "./schema";
import { numberedSlug, slugify } from "./slug";

/**
 * Opens a room; whoever does is its owner from the first moment.
 * @param id the room's; where the actor has opened it already, that is all that is done
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden` (an ARTIST room by somebody else), `rate_limited`,
 *   `not_found` for one that was opened and is deleted
 */
export function createRoom(actor: Actor, input: unknown, id?: string): Promise<RoomDto> {
  return measured(creatingRooms, () => create(actor, input, id));
}

async function create(actor: Actor, input: unknown, id?: string): Promise<RoomDto> {
  const person = signedIn(actor);
  needPart(person, "rooms");
  const room = parse(createRoomSchema, input);
  allow(actor, canCreateRoom(actor, room.type), "Only artists open artist rooms.");
  if (id && (await reader().room.count({ where: { id, createdBy: person.id } })) > 0) {
    const { room: there, relation } = await roomFor(actor, id);
    return roomDto(there, relation);
  }
  await spend("rooms", person.id);
  return inTransaction(async (tx) => {
    const at = now();
    const row = await tx.db.room.create({
      data: {
        id: id ?? newId(),
        ...roomNameColumns(room.name),
        slug: await freeSlug(tx, room.name),
        description: room.description,
        type: room.type,
        isPrivate: room.isPrivate,
        genre: room.genre,
        tags: room.tags,
        createdBy: person.id,
        memberCount: 1,
        lastActivityAt: at,
        createdAt: at,
        updatedAt: at,
      },
    });
    await tx.db.roomMembership.create({
      data: { id: newId(), roomId: row.id, userId: person.id, role: "OWNER", joinedAt: at },
    });
    tx.afterCommit(() => {
      log.info({ event: "room_created", type: row.type });
      roomsCreated.inc({ type: row.type });
      announce({ type: "person", userId: person.id, change: "memberships" });
    });
    return roomDto(row, "OWNER");
  });
}

/** The first slug for the name that no room has, deleted ones included. */
async function freeSlug(tx: Transaction, name: string): Promise<string> {
  const slug = slugify(name);
  // One lock for all: the second room named `jazz` and the first named `jazz 2` ask for the same slug.
  await lockFor(tx, "slugs");
  const taken = new Set(
    (
      await tx.db.room.findMany({
        where: { OR: [{ slug }, { slug: { startsWith: `${slug}-` } }] },
        select: { slug: true },
      })
    ).map((room) => room.slug),
  );
  for (let n = 1; ; n += 1) {
    const candidate = numberedSlug(slug, n);
    if (!taken.has(candidate)) return candidate;
  }
}
