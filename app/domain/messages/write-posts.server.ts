import type { Outcome } from "~/db/grouped.server";
import { rowInserter } from "~/db/insert-rows.server";
import type { Transaction } from "~/db/transaction.server";
import { lockFor } from "~/db/locks.server";
import { record, takeSeq, type StreamEvent } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { newId, now } from "~/world.server";
import { conflict, invalid, notFound } from "../errors";
import { tooFast } from "../limits/limits.server";
import { allowIn, type RoomAccess } from "../rooms/access.server";
import { isUnhurried } from "../rooms/policy";
import { trackKey } from "../tracks/recognise";
import { refuseFilteredWords } from "./guards/filtered-words.server";
import { messageDto } from "./message-dto";
import type { StoredMentions } from "./mentions";
import { readFacts, type Facts } from "./post-facts.server";
import type { Draft, Posted } from "./post.server";
import { resolveMentions } from "./resolve-mentions.server";
import { tellOf } from "./tell.server";

/**
 * Writes a group of drafts in one transaction, in their order, with a fixed number of queries whatever the size of
 * the group. Each is allowed or refused for itself, by what is true inside the transaction.
 */
export async function writePosts(tx: Transaction, drafts: Draft[]): Promise<Outcome<Posted>[]> {
  for (const roomId of [...new Set(drafts.map((draft) => draft.roomId))].sort())
    await lockFor(tx, `room:${roomId}`);
  const facts = await readFacts(tx, drafts);
  const outcomes: Outcome<Posted>[] = [];
  const fresh: (Fresh & { index: number })[] = [];
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
        fresh.push({ index, draft, access, parentId: threadFor(draft, access, facts) });
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

const sameSending = (a: Draft, b: Draft) => a.person.id === b.person.id && a.clientId === b.clientId;

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

type Fresh = { draft: Draft; access: RoomAccess; parentId: string | null };

async function insert(tx: Transaction, fresh: Fresh[]): Promise<Row[]> {
  const at = now();
  const next = new Map<string, number>();
  for (const [roomId, count] of [...tally(fresh.map(({ draft }) => draft.roomId))].sort())
    next.set(roomId, await takeSeq(tx, roomStream(roomId), count));
  const meant = await resolveMentions(
    tx,
    fresh.map(({ access, draft: { text } }) => ({ access, text })),
  );
  const rows = fresh.map(({ draft, parentId }, index) => {
    const seq = next.get(draft.roomId)!;
    next.set(draft.roomId, seq + 1);
    const mentions = meant[index];
    return { ...rowOf(draft, parentId, seq, at), mentions: mentions ? { ...mentions, told: [] } : null };
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
  await tellOf(
    tx,
    rows.map((message, index) => {
      const { access, draft } = fresh[index]!;
      return { message, author: draft.person, room: access.room, mentions: message.mentions, isNew: true };
    }),
  );
  return rows;
}

type Row = ReturnType<typeof rowOf> & { mentions: StoredMentions | null };

const insertMessages = rowInserter<Row>("messages", {
  ...{ id: "plain", roomId: "plain", sessionId: "plain", userId: "plain", type: "plain", text: "plain" },
  ...{
    trackRef: "json",
    trackKey: "plain",
    mentions: "json",
    parentId: "plain",
    clientId: "plain",
    seq: "plain",
  },
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

function tally(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
