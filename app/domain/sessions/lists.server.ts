import { reader } from "~/db/client.server";
import type { Prisma } from "~/db/generated/sqlite/client";
import type { Actor } from "../actor";
import { endedBefore, latestEnded, newestFirst, olderThan, pageOf, pageOfEnded } from "../keyset";
import type { TrackRef } from "../tracks/schema";
import { listeners } from "./listeners.server";
import { HEARD } from "./queries.server";
import type { QueueItemDto, SessionDto, SessionStatus } from "./schema";
import { queueItemDto, sessionDto, WITH_PLACE, WITH_USER } from "./session-dto";
import { privateSessionOf, publicSession, visibleSession } from "./visible.server";

export const SESSIONS_PAGE = 24;
/** More of a tracklist is in the session's own history. */
export const TRACKLIST_MAX = 50;

type Page = { cursor?: string | null; limit?: number };
type SessionPage<S> = { sessions: S[]; nextCursor: string | null };

/** A session that is over, with what was played in it, in that order. */
export type EndedSessionDto = SessionDto & { tracklist: QueueItemDto[] };

/**
 * A page of the sessions that go on: those for everybody, and the private ones into which the actor has been let. The
 * latest first.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function activeSessions(actor: Actor, page: Page = {}): Promise<SessionPage<SessionDto>> {
  const limit = page.limit ?? SESSIONS_PAGE;
  const found = await Promise.all(
    [publicSession(actor), ...(actor ? [privateSessionOf(actor)] : [])].flatMap((visible) =>
      // One by one, so that an index has the order of each.
      (["ACTIVE", "PAUSED"] as const).map((status) =>
        reader().dJSession.findMany({
          where: { AND: [{ status }, visible, olderThan(page.cursor)] },
          ...newestFirst(limit),
          include: WITH_PLACE,
        }),
      ),
    ),
  );
  const newest = found
    .flat()
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
  const { rows, nextCursor } = pageOf(newest, limit);
  return { sessions: await asDtos(rows), nextCursor };
}

/**
 * A page of the sessions that are over, for everybody or the actor's own, each with its tracklist and the votes. The
 * latest first.
 * @param page with `roomId` only those of this room
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function endedSessions(
  actor: Actor,
  page: Page & { roomId?: string } = {},
): Promise<SessionPage<EndedSessionDto>> {
  const inRoom = page.roomId ? { roomId: page.roomId } : {};
  const limit = page.limit ?? SESSIONS_PAGE;
  const found = await Promise.all(
    [publicSession(actor), ...(actor ? [privateSessionOf(actor)] : [])].map((visible) =>
      reader().dJSession.findMany({
        where: { AND: [{ status: "ENDED" }, inRoom, visible, endedBefore(page.cursor)] },
        ...latestEnded(limit),
        include: WITH_PLACE,
      }),
    ),
  );
  const latest = found
    .flat()
    .sort((a, b) => b.endedAt!.getTime() - a.endedAt!.getTime() || (a.id < b.id ? 1 : -1));
  const { rows, nextCursor } = pageOfEnded(latest, limit);
  const sessions = await Promise.all(
    rows.map(async (row) => ({
      ...sessionDto(row, { queueLength: 0, listening: 0 }),
      tracklist: await tracklistOf(row.id),
    })),
  );
  return { sessions, nextCursor };
}

/** What was played in a session, the first first. */
async function tracklistOf(sessionId: string): Promise<QueueItemDto[]> {
  const rows = await reader().queueItem.findMany({
    where: { sessionId, state: { in: HEARD } },
    orderBy: [{ endedAt: "asc" }, { id: "asc" }],
    take: TRACKLIST_MAX,
    include: WITH_USER,
  });
  return rows.map((row) => queueItemDto(row));
}

type Row = Prisma.DJSessionGetPayload<{ include: typeof WITH_PLACE }>;

async function asDtos(rows: Row[]): Promise<SessionDto[]> {
  const waiting = await reader().queueItem.groupBy({
    by: ["sessionId"],
    where: { sessionId: { in: rows.map(({ id }) => id) }, state: "WAITING" },
    _count: true,
  });
  const lengths = new Map(waiting.map(({ sessionId, _count }) => [sessionId, _count]));
  return rows.map((row) =>
    sessionDto(row, {
      queueLength: lengths.get(row.id) ?? 0,
      listening: listeners.counts(row.id).listening,
    }),
  );
}

/** What a room's card and banner say of the session that goes on there. */
export type LiveSession = {
  id: string;
  name: string | null;
  /** The name of its host. */
  host: string;
  status: Exclude<SessionStatus, "ENDED">;
  genre: string;
  listening: number;
  /** The title of the track that plays; null in a pause between two. */
  nowPlaying: string | null;
  /** Its picture, where it has one. */
  artwork: string | null;
  /** What a sleeve is drawn for where it has none. */
  artId: string;
};

/** By room, the session that goes on in it, where the actor may know of one. */
export async function liveInRoom(actor: Actor, roomIds: string[]): Promise<Map<string, LiveSession>> {
  if (roomIds.length === 0) return new Map();
  const rows = await reader().dJSession.findMany({
    where: {
      AND: [{ roomId: { in: roomIds }, status: { in: ["ACTIVE", "PAUSED"] } }, visibleSession(actor)],
    },
    select: {
      ...{ id: true, name: true, status: true, genre: true, roomId: true, nowPlayingRef: true },
      host: { select: { displayName: true } },
    },
  });
  return new Map(
    rows.map(({ id, name, host, status, genre, roomId, nowPlayingRef }) => {
      const track = nowPlayingRef as TrackRef | null;
      return [
        roomId!,
        {
          ...{ id, name, genre, host: host.displayName, status: status as LiveSession["status"] },
          listening: listeners.counts(id).listening,
          ...{ nowPlaying: track?.title ?? null, artwork: track?.artwork ?? null },
          artId: track?.providerId ?? id,
        },
      ];
    }),
  );
}
