import type { Outcome } from "~/db/grouped.server";
import { lockFor } from "~/db/locks.server";
import type { Transaction } from "~/db/transaction.server";
import { record, takeSeq } from "~/streams/log.server";
import { sessionStream } from "~/streams/names";
import { newId, now } from "~/world.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import type { Person } from "../actor";
import { conflict, Refusal } from "../errors";
import { refuseFilteredWords } from "../messages/guards/filtered-words.server";
import { messageDto } from "../messages/message-dto";
import type { Posted } from "../messages/post.server";
import type { MessageDto } from "../messages/schema";
import { trackKey } from "../tracks/recognise";
import type { TrackRef } from "../tracks/schema";
import { allowInSession, refuseEnded, sessionFor, sessionLock } from "./access.server";

/** A message of a chat ready to be written: checked for itself, not yet for its place. */
export type ChatDraft = {
  person: Person;
  sessionId: string;
  text: string | null;
  trackRef: TrackRef | null;
  clientId: string;
};

/**
 * Writes a group of drafts in one transaction, in their order. Each is allowed or refused for itself, by what is true
 * inside the transaction.
 */
export async function writeChat(tx: Transaction, drafts: ChatDraft[]): Promise<Outcome<Posted>[]> {
  // All of them first, in one order: two groups never wait for each other.
  const sessions = new Set(drafts.map(({ sessionId }) => sessionLock(sessionId)));
  for (const name of [...sessions].sort()) await lockFor(tx, name);
  const outcomes: Outcome<Posted>[] = [];
  for (const draft of drafts)
    try {
      outcomes.push({ value: await writeOne(tx, draft) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcomes.push({ error });
    }
  return outcomes;
}

async function writeOne(tx: Transaction, draft: ChatDraft): Promise<Posted> {
  // Even what was sent before is not shown to somebody who is no longer let in.
  const access = await sessionFor(draft.person, draft.sessionId, tx);
  const there = await sent(tx, draft);
  if (there) return { message: there, created: false };
  allowInSession(access, "chat");
  refuseEnded(access.session);
  if (access.room) refuseFilteredWords(access.room.room, draft);
  return { message: await insert(tx, draft), created: true };
}

async function sent(tx: Transaction, draft: ChatDraft): Promise<MessageDto | null> {
  const row = await tx.db.message.findUnique({
    where: { userId_clientId: { userId: draft.person.id, clientId: draft.clientId } },
    include: { user: { select: USER_COLUMNS } },
  });
  if (row && row.sessionId !== draft.sessionId)
    throw conflict("This clientId was used in another room or session.");
  return row && messageDto(row, row.user);
}

async function insert(tx: Transaction, draft: ChatDraft): Promise<MessageDto> {
  const { person, sessionId, text, trackRef, clientId } = draft;
  const stream = sessionStream(sessionId);
  const at = now();
  const seq = await takeSeq(tx, stream);
  const row = await tx.db.message.create({
    data: {
      ...{ id: newId(), sessionId, userId: person.id, text, clientId, seq },
      ...(trackRef ? { type: "TRACK_CARD", trackRef, trackKey: trackKey(trackRef) } : { type: "TEXT" }),
      ...{ reactionCounts: [], createdAt: at, updatedAt: at },
    },
  });
  const message = messageDto(row, person);
  await record(tx, [{ stream, seq, type: "message", data: { message }, createdAt: at.toISOString() }]);
  return message;
}
