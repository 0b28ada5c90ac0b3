import type { SessionDto, SessionMode } from "~/domain/sessions/schema";
import type { FormField } from "../ui/form-fields";

/** What starting a session and changing it have in common. */
export type SessionFormFields = {
  sessionName: string;
  genre: string;
  tags: string;
  mode: SessionMode;
  skipShare: string;
  perPerson: string;
  trackMax: string;
};

/** What only its start asks for. */
export type StartFormFields = SessionFormFields & {
  roomId: string;
  isPrivate: string;
  initialTrackUrl: string;
};

export type SessionFields = Record<keyof SessionFormFields, FormField>;

/** What a browser needs to know of the rules; the server holds them. */
export const SESSION_CONSTRAINTS = {
  sessionName: { maxLength: 100 },
  genre: { required: true },
  mode: { required: true },
};

/** The rules that a session has unless its host says otherwise. */
export const USUAL_RULES = { skipShare: "50", perPerson: "2", trackMax: "900" };

/** The longest track, in seconds, by the words for it. */
export const LENGTHS: readonly (readonly [seconds: string, label: string])[] = [
  ["300", "5 minutes"],
  ["600", "10 minutes"],
  ["900", "15 minutes"],
  ["1800", "30 minutes"],
  ["3600", "1 hour"],
  ["7200", "2 hours"],
];

/** A session as its form shows it. */
export function formOfSession(session: SessionDto): SessionFormFields {
  return {
    sessionName: session.name ?? "",
    genre: session.genre,
    tags: session.tags.join(", "),
    mode: session.mode,
    skipShare: String(session.skipShare),
    perPerson: String(session.perPerson),
    trackMax: String(session.trackMax),
  };
}
