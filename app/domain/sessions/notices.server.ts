import type { Transaction } from "~/db/transaction.server";
import type { Person } from "../actor";
import { asUserDto } from "../accounts/user-dto";
import { notify } from "../notifications/notify.server";
import type { Changed } from "./change.server";
import { listeners } from "./listeners.server";
import { inPlayOrder } from "./machine/line";
import { partOf, playingItem, type Machine } from "./machine/state";

/** What somebody is told who is not there to see it: who is has it before their eyes. */
const isAway = (sessionId: string, userId: string) => !listeners.isHere(sessionId, userId);

/**
 * Tells the people of a track that has begun: whoever brought it, and in rotation whose turn is next. A programme
 * plays by itself, and tells nobody.
 */
export async function tellOfTrack(tx: Transaction, { before, after, session }: Changed): Promise<void> {
  if (before.turn === after.turn || after.isProgramme) return;
  const playing = playingItem(after);
  if (!playing) return;
  const { id: sessionId, room } = session;
  if (isAway(sessionId, playing.addedBy)) {
    const data = { sessionId, title: playing.trackRef.title };
    await notify(tx, playing.addedBy, "TRACK_PLAYING", room, data);
  }
  const next = after.mode === "ROTATION" ? nextDj(after) : null;
  if (next === null || next.addedBy === playing.addedBy || !isAway(sessionId, next.addedBy)) return;
  await notify(tx, next.addedBy, "TURN_NEXT", room, { sessionId, title: next.trackRef.title });
}

function nextDj(state: Machine) {
  const playingBy = playingItem(state)?.addedBy ?? null;
  return inPlayOrder({ ...state, booth: state.people, playingBy })[0] ?? null;
}

/** Tells somebody that they are invited to be a co-DJ. */
export async function tellOfInvitation(
  tx: Transaction,
  { before, after, session }: Changed,
  userId: string,
  by: Person,
): Promise<void> {
  const isNew =
    partOf(after, userId)?.standing === "INVITED" && partOf(before, userId)?.standing !== "INVITED";
  if (!isNew || !isAway(session.id, userId)) return;
  await notify(tx, userId, "INVITED", session.room, {
    ...{ by: asUserDto(by), sessionId: session.id },
    ...(session.name ? { title: session.name } : {}),
  });
}
