import type { Person } from "~/domain/actor";
import { startSession } from "~/domain/sessions/start.server";
import type { SessionDto } from "~/domain/sessions/schema";
import { reader } from "~/db/client.server";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import { readAfter } from "~/streams/log.server";
import { sessionStream } from "~/streams/names";

/** A session of this host's, started by the command. */
export function started(host: Person, input: object = {}): Promise<SessionDto> {
  return startSession(host, { genre: "House", ...input });
}

/** The types of everything that has happened in a session's stream. */
export async function happened(sessionId: string, after = 0): Promise<string[]> {
  const caught = await readAfter(sessionStream(sessionId), after);
  return "events" in caught ? caught.events.map(({ type }) => type) : [];
}

/** Somebody's row in a session. */
export function partIn(sessionId: string, userId: string) {
  return reader().sessionPerson.findUnique({ where: { sessionId_userId: { sessionId, userId } } });
}

/** Everything announced while the work goes on. */
export async function announcedBy(work: () => Promise<unknown>): Promise<Announcement[]> {
  const heard: Announcement[] = [];
  const stop = onAnnouncement((announcement) => heard.push(announcement));
  await work().finally(stop);
  return heard;
}
