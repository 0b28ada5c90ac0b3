import type { Prisma } from "~/db/generated/sqlite/client";
import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { roomStream } from "~/streams/names";
import { appendToRoom } from "~/streams/room-log.server";
import { now } from "~/world.server";
import type { Actor, Person } from "../actor";
import { conflict, invalid } from "../errors";
import { createFile, dropFile } from "../files/files.server";
import { PICTURES, readPicture } from "../files/pictures.server";
import { spend } from "../limits/limits.server";
import { tellRepostsFrom } from "../messages/tell-reposts.server";
import { audit } from "../moderation/audit.server";
import { parse } from "../parse";
import { closeSessionsToOutsiders } from "../sessions/expel.server";
import { changesBetween, isSame } from "./changes";
import { allow, allowIn, roomFor, signedIn, type RoomAccess } from "./access.server";
import { canCreateRoom } from "./policy";
import { roomDto } from "./room-dto";
import { roomNameColumns } from "./room-names";
import { updateRoomSchema, type RoomDto } from "./schema";

/**
 * Changes what is given and leaves the rest. The slug stays.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`
 */
export async function updateRoom(actor: Actor, idOrSlug: string, input: unknown): Promise<RoomDto> {
  return changeRoom(actor, idOrSlug, async (_, access) => settingsFrom(access, input));
}

/** What an input changes, as the room's columns. */
function settingsFrom(access: RoomAccess, input: unknown) {
  const change = parse(updateRoomSchema, input);
  const type =
    change.type ?? (change.isPrivate === undefined ? access.room.type : asPrivate(access, change.isPrivate));
  if (change.isPrivate !== undefined && change.isPrivate !== (type === "PRIVATE"))
    throw invalid("isPrivate", "A room is private exactly when its type is PRIVATE.");
  const genre = change.genre === undefined ? access.room.genre : change.genre;
  if (type === "GENRE" && !genre) throw invalid("genre", "A genre room needs a genre.");
  if (type !== access.room.type)
    allow(access.actor, canCreateRoom(access.actor, type), "Only artists have artist rooms.");
  return { ...change, type, isPrivate: type === "PRIVATE" };
}

/**
 * Puts settings back, inside a command's transaction.
 * @param wanted the settings by name, each with what it must still be
 * @throws Refusal `forbidden`, `conflict` where one has been changed since
 */
export async function changeSettings(
  tx: Transaction,
  access: RoomAccess & { actor: Person },
  wanted: { name: string; value: unknown; still: unknown }[],
  reason: string,
): Promise<void> {
  allowIn(access, "manage");
  const row: Record<string, unknown> = access.room;
  if (wanted.some(({ name, still }) => !isSame(row[name], still)))
    throw conflict("The settings have been changed since.");
  const input = Object.fromEntries(wanted.map(({ name, value }) => [name, value]));
  await write(tx, access, settingsFrom(access, input), reason);
}

const asPrivate = ({ room }: RoomAccess, isPrivate: boolean) =>
  isPrivate ? "PRIVATE" : room.type === "PRIVATE" ? "PUBLIC" : room.type;

/**
 * Replaces the cover image.
 * @throws Refusal `unsupported`, `too_large`, `unauthenticated`, `forbidden`, `not_found`, `rate_limited`
 */
export async function setCover(actor: Actor, idOrSlug: string, bytes: Uint8Array): Promise<RoomDto> {
  const person = signedIn(actor);
  await spend("uploads", person.id);
  const picture = await readPicture(bytes, PICTURES.cover);
  return changeRoom(actor, idOrSlug, async (tx, { room }) => {
    if (room.coverFileId) await dropFile(tx, room.coverFileId);
    const file = await createFile(tx, { ownerId: person.id, roomId: room.id, picture });
    return { coverFileId: file.id };
  });
}

/** Goes back to the generated cover. @throws Refusal `unauthenticated`, `forbidden`, `not_found` */
export async function removeCover(actor: Actor, idOrSlug: string): Promise<RoomDto> {
  return changeRoom(actor, idOrSlug, async (tx, { room }) => {
    if (room.coverFileId) await dropFile(tx, room.coverFileId);
    return { coverFileId: null };
  });
}

type RoomChange = Omit<Prisma.RoomUncheckedUpdateInput, "name"> & { name?: string };

async function changeRoom(
  actor: Actor,
  idOrSlug: string,
  decide: (tx: Transaction, access: RoomAccess) => Promise<RoomChange>,
): Promise<RoomDto> {
  const person = signedIn(actor);
  return inTransaction(async (tx) => {
    const access = await roomFor(actor, idOrSlug, tx);
    allowIn(access, "manage");
    return write(tx, { ...access, actor: person }, await decide(tx, access), null);
  });
}

async function write(
  tx: Transaction,
  access: RoomAccess & { actor: Person },
  change: RoomChange,
  reason: string | null,
): Promise<RoomDto> {
  const row = await tx.db.room.update({
    where: { id: access.room.id },
    data: { ...change, ...(change.name ? roomNameColumns(change.name) : {}), updatedAt: now() },
  });
  const { relation, ...room } = roomDto(row, access.relation);
  await appendToRoom(tx, row.id, "room_updated", { room });
  await audit(tx, {
    ...{ roomId: row.id, actorId: access.actor.id, action: "UPDATE_ROOM", targetId: row.id, reason },
    data: { changes: changesBetween(access.room, row) },
  });
  if (row.isPrivate !== access.room.isPrivate) await tellRepostsFrom(tx, row.id, false);
  if (row.isPrivate && !access.room.isPrivate) await closeToOutsiders(tx, row.id);
  return { ...room, relation };
}

/** A room that turns private stops existing for whoever is outside. */
async function closeToOutsiders(tx: Transaction, roomId: string): Promise<void> {
  const members = await tx.db.roomMembership.findMany({ where: { roomId }, select: { userId: true } });
  const memberIds = new Set(members.map(({ userId }) => userId));
  await closeSessionsToOutsiders(tx, roomId, memberIds);
  tx.afterCommit(() =>
    announce({ type: "outsiders_evicted", stream: roomStream(roomId), memberIds, reason: "private" }),
  );
}
