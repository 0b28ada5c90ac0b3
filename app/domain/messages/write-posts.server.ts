import type { Outcome } from "~/db/grouped.server";
import { rowInserter } from "~/db/insert-rows.server";
import type { Transaction } from "~/db/transaction.server";
import { lockFor } from "~/db/locks.server";
import { record, takeSeq, type StreamEvent } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { newId, now, nowMs } from "~/world.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import { conflict, invalid, notFound } from "../errors";
import { tooFast } from "../limits/limits.server";
import { accessOf, allowIn, isId, type RoomAccess } from "../rooms/access.server";
import { isUnhurried } from "../rooms/policy";
import { trackKey } from "../tracks/recognise";
import { refuseFilteredWords } from "./guards/filtered-words.server";
import { messageDto } from "./message-dto";
import type { Draft, Posted } from "./post.server";

/**
 * Writes a group of drafts in one transaction, in their order, with a fixed number of queries whatever the size of
 * the group. Each is allowed or refused for itself, by what is true inside the transaction.
 */
export async function writePosts(tx: Transaction, drafts: Draft[]): Promise<Outcome<Posted>[]> {
  for (const roomId of unique(drafts.map((draft) => draft.roomId)).sort())
    await lockFor(tx, `room:${roomId}`);
  const facts = await readFacts(tx, drafts);
  const outcomes: Outcome<Posted>[] = [];
  const fresh: { index: number; draft: Draft; parentId: string | null }[] = [];
  const twins: { index: number; of: number }[] = [];
  drafts.forEach((draft, index) => {
    try {
      const access = visible(draft, facts);
      const there = facts.sent(draft);
      const twin = fresh.find((other) => sameSending(other.draft, draft));
      if (there) outcomes[index] = { value: { message: there, created: false } };
      else if (twin?.draft.roomId === draft.roomId) twins.push({ index, of: twin.index });
      else if (twin) throw clientIdTaken();
      else {
        fresh.push({ index, draft, parentId: threadFor(draft, access, facts) });
        facts.accept(draft);
      }
    } catch (error) {
      outcomes[index] = { error: error as Error };
    }
  });
  const rows = await insert(tx, fresh);
  fresh.forEach(({ index, draft }, at) => {
    outcomes[index] = { value: { message: messageDto(rows[at]!, draft.person), created: true } };
  });
  for (const { index, of } of twins) {
    const first = outcomes[of]!;
    outcomes[index] = "value" in first ? { value: { ...first.value, created: false } } : first;
  }
  return outcomes;
}

const placeOf = (draft: Draft) => `${draft.person.id}:${draft.roomId}`;
const sameSending = (a: Draft, b: Draft) => a.person.id === b.person.id && a.clientId === b.clientId;

type Facts = Awaited<ReturnType<typeof readFacts>>;

/** Everything that decides about the drafts, in a few queries. */
async function readFacts(tx: Transaction, drafts: Draft[]) {
  const roomIds = unique(drafts.map((draft) => draft.roomId));
  const userIds = unique(drafts.map((draft) => draft.person.id));
  const parentIds = unique(
    drafts.flatMap((draft) => (draft.parentId && isId(draft.parentId) ? draft.parentId : [])),
  );
  const rooms = await tx.db.room.findMany({ where: { id: { in: roomIds }, deletedAt: null } });
  const memberships = await tx.db.roomMembership.findMany({
    where: { roomId: { in: roomIds }, userId: { in: userIds } },
  });
  const isInside = ({ person, roomId }: Draft) =>
    memberships.some((membership) => membership.roomId === roomId && membership.userId === person.id);
  const bans = drafts.every(isInside)
    ? []
    : await tx.db.roomSanction.findMany({
        where: { roomId: { in: roomIds }, userId: { in: userIds }, kind: "BAN" },
      });
  const sent = await tx.db.message.findMany({
    where: { userId: { in: userIds }, clientId: { in: drafts.map((draft) => draft.clientId) } },
    include: { user: { select: USER_COLUMNS } },
  });
  const parents = parentIds.length ? await tx.db.message.findMany({ where: { id: { in: parentIds } } }) : [];
  const slow = await lastPostsInSlowRooms(tx, drafts, rooms);
  return {
    /** Milliseconds until slow mode lets this person post again. */
    wait: (draft: Draft) => slow.get(placeOf(draft)) ?? 0,
    /** The draft will be written: what comes after it in the group has to wait. */
    accept(draft: Draft): void {
      const seconds = rooms.find(({ id }) => id === draft.roomId)?.slowModeSeconds ?? 0;
      if (seconds > 0) slow.set(placeOf(draft), seconds * 1000);
    },
    access(draft: Draft): RoomAccess | null {
      const room = rooms.find(({ id }) => id === draft.roomId);
      const ofDraft = ({ roomId, userId }: { roomId: string; userId: string }) =>
        roomId === draft.roomId && userId === draft.person.id;
      const [membership, ban] = [memberships.find(ofDraft), bans.find(ofDraft)];
      return room ? accessOf(draft.person, room, membership ?? null, ban ?? null) : null;
    },
    sent(draft: Draft) {
      const row = sent.find(
        ({ userId, clientId }) => userId === draft.person.id && clientId === draft.clientId,
      );
      return row && row.roomId === draft.roomId ? messageDto(row, row.user) : undefined;
    },
    clash: (draft: Draft) =>
      sent.some(({ userId, clientId }) => userId === draft.person.id && clientId === draft.clientId),
    parent: (id: string) => parents.find((parent) => parent.id === id),
  };
}

async function lastPostsInSlowRooms(
  tx: Transaction,
  drafts: Draft[],
  rooms: { id: string; slowModeSeconds: number }[],
) {
  const waits = new Map<string, number>();
  for (const draft of drafts) {
    const { person, roomId } = draft;
    const seconds = rooms.find(({ id }) => id === roomId)?.slowModeSeconds ?? 0;
    if (seconds === 0) continue;
    const last = await tx.db.message.findFirst({
      where: { roomId, userId: person.id, type: { not: "SYSTEM" } },
      orderBy: { createdAt: "desc" },
      select: { createdAt: true },
    });
    if (last) waits.set(placeOf(draft), last.createdAt.getTime() + seconds * 1000 - nowMs());
  }
  return waits;
}

const clientIdTaken = () => conflict("This clientId was used in another room.");

/** The draft's place. Even what was sent before is not shown to somebody who is no longer let in. */
function visible(draft: Draft, facts: Facts): RoomAccess {
  const access = facts.access(draft);
  if (!access) throw notFound("This room");
  allowIn(access, "see");
  return access;
}

/**
 * Whether the draft may be written, and into which thread: a reply to a reply joins its parent's.
 * @throws Refusal that says why not
 */
function threadFor(draft: Draft, access: RoomAccess, facts: Facts): string | null {
  allowIn(access, draft.parentId ? "reply" : "post");
  const wait = isUnhurried(draft.person, access) ? 0 : Math.ceil(facts.wait(draft) / 1000);
  if (wait > 0) throw tooFast(wait, { why: "Slow mode is on here." });
  refuseFilteredWords(access.room, draft);
  if (facts.clash(draft)) throw clientIdTaken();
  if (!draft.parentId) return null;
  const parent = facts.parent(draft.parentId);
  if (!parent || parent.roomId !== draft.roomId || parent.deletedAt)
    throw notFound("The message you reply to");
  if (parent.type === "SYSTEM") throw invalid("parentId", "Nobody can reply to this.");
  return parent.parentId ?? parent.id;
}

async function insert(
  tx: Transaction,
  fresh: { draft: Draft; parentId: string | null }[],
): Promise<ReturnType<typeof rowOf>[]> {
  const at = now();
  const next = new Map<string, number>();
  for (const [roomId, count] of [...tally(fresh.map(({ draft }) => draft.roomId))].sort())
    next.set(roomId, await takeSeq(tx, roomStream(roomId), count));
  const rows = fresh.map(({ draft, parentId }) => {
    const seq = next.get(draft.roomId)!;
    next.set(draft.roomId, seq + 1);
    return rowOf(draft, parentId, seq, at);
  });
  if (rows.length === 0) return rows;
  await insertMessages(tx.db, rows);
  for (const [parentId, count] of tally(rows.flatMap((row) => row.parentId ?? [])))
    await tx.db.message.update({ where: { id: parentId }, data: { replyCount: { increment: count } } });
  await tx.db.room.updateMany({ where: { id: { in: [...next.keys()] } }, data: { lastActivityAt: at } });
  await record(
    tx,
    rows.map((row, index): StreamEvent => {
      const message = messageDto(row, fresh[index]!.draft.person);
      return {
        stream: roomStream(row.roomId!),
        seq: row.seq,
        type: "message",
        data: { message },
        createdAt: at.toISOString(),
      };
    }),
  );
  return rows;
}

const insertMessages = rowInserter<ReturnType<typeof rowOf>>("messages", {
  ...{ id: "plain", roomId: "plain", sessionId: "plain", userId: "plain", type: "plain", text: "plain" },
  ...{ trackRef: "json", trackKey: "plain", parentId: "plain", clientId: "plain", seq: "plain" },
  ...{ replyCount: "plain", reactionCounts: "json", createdAt: "time", updatedAt: "time", editedAt: "time" },
  deletedAt: "time",
});

function rowOf(draft: Draft, parentId: string | null, seq: number, at: Date) {
  return {
    id: newId(),
    roomId: draft.roomId,
    sessionId: null,
    userId: draft.person.id,
    type: parentId ? ("REPLY" as const) : draft.trackRef ? ("TRACK_CARD" as const) : ("TEXT" as const),
    text: draft.text,
    ...(draft.trackRef ? { trackRef: draft.trackRef, trackKey: trackKey(draft.trackRef) } : {}),
    parentId,
    clientId: draft.clientId,
    seq,
    replyCount: 0,
    reactionCounts: [],
    createdAt: at,
    updatedAt: at,
    editedAt: null,
    deletedAt: null,
  };
}

const unique = (texts: string[]) => [...new Set(texts)];

function tally(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
