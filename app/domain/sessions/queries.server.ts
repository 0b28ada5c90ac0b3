import { reader } from "~/db/client.server";
import type { TransactionClient } from "~/db/transaction.server";
import { inSnapshot } from "~/db/snapshot.server";
import { headOf } from "~/streams/log.server";
import { sessionStream } from "~/streams/names";
import { keptByVersion } from "~/streams/kept.server";
import { PROFILES, versionOf } from "~/streams/versions.server";
import type { Actor } from "../actor";
import { endedBefore, latestEnded, pageOfEnded } from "../keyset";
import type { SessionAccess } from "./access.server";
import { listeners } from "./listeners.server";
import { playOrder, suggestions } from "./order";
import type { QueueItemDto, QueueState, SessionDto, SessionSnapshotDto, VoteType } from "./schema";
import { queueItemDto, sessionDto, sessionPersonDto, WITH_PLACE, WITH_USER } from "./session-dto";

/** What has not come to its end. */
const HERE: QueueState[] = ["SUGGESTED", "WAITING", "PLAYING"];
/** What has been heard. */
export const HEARD: QueueState[] = ["PLAYED", "SKIPPED"];
export const HISTORY_PAGE = 50;

/** Whoever has a part: those let in and no more may be ten thousand, and nobody is shown them. */
const WITH_PART = { OR: [{ standing: { not: "GUEST" as const } }, { boothSince: { not: null } }] };

/** What a session's page starts from, with the actor's own votes. */
export async function sessionSnapshot(access: SessionAccess): Promise<SessionSnapshotDto> {
  const { id, room } = access.session;
  const { session, items, ...neutral } = await asEverybodySeesIt(id);
  const place = room && { id: room.id, slug: room.slug, name: room.name };
  return {
    ...neutral,
    session: { ...session, room: place, listening: listeners.counts(id).listening },
    items: await withOwnVotes(access.actor, items),
  };
}

// What every visit reads, kept as long as nothing happens there.
const kept = keptByVersion<SessionSnapshotDto>(500);

async function asEverybodySeesIt(sessionId: string): Promise<SessionSnapshotDto> {
  const stream = sessionStream(sessionId);
  // The log's head too: of what other processes have done, it alone tells.
  const version = `${await headOf(stream)}/${versionOf(stream)}/${versionOf(PROFILES)}`;
  return kept(sessionId, version, () => inSnapshot((db) => readSnapshot(db, sessionId)));
}

/** Everything true together, as nobody in particular sees it. */
async function readSnapshot(db: TransactionClient, sessionId: string): Promise<SessionSnapshotDto> {
  const name = sessionStream(sessionId);
  const head = await db.stream.findUnique({ where: { name }, select: { seq: true } });
  const row = await db.dJSession.findUniqueOrThrow({ where: { id: sessionId }, include: WITH_PLACE });
  const items = await db.queueItem.findMany({
    where: { sessionId, state: { in: HERE } },
    include: WITH_USER,
  });
  const people = await db.sessionPerson.findMany({
    where: { sessionId, ...WITH_PART },
    include: WITH_USER,
  });
  people.sort((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime() || (a.id < b.id ? -1 : 1));
  const queueLength = items.filter(({ state }) => state === "WAITING").length;
  return {
    seq: head?.seq ?? 0,
    session: sessionDto(row, { queueLength, listening: 0 }),
    items: items.map((item) => queueItemDto(item)),
    people: people.map(sessionPersonDto),
  };
}

/** The session as the API shows it. */
export async function sessionView(access: SessionAccess): Promise<SessionDto> {
  return (await sessionSnapshot({ ...access, actor: null })).session;
}

/** What plays, what waits in the order in which it will play and when, and what is suggested; with the actor's votes. */
export async function queueOf(access: SessionAccess): Promise<QueueItemDto[]> {
  const { session, items, people } = await sessionSnapshot(access);
  const playing = items.filter(({ state }) => state === "PLAYING");
  return [...playing, ...playOrder(session, items, people), ...suggestions(session, items)];
}

/**
 * A page of what has been heard, played to its end or skipped, the latest first.
 * @throws Refusal `invalid` for a cursor that is none
 */
export async function history(
  access: SessionAccess,
  page: { cursor?: string | null; limit?: number } = {},
): Promise<{ items: QueueItemDto[]; nextCursor: string | null }> {
  const limit = page.limit ?? HISTORY_PAGE;
  const found = await reader().queueItem.findMany({
    where: { sessionId: access.session.id, state: { in: HEARD }, ...endedBefore(page.cursor) },
    ...latestEnded(limit),
    include: WITH_USER,
  });
  const { rows, nextCursor } = pageOfEnded(found, limit);
  const items = rows.map((row) => queueItemDto(row));
  return { items: await withOwnVotes(access.actor, items), nextCursor };
}

/** The same items with what the actor voted. */
export async function withOwnVotes(actor: Actor, items: QueueItemDto[]): Promise<QueueItemDto[]> {
  const votedOn = items.filter(({ upvotes, downvotes }) => upvotes + downvotes > 0).map(({ id }) => id);
  if (!actor || votedOn.length === 0) return items;
  const rows = await reader().vote.findMany({
    where: { userId: actor.id, queueItemId: { in: votedOn } },
    select: { queueItemId: true, voteType: true },
  });
  const mine = new Map<string, VoteType>(rows.map(({ queueItemId, voteType }) => [queueItemId, voteType]));
  return items.map((item) => ({ ...item, myVote: mine.get(item.id) ?? null }));
}
