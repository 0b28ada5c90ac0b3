import { lockFor } from "~/db/locks.server";
import { inTransaction, type TransactionClient } from "~/db/transaction.server";
import { log } from "~/log.server";
import { roomStream } from "~/streams/names";
import { newId, nowMs } from "~/world.server";
import { nameColumns } from "../accounts/user-dto";
import { roomNameColumns } from "../rooms/room-names";
import { slugify } from "../rooms/slug";
import { DEMO_PEOPLE, DEMO_ROOMS, type DemoRoom } from "./content";
import { timelineRows } from "./timeline-rows.server";

const MINUTE = 60_000;

/**
 * Writes the demo into an instance that nobody has used: people without a password, so nobody can sign in as one of
 * them, and their rooms with a week of conversation that ends now. Where there is anybody already, nothing happens.
 * @returns whether it was written
 */
export async function seedDemo(): Promise<boolean> {
  return inTransaction(async (tx) => {
    // The lock of sign-up: of several nodes that boot at once, one writes.
    await lockFor(tx, "sign-up");
    if (await tx.db.user.findFirst({ select: { id: true } })) return false;
    const present = nowMs();
    const rooms = DEMO_ROOMS.map((room) => ({ room, id: newId(), opened: openedAt(room, present) }));
    const people = await writePeople(tx.db, Math.min(...rooms.map(({ opened }) => opened)));
    for (const { room, id, opened } of rooms) await writeRoom(tx.db, { room, id, opened, people, present });
    tx.afterCommit(() => log.info({ event: "demo_written", rooms: rooms.length, people: people.size }));
    return true;
  });
}

/** By username, the id. */
type People = Map<string, string>;

async function writePeople(db: TransactionClient, before: number): Promise<People> {
  const createdAt = new Date(before - 24 * 60 * MINUTE);
  const rows = DEMO_PEOPLE.map((person) => ({
    id: newId(),
    username: person.username,
    ...nameColumns(person.displayName),
    bio: person.bio,
    role: person.role ?? ("USER" as const),
    createdAt,
  }));
  await db.user.createMany({ data: rows });
  return new Map(rows.map(({ username, id }) => [username, id]));
}

/** A room opens an hour before its first post. */
function openedAt(room: DemoRoom, present: number): number {
  const oldest = Math.max(...room.posts.map((post) => post.minutesAgo));
  return present - (oldest + 60) * MINUTE;
}

type Place = { room: DemoRoom; id: string; opened: number; people: People; present: number };

async function writeRoom(db: TransactionClient, place: Place): Promise<void> {
  const { room, id, opened, people, present } = place;
  const { messages, reactions } = timelineRows(room.posts, { roomId: id, people, present });
  const memberships = membershipRows(place, messages, reactions);
  const last = messages.at(-1)!;
  await db.room.create({
    data: {
      id,
      ...roomNameColumns(room.name),
      slug: slugify(room.name),
      description: room.description,
      type: room.type,
      isPrivate: false,
      genre: room.genre ?? null,
      tags: room.tags,
      createdBy: people.get(room.owner)!,
      ...(room.pinnedTrack ? { pinnedTrack: room.pinnedTrack } : {}),
      memberCount: memberships.length,
      lastActivityAt: last.createdAt,
      createdAt: new Date(opened),
      updatedAt: new Date(opened),
    },
  });
  await db.roomMembership.createMany({ data: memberships });
  await db.message.createMany({ data: messages });
  await db.reaction.createMany({ data: reactions });
  // The conversation was written, not lived through, so there are no events of it: the log begins after it, and who
  // asks for what came before is told to load the page's data, as after any pruning.
  await db.stream.create({ data: { name: roomStream(id), seq: last.seq, prunedSeq: last.seq } });
}

/** The owner first, then the moderators, then each member just before they were first seen. */
function membershipRows(
  { room, id, opened, people }: Place,
  ...acts: { userId: string; createdAt: Date }[][]
) {
  const seen = new Map<string, number>();
  for (const { userId, createdAt } of acts.flat())
    seen.set(userId, Math.min(seen.get(userId) ?? Infinity, createdAt.getTime()));
  const row = (username: string, role: "OWNER" | "MODERATOR" | "MEMBER", joined: number) => ({
    id: newId(),
    roomId: id,
    userId: people.get(username)!,
    role,
    joinedAt: new Date(joined),
  });
  return [
    row(room.owner, "OWNER", opened),
    ...room.moderators.map((username, index) => row(username, "MODERATOR", opened + (index + 1) * MINUTE)),
    ...room.members.map((username) => row(username, "MEMBER", seen.get(people.get(username)!)! - MINUTE)),
  ];
}
