import { reader } from "~/db/client.server";
import { lockFor } from "~/db/locks.server";
import { inTransaction } from "~/db/transaction.server";
import { log } from "~/log.server";
import { USER_COLUMNS, userDto } from "../accounts/user-dto";
import type { Person } from "../actor";
import { roomFor } from "../rooms/access.server";
import { slugify } from "../rooms/slug";
import { openSession } from "../sessions/start.server";
import { DEMO_ROOMS } from "./content";
import { DEMO_TRACKS } from "./tracks";
import { demoTracks } from "./tracks.server";

const ROOM = DEMO_ROOMS[0]!;

/**
 * Starts the session that a newcomer finds playing: a programme of the demo's own pieces, in a room of the demo, hosted
 * by its owner. Where there has been a session in that room, or the room is not the demo's, nothing happens.
 * @returns whether it was started
 */
export async function startDemoSession(): Promise<boolean> {
  const there = await stage();
  if (!there) return false;
  const cards = await demoTracks();
  const tracks = await Promise.all(
    cards.map(async (trackRef) => ({
      ...{ trackRef, field: "initialTrack" },
      by: await demoPerson(DEMO_TRACKS.find(({ title }) => title === trackRef.title)!.by),
    })),
  );
  const people = tracks.flatMap(({ by, ...track }) => (by ? [{ by, ...track }] : []));
  return inTransaction(async (tx) => {
    // Of several nodes that boot at once, one starts it.
    await lockFor(tx, `room:${there.roomId}`);
    if (await tx.db.dJSession.findFirst({ where: { roomId: there.roomId }, select: { id: true } }))
      return false;
    const { room } = await roomFor(there.host, there.roomId, tx);
    await openSession(tx, there.host, {
      ...{ room, name: "Small Hours Radio", genre: "lo-fi", tags: ["headphones", "made here"] },
      ...{ isPrivate: false, mode: "VOTE", rules: {}, isProgramme: true, tracks: people },
    });
    tx.afterCommit(() => log.info({ event: "demo_session_started", tracks: people.length }));
    return true;
  });
}

/** The demo's room and its owner, where nothing has been played yet. */
async function stage(): Promise<{ roomId: string; host: Person } | null> {
  const host = await demoPerson(ROOM.owner);
  const room = await reader().room.findUnique({
    where: { slug: slugify(ROOM.name) },
    select: { id: true, createdBy: true, deletedAt: true, sessions: { select: { id: true }, take: 1 } },
  });
  if (!host || !room || room.deletedAt || room.createdBy !== host.id || room.sessions.length > 0) return null;
  return { roomId: room.id, host };
}

/** Somebody of the demo, as whom nobody has signed in. */
async function demoPerson(username: string): Promise<Person | null> {
  const row = await reader().user.findUnique({
    where: { username },
    select: { ...USER_COLUMNS, createdAt: true, passwordHash: true },
  });
  if (!row || row.passwordHash !== null || row.deletedAt) return null;
  return { ...userDto(row), createdAt: row.createdAt, loginId: "demo" };
}
