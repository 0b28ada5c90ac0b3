import { setImmediate as breathe } from "node:timers/promises";
import { reader } from "~/db/client.server";
import { log } from "~/log.server";
import { notifyMany } from "../notifications/notify-many.server";
import { isThere } from "./access.server";
import { listeners } from "./listeners.server";
import type { SessionDto } from "./schema";

const BATCH = 500;

/**
 * Tells the members of a session's room and whoever follows its host, without anybody waiting for it: a hundred
 * thousand are told in small transactions, with room for everybody else's between them.
 */
export function announceStart(session: SessionDto): void {
  tellOfStart(session).catch((error: unknown) => log.error({ event: "session_start_untold", err: error }));
}

/** The same, and when it is done. */
export async function tellOfStart(session: SessionDto): Promise<number> {
  let told = 0;
  for await (const userIds of audience(session)) {
    const there = await reader().dJSession.findUnique({
      where: { id: session.id },
      select: { status: true, isPrivate: true },
    });
    // Over before everybody has heard of it, or no longer for everybody.
    if (!there || there.status === "ENDED" || there.isPrivate !== session.isPrivate) return told;
    const away = (await thoseWhoMay(userIds, session)).filter(
      (userId) => userId !== session.hostId && !listeners.isHere(session.id, userId),
    );
    await notifyMany(away, "SESSION_STARTED", session.room, {
      ...{ by: session.host, sessionId: session.id },
      ...(session.name ? { title: session.name } : {}),
    });
    told += away.length;
    await breathe();
  }
  return told;
}

/** Those for whom sessions are there, and rooms where it is in one. */
async function thoseWhoMay(userIds: string[], session: SessionDto): Promise<string[]> {
  const people = await reader().user.findMany({
    where: { id: { in: userIds } },
    select: { id: true, role: true },
  });
  return people.filter((who) => isThere(who, session)).map(({ id }) => id);
}

/** Whoever is to be told, each once: the room's members, then those who follow the host and may come. */
async function* audience(session: SessionDto): AsyncGenerator<string[]> {
  const { roomId, hostId } = session;
  if (roomId) yield* inBatches((after) => membersAfter(roomId, after));
  if (!session.isPrivate) yield* inBatches((after) => followersAfter(hostId, roomId, after));
}

async function* inBatches(next: (after: string) => Promise<string[]>): AsyncGenerator<string[]> {
  for (let after = ""; ;) {
    const userIds = await next(after);
    if (userIds.length > 0) yield userIds;
    if (userIds.length < BATCH) return;
    after = userIds.at(-1)!;
  }
}

async function membersAfter(roomId: string, after: string): Promise<string[]> {
  const rows = await reader().roomMembership.findMany({
    where: { roomId, userId: { gt: after } },
    orderBy: { userId: "asc" },
    take: BATCH,
    select: { userId: true },
  });
  return rows.map(({ userId }) => userId);
}

/** Members have heard already; whoever the room has banned does not hear of what is on in it. */
async function followersAfter(followedId: string, roomId: string | null, after: string): Promise<string[]> {
  const rows = await reader().follow.findMany({
    where: {
      ...{ followedId, followerId: { gt: after } },
      ...(roomId
        ? {
            follower: {
              memberships: { none: { roomId } },
              sanctions: { none: { roomId, kind: "BAN" } },
            },
          }
        : {}),
    },
    orderBy: { followerId: "asc" },
    take: BATCH,
    select: { followerId: true },
  });
  return rows.map(({ followerId }) => followerId);
}
