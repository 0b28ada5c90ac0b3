import type { RoomEvent } from "~/streams/room-events";
import type { SessionEvent } from "~/streams/session-events";
import type { Population } from "./population";
import { Ledger } from "./ledger";
import { Listener } from "./listener";
import type { Tally } from "./tally";
import type { Votes } from "./votes";

/** Everybody who stays, each with an open line. */
export type Crowd = {
  /** Of each room, and of the session, last. */
  ledgers: Ledger[];
  /** By room. */
  posters: Listener[][];
  /** When each post set out that has not been looked at yet, by its clientId. */
  sentAt: Map<string, number>;
  all: Listener[];
};

/** Brings all listeners in. Whoever posts over a socket hears as well. */
export async function gather(
  url: string,
  { rooms, listeners, posters, voters }: Population,
  sessionId: string,
  tally: Tally,
  votes: Votes,
): Promise<Crowd> {
  const sentAt = new Map<string, number>();
  const hear = (event: RoomEvent | SessionEvent, isLive: boolean) => {
    if (event.type !== "message" || !isLive) return;
    const sent = sentAt.get(event.data.message.clientId);
    if (sent !== undefined) tally.note("delivery", performance.now() - sent);
  };
  const ledgers = [...rooms.map(({ slug }) => new Ledger(slug, tally)), new Ledger("the session", tally)];
  const speaking: Listener[][] = [];
  for (const [n, { id: roomId }] of rooms.entries()) {
    const open = ({ token }: { token: string }) => Listener.open(url, token, { roomId }, tally, hear);
    speaking.push(await Promise.all(posters[n]!.map(open)));
    ledgers[n]!.listeners.push(...speaking[n]!, ...(await Promise.all(listeners[n]!.map(open))));
  }
  ledgers.at(-1)!.listeners.push(
    ...(await Promise.all(
      voters.map(({ token }, n) =>
        Listener.open(url, token, { sessionId }, tally, (event, isLive) => {
          hear(event, isLive);
          if (n === 0) follow(votes, event);
        }),
      ),
    )),
  );
  return { ledgers, posters: speaking, sentAt, all: ledgers.flatMap((ledger) => ledger.listeners) };
}

/** What the session's events tell of votes. */
function follow(votes: Votes, event: RoomEvent | SessionEvent): void {
  if (event.type === "votes") votes.hear(event.data.counts);
  if (event.type === "track" && event.data.ended) votes.over(event.data.ended);
}
