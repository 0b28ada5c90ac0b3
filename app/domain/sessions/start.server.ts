import { inTransaction, type Transaction } from "~/db/transaction.server";
import { log } from "~/log.server";
import { newId, now } from "~/world.server";
import type { Actor, Person } from "../actor";
import { invalid, Refusal } from "../errors";
import { needPart } from "../flags/parts.server";
import { spend } from "../limits/limits.server";
import { writeSystemPost } from "../messages/system-post.server";
import { parse } from "../parse";
import { allowIn, roomFor, signedIn, type RoomRow } from "../rooms/access.server";
import { findTitleLater } from "../tracks/cards.server";
import { sessionFor } from "./access.server";
import { announceStart } from "./announce-start.server";
import { changeSession, sessionIn } from "./change.server";
import { startSessionSchema } from "./inputs";
import { steppedUp } from "./machine/booth";
import type { SessionDto, SessionMode } from "./schema";
import { addition, chosenTrack, type TrackChoice } from "./track-choice.server";

/**
 * Starts a session, in a room or standing alone; whoever does is its host. The first track plays at once. Members of
 * the room, and whoever follows the host, are told afterwards.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`, `conflict` that names the one that runs in
 *   the room already, `rate_limited`
 */
export async function startSession(actor: Actor, input: unknown): Promise<SessionDto> {
  const person = signedIn(actor);
  needPart(person, "sessions");
  const { roomId, initialTrack, initialTrackUrl, ...given } = parse(startSessionSchema, input);
  if (initialTrack && initialTrackUrl)
    throw invalid("initialTrackUrl", "Give a track or its address, not both.");
  const track = await chosenTrack(
    person,
    { trackRef: initialTrack, trackUrl: initialTrackUrl },
    { trackRef: "initialTrack", trackUrl: "initialTrackUrl" },
  );
  const spent = await spend("sessions", person.id);
  const session = await inTransaction(async (tx) => {
    const room = roomId ? await roomForSession(tx, person, roomId) : null;
    const { sessionName, genre, tags, isPrivate, mode, ...rules } = given;
    return openSession(tx, person, {
      ...{ room, name: sessionName ?? null, genre: genre!, tags, mode, rules, isProgramme: false },
      isPrivate: isPrivate ?? false,
      tracks: track ? [{ by: person, ...track }] : [],
    });
  }).catch(async (error: unknown) => {
    await spent.giveBack();
    throw error;
  });
  if (track) findTitleLater(track.trackRef);
  announceStart(session);
  return session;
}

async function roomForSession(tx: Transaction, person: Person, idOrSlug: string): Promise<RoomRow> {
  const access = await roomFor(person, idOrSlug, tx);
  allowIn(access, "start_session");
  const running = await tx.db.dJSession.findFirst({
    where: { roomId: access.room.id, status: { not: "ENDED" } },
    select: { id: true, name: true, host: { select: { displayName: true } } },
  });
  if (!running) return access.room;
  const what = running.name ? `“${running.name}”` : `A session of ${running.host.displayName}`;
  const message = `${what} is on in this room already.`;
  // Its id too, for whoever would rather join it than read about it.
  throw new Refusal("conflict", message, { fields: { roomId: [message], sessionId: [running.id] } });
}

export type Opening = {
  room: RoomRow | null;
  name: string | null;
  genre: string;
  tags: string[];
  isPrivate: boolean;
  mode: SessionMode;
  rules: { skipShare?: number | undefined; perPerson?: number | undefined; trackMax?: number | undefined };
  isProgramme: boolean;
  /** What plays first, and who brings it. */
  tracks: (TrackChoice & { by: Person })[];
};

/** Opens a session inside a transaction that holds the room's lock, and lets its first track begin. */
export async function openSession(tx: Transaction, host: Person, opening: Opening): Promise<SessionDto> {
  const { room, rules, tracks, tags, name, genre, mode, isProgramme } = opening;
  const [id, at] = [newId(), now()];
  const set = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
  await tx.db.dJSession.create({
    data: {
      ...{ id, name, genre, tags, mode, isProgramme, ...set },
      ...{ roomId: room?.id ?? null, hostId: host.id, createdAt: at, updatedAt: at },
      isPrivate: room?.isPrivate || opening.isPrivate,
      // Until somebody comes nobody listens. A host who never came by a connection does not leave by one.
      ...{ idleSince: at, dueAt: at },
    },
  });
  const access = await sessionFor(host, id, tx);
  const additions = tracks.map(({ by, ...choice }) => addition(access, by, choice));
  const changed = await changeSession(
    access,
    tx,
    (state, world) => {
      const ready = mode === "ROTATION" && tracks[0] ? steppedUp(state, tracks[0].by.id, world) : state;
      return additions.reduce((state, add) => add(state, world), ready);
    },
    { also: tracks.map(({ by }) => by.id) },
  );
  if (room) {
    await tx.db.room.update({ where: { id: room.id }, data: { lastActivityAt: at } });
    await writeSystemPost(tx, room.id, host, { kind: "session_started", sessionId: id, name });
  }
  tx.afterCommit(() => log.info({ event: "session_started", mode }));
  return sessionIn(changed);
}
