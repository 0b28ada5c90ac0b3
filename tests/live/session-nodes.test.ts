import { afterAll, expect, it, vi } from "vitest";
import { LEAD_IN } from "~/domain/sessions/machine/state";
import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import type { SessionEvent } from "~/streams/session-events";
import { startApp, type App } from "../support/app";
import { apiOf, newClient, type Client } from "../support/clients";
import { POSTGRES_URL, temporaryDatabase } from "../support/postgres";
import { addTo, newSession, sessionNow, someTrack } from "../support/session-clients";

const SESSIONS = 40;
const TRACKS = 5;
const SECONDS = 5;

let apps: App[] = [];
let drop = async () => {};
afterAll(async () => {
  await Promise.all(apps.map((app) => app.stop()));
  await drop();
});

/** Where nobody has interfered, each track begins by the length of those before and the moments between. */
function isOnTime(played: QueueItemDto[]): boolean {
  const starts = played.map(({ playedAt }) => Date.parse(playedAt!));
  return starts.every((start, at) => start === starts[0]! + at * (SECONDS * 1000 + LEAD_IN));
}

it.skipIf(!POSTGRES_URL)(
  `two processes on one PostgreSQL advance ${SESSIONS * TRACKS} tracks once each, also when one dies meanwhile`,
  async () => {
    const database = await temporaryDatabase();
    drop = database.drop;
    const env = { DATABASE_URL: database.url, SESSION_SECRET: "a secret that both of them know".repeat(2) };
    const one = await startApp({ env });
    apps = [one];
    const other = await startApp({ env });
    apps = [one, other];
    const host = await newClient(one.url);
    const there: Client = { ...host, api: apiOf(other.url, host.token) };
    const sessions: SessionDto[] = [];
    for (let n = 0; n < SESSIONS; n += 1) {
      const by = n % 2 ? host : there;
      const session = await newSession(by, { mode: "HOST" });
      const tracks = Array.from({ length: TRACKS }, () => someTrack(SECONDS));
      for (const track of tracks) await addTo(session, by, track);
      sessions.push(session);
    }
    const ended = async () => {
      const all = await Promise.all(sessions.map((session) => sessionNow(session, host)));
      return all.reduce((sum, { session }) => sum + session.turn - (session.playingItemId ? 1 : 0), 0);
    };
    await vi.waitFor(async () => expect(await ended()).toBeGreaterThan((SESSIONS * TRACKS) / 2), {
      timeout: 60_000,
      interval: 200,
    });
    await other.kill();
    apps = [one];
    await vi.waitFor(async () => expect(await ended()).toBe(SESSIONS * TRACKS), {
      timeout: 60_000,
      interval: 300,
    });
    for (const { id } of sessions) {
      const { data: events } = await host.api<SessionEvent[]>(
        "GET",
        `/sessions/${id}/events?after=0&limit=100`,
      );
      const over = events.flatMap((event) =>
        event.type === "track" && event.data.ended ? event.data.ended.id : [],
      );
      expect(over).toHaveLength(TRACKS);
      expect(new Set(over).size).toBe(TRACKS);
      const { data: played } = await host.api<QueueItemDto[]>("GET", `/sessions/${id}/history`);
      expect(played.map(({ state }) => state)).toEqual(Array(TRACKS).fill("PLAYED"));
      expect(isOnTime(played.reverse()), JSON.stringify(played.map(({ playedAt }) => playedAt))).toBe(true);
    }
  },
  150_000,
);
