import type { Presence, ServerToClient } from "~/live/protocol";
import { sessionStream } from "~/streams/names";
import type { SessionEvent } from "~/streams/session-events";
import { ask, isConnected, listen } from "./connection";
import { SessionFeed, type SessionStart } from "./session-feed";

const NOBODY: Presence = { online: 0, listening: 0, people: [] };

type Line = { feed: SessionFeed; holders: number; hangUp: () => void };

/** The sessions that this page follows now: the one on the screen, and the one that is heard. Mostly the same. */
const lines = new Map<string, Line>();

/** The feed of a session: the one that is followed already, else a new one that waits to be held. */
export function sessionFeedOf(start: SessionStart, presence: Presence = NOBODY): SessionFeed {
  const { id } = start.session;
  const known = lines.get(id)?.feed;
  if (known) return known;
  const feed: SessionFeed = new SessionFeed(start, presence, {
    join: (after) => ask("join_session", { sessionId: id, after }),
    reload: () => void reload(feed),
  });
  return feed;
}

/**
 * Follows a session's stream for as long as somebody holds it: the page that shows it and the player that plays it
 * share one line.
 * @returns the way to let go
 */
export function holdSession(feed: SessionFeed): () => void {
  const line = lines.get(feed.id) ?? { feed, holders: 0, hangUp: follow(feed) };
  lines.set(feed.id, line);
  line.holders += 1;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    line.holders -= 1;
    if (line.holders > 0) return;
    lines.delete(feed.id);
    line.hangUp();
  };
}

/** Loads a session's data by itself, away from its page too. @throws where it is not to be had */
export async function loadSession(sessionId: string): Promise<SessionStart> {
  const response = await fetch(`/sessions/${encodeURIComponent(sessionId)}/snapshot`);
  if (!response.ok) throw new Error(`session: ${response.status}`);
  return (await response.json()) as SessionStart;
}

async function reload(feed: SessionFeed): Promise<void> {
  // Without an answer, the next connect asks again.
  const start = await loadSession(feed.id).catch(() => null);
  if (start) feed.restart(start);
}

/** Listens to the session's stream. Returns the way to stop. */
function follow(feed: SessionFeed): () => void {
  const sessionId = feed.id;
  const stream = sessionStream(sessionId);
  const handlers = {
    message_received: ({ stream: of, seq, message, createdAt }) => {
      if (of !== stream) return;
      feed.receive({ seq, type: "message", data: { message }, createdAt });
      const typist = feed.state.typing.find(({ id }) => id === message.userId);
      if (typist) feed.endTyping(typist);
    },
    session_update: ({ stream: of, ...event }) => {
      if (of === stream) feed.receive(event as SessionEvent);
    },
    own_vote: ({ sessionId: of, itemId, voteType }) => {
      if (of === sessionId) feed.setOwnVote(itemId, voteType);
    },
    presence: ({ stream: of, ...presence }) => {
      if (of === stream) feed.setPresence(presence);
    },
    typing: ({ stream: of, user }) => {
      if (of === stream) feed.setTyping(user);
    },
    removed: ({ stream: of }) => {
      if (of === stream) feed.setRemoved();
    },
  } satisfies Partial<ServerToClient>;
  const catchUp = () => void feed.catchUp();
  const onVisible = () => {
    if (document.visibilityState === "visible") catchUp();
  };
  document.addEventListener("visibilitychange", onVisible);
  const stop = listen({ ...handlers, connect: catchUp }, catchUp);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", onVisible);
    if (isConnected()) void ask("leave_session", { sessionId }).catch(() => undefined); // The line has just gone: so have we.
  };
}
