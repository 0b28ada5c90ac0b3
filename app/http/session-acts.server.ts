import type { PersonAct, SessionAct, TrackAct } from "~/components/sessions/session-paths";
import type { Person } from "~/domain/actor";
import { joinSession, leaveSession } from "~/domain/sessions/join.server";
import { pause, resume, skip } from "~/domain/sessions/playback.server";
import { answerSuggestion, moveTrack, playAgain, removeTrack } from "~/domain/sessions/queue.server";
import {
  answerAsk,
  answerInvite,
  askCoDj,
  inviteCoDj,
  pullDj,
  stepDown,
  stepUp,
  takeAwayCoDj,
} from "~/domain/sessions/roles.server";
import { vote } from "~/domain/sessions/vote.server";

type Fields = Record<string, unknown>;

/**
 * What the buttons of a session's pages do, by the last part of their address. Each answers with what to say to whoever
 * has no script; nothing, where the page itself shows it.
 */
type Acts<Name extends string> = Record<
  Name,
  (person: Person, sessionId: string, targetId: string, fields: Fields) => Promise<string | null>
>;

const silently = (work: Promise<unknown>) => work.then(() => null);
const saying = (work: Promise<unknown>, text: string) => work.then(() => text);

export const SESSION_ACTS: Acts<SessionAct> = {
  join: (person, id) => silently(joinSession(person, id)),
  leave: (person, id) => saying(leaveSession(person, id), "You left the session."),
  pause: (person, id) => saying(pause(person, id), "Paused for everybody."),
  resume: (person, id) => saying(resume(person, id), "On it goes."),
  skip: (person, id, _, fields) => saying(skip(person, id, fields), "Skipped."),
  "step-up": (person, id) => saying(stepUp(person, id), "You are in the booth. Line up a track."),
  "step-down": (person, id) => saying(stepDown(person, id), "You left the booth."),
  ask: (person, id) => saying(askCoDj(person, id), "The host is asked."),
  accept: (person, id) => saying(answerInvite(person, id, true), "You are a co-DJ now."),
  decline: (person, id) => saying(answerInvite(person, id, false), "Declined."),
};

export const TRACK_ACTS: Acts<TrackAct> = {
  vote: (person, id, item, fields) => silently(vote(person, id, item, fields)),
  move: (person, id, item, fields) => silently(moveTrack(person, id, item, fields)),
  remove: (person, id, item, fields) => saying(removeTrack(person, id, item, fields), "The track is out."),
  accept: (person, id, item) => saying(answerSuggestion(person, id, item, true), "It is in the queue."),
  decline: (person, id, item) => saying(answerSuggestion(person, id, item, false), "Declined."),
  again: (person, id, item) => saying(playAgain(person, id, item), "It is in the queue again."),
};

export const PERSON_ACTS: Acts<PersonAct> = {
  invite: (person, id, user) => saying(inviteCoDj(person, id, user), "They are asked to be a co-DJ."),
  accept: (person, id, user) => saying(answerAsk(person, id, user, true), "They are a co-DJ now."),
  decline: (person, id, user) => saying(answerAsk(person, id, user, false), "Declined."),
  "take-away": (person, id, user) => saying(takeAwayCoDj(person, id, user), "They are a co-DJ no longer."),
  pull: (person, id, user, fields) => saying(pullDj(person, id, user, fields), "They are out of the booth."),
};

/** The act of this name, or undefined; never what every object inherits. */
export function actNamed<Name extends string>(acts: Acts<Name>, name: string | undefined) {
  return name !== undefined && Object.hasOwn(acts, name) ? acts[name as Name] : undefined;
}
