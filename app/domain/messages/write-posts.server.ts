import type { Outcome } from "~/db/grouped.server";
import { rowInserter } from "~/db/insert-rows.server";
import type { Transaction } from "~/db/transaction.server";
import { rowUpdater } from "~/db/update-rows.server";
import { lockFor } from "~/db/locks.server";
import { record, takeSeq, type StreamEvent } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { newId, now } from "~/world.server";
import { conflict, invalid, notFound } from "../errors";
import { attachImages } from "../images/attach.server";
import type { StoredImage } from "../images/image-dto";
import { tooFast } from "../limits/limits.server";
import { allowIn, type RoomAccess } from "../rooms/access.server";
import { isUnhurried } from "../rooms/policy";
import { followThreads } from "../threads/follow.server";
import { trackKey } from "../tracks/recognise";
import { refuseFilteredWords } from "./guards/filtered-words.server";
import { messageDto } from "./message-dto";
import type { StoredMentions } from "./mentions";
import { readFacts, type Facts } from "./post-facts.server";
import type { Draft, Posted } from "./post.server";
import type { OriginalDto } from "./schema";
import { asAllSee } from "./originals.server";
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
        const images = facts.images.of(draft);
        fresh.push({ index, draft, access, images, parentId: threadFor(draft, images, access, facts) });
        facts.accept(draft, images);
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
function threadFor(draft: Draft, images: StoredImage[], access: RoomAccess, facts: Facts): string | null {
  allowIn(access, draft.parentId ? "reply" : "post");
  const wait = isUnhurried(draft.person, access) ? 0 : Math.ceil(facts.wait(draft) / 1000);
  if (wait > 0) throw tooFast(wait, { why: "Slow mode is on here." });
  refuseFilteredWords(access.room, { ...draft, images });
  if (draft.original) refuseFilteredWords(access.room, wordsOfOriginal(draft.original));
  if (facts.clash(draft)) throw clientIdTaken();
  if (!draft.parentId) return null;
  const parent = facts.parent(draft.parentId);
  if (!parent || parent.roomId !== draft.roomId || parent.deletedAt)
    throw notFound("The message you reply to");
  if (parent.type === "SYSTEM") throw invalid("parentId", "Nobody can reply to this.");
  return parent.parentId ?? parent.id;
}

/** What a repost says in the room, whoever wrote it. */
const wordsOfOriginal = ({ text, trackRef }: OriginalDto) => ({
  text: [text, trackRef?.title, trackRef?.artist].filter(Boolean).join("\n"),
});

type Fresh = { draft: Draft; access: RoomAccess; images: StoredImage[]; parentId: string | null };

async function insert(tx: Transaction, fresh: Fresh[]): Promise<Row[]> {
  const at = now();
  const next = new Map<string, number>();
  for (const [roomId, count] of [...tally(fresh.map(({ draft }) => draft.roomId))].sort())
    next.set(roomId, await takeSeq(tx, roomStream(roomId), count));
  const meant = await resolveMentions(
    tx,
    fresh.map(({ access, draft: { text } }) => ({ access, text })),
  );
  const rows = fresh.map(({ draft, images, parentId }, index) => {
    const seq = next.get(draft.roomId)!;
    next.set(draft.roomId, seq + 1);
    const mentions = meant[index];
    return {
      ...rowOf(draft, parentId, seq, at),
      // The database takes no message without a content: one that only shows or passes on something has an empty text.
      text: draft.text ?? ((images.length > 0 || draft.original) && !draft.trackRef ? "" : null),
      images: images.length > 0 ? images : null,
      mentions: mentions ? { ...mentions, told: [] } : null,
    };
  });
  if (rows.length === 0) return rows;
  await insertMessages(tx.db, rows);
  for (const [index, { id }] of rows.entries()) await attachImages(tx, id, fresh[index]!.images);
  const beganBy = await answered(tx, rows);
  await touchRooms(
    tx.db,
    [...next.keys()].map((id) => ({ id, lastActivityAt: at })),
  );
  const told = await Promise.all(
    rows.map(async (row, index) => {
      const message = messageDto(row, fresh[index]!.draft.person);
      return message.repost ? (await asAllSee(tx.db, row.roomId!, [message]))[0]! : message;
    }),
  );
  await record(
    tx,
    rows.map((row, index): StreamEvent => {
      const message = told[index]!;
      return {
        stream: roomStream(row.roomId!),
        seq: row.seq,
        type: "message",
        data: { message },
        createdAt: at.toISOString(),
      };
    }),
  );
  await followThreads(
    tx,
    rows.map((row) => ({
      message: { ...row, roomId: row.roomId! },
      mentions: row.mentions,
      beganBy: (row.parentId && beganBy.get(row.parentId)) ?? null,
    })),
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

/** Counts replies at their posts. Returns who wrote these, by their ids. */
async function answered(tx: Transaction, rows: Row[]): Promise<Map<string, string>> {
  const beganBy = new Map<string, string>();
  for (const [id, count] of tally(rows.flatMap((row) => row.parentId ?? []))) {
    const data = { replyCount: { increment: count } };
    beganBy.set(id, (await tx.db.message.update({ where: { id }, data, select: { userId: true } })).userId);
  }
  return beganBy;
}

type Row = ReturnType<typeof rowOf> & { mentions: StoredMentions | null; images: StoredImage[] | null };

const insertMessages = rowInserter<Row>("messages", {
  ...{ id: "plain", roomId: "plain", sessionId: "plain", userId: "plain", type: "plain", text: "plain" },
  ...{
    trackRef: "json",
    trackKey: "plain",
    mentions: "json",
    images: "json",
    parentId: "plain",
    repostOfId: "plain",
    repostRoomId: "plain",
    clientId: "plain",
    seq: "plain",
  },
  ...{ replyCount: "plain", reactionCounts: "json", createdAt: "time", updatedAt: "time", editedAt: "time" },
  deletedAt: "time",
});

/** A post is activity, and no change of the room: its event tells of none. */
const touchRooms = rowUpdater<{ id: string; lastActivityAt: Date }>("rooms", { lastActivityAt: "time" });

function rowOf(draft: Draft, parentId: string | null, seq: number, at: Date) {
  return {
    id: newId(),
    roomId: draft.roomId,
    sessionId: null,
    userId: draft.person.id,
    type: parentId ? ("REPLY" as const) : draft.trackRef ? ("TRACK_CARD" as const) : ("TEXT" as const),
    // A row must say something: a repost alone says nothing, which is empty.
    text: draft.text ?? (draft.original ? "" : null),
    ...(draft.trackRef ? { trackRef: draft.trackRef, trackKey: trackKey(draft.trackRef) } : {}),
    parentId,
    repostOfId: draft.original?.id ?? null,
    repostRoomId: draft.original?.roomId ?? null,
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
