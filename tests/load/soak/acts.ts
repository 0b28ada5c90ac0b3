import { setTimeout as wait } from "node:timers/promises";
import type { MessageDto } from "~/domain/messages/schema";
import type { QueueItemDto, VoteType } from "~/domain/sessions/schema";
import { ask, bearer, cookie } from "../http";
import { words, type Account } from "../seed";
import { asked } from "../sockets";
import type { Crowd } from "./crowd";
import type { Ledger } from "./ledger";
import { Listener } from "./listener";
import type { Population } from "./population";
import type { Tally } from "./tally";
import type { Votes } from "./votes";

/** What one person does again and again, so many milliseconds from one time to the next. */
export type Habit = { every: number; act: () => Promise<unknown> };

export type Scene = {
  url: string;
  people: Population;
  crowd: Crowd;
  sessionId: string;
  /** The tracks that wait, as last read. */
  queue: () => QueueItemDto[];
  votes: Votes;
  tally: Tally;
};

let posts = 0;
/** Words that no other post holds. */
const newMark = () => `soak-${(posts += 1).toString(36).padStart(6, "0")}`;

type Answer<T> = { data: T };
const dataOf = <T>({ body }: { body: string }) => (JSON.parse(body) as Answer<T>).data;

/** Everything that goes on in a soak. */
export function habits(scene: Scene): Habit[] {
  const { people, crowd } = scene;
  const [session] = crowd.ledgers.slice(-1) as [Ledger];
  const inRoom = <T>(of: (room: { id: string; slug: string }, ledger: Ledger, n: number) => T) =>
    people.rooms.map((room, n) => of(room, crowd.ledgers[n]!, n));
  return [
    ...people.readers.map((reader, n) => ({ every: 800, act: () => readPage(scene, reader, n) })),
    ...inRoom((room, ledger) => ({ every: 1500, act: () => preview(scene, room, ledger) })),
    ...inRoom((room, ledger) => ({ every: 700, act: () => readApi(scene, room.id, ledger) })),
    ...inRoom((room, ledger, n) =>
      crowd.posters[n]!.map((poster) => ({
        every: 800,
        act: () => say(scene, poster, { roomId: room.id }, ledger),
      })),
    ).flat(),
    ...inRoom((room, ledger, n) => ({
      every: 1300,
      act: () => post(scene, people.programs[n]!, room.id, ledger),
    })),
    ...people.voters.map((voter) => ({ every: 5000, act: () => vote(scene, voter) })),
    ...session.listeners.slice(0, 2).map((voter) => ({
      every: 2000,
      act: () => say(scene, voter, { sessionId: scene.sessionId }, session),
    })),
    ...people.wanderers.map((wanderer, n) => ({ every: 3000, act: () => wander(scene, wanderer, n) })),
  ];
}

/** A member's page of a room: it holds whatever was posted before it was asked for. */
function readPage(scene: Scene, { token }: Account, n: number): Promise<unknown> {
  const at = (n + posts) % scene.people.rooms.length;
  return readsNewest(scene, "page", scene.people.rooms[at]!, scene.crowd.ledgers[at]!, cookie(token));
}

const preview = (scene: Scene, room: { slug: string }, ledger: Ledger) =>
  readsNewest(scene, "page of a visitor", room, ledger, {});

/**
 * Everybody reads every room's page on a node, so that it keeps the same pages each time its memory is measured; and holds
 * that each is up to date.
 */
export async function readAll({ people, crowd, tally }: Scene, url: string): Promise<void> {
  const everybody = [...people.readers.map(({ token }) => cookie(token)), {}];
  for (const [n, room] of people.rooms.entries())
    for (const headers of everybody)
      await readsNewest({ url, tally }, "page read at rest", room, crowd.ledgers[n]!, headers);
}

async function readsNewest(
  { url, tally }: Pick<Scene, "url" | "tally">,
  kind: string,
  { slug }: { slug: string },
  { newest }: Ledger,
  headers: Record<string, string>,
): Promise<void> {
  const page = await tally.act(kind, () => ask(`${url}/rooms/${slug}`, headers));
  if (page && newest && !page.body.includes(newest.mark))
    tally.fault("a page without a post from before", `${kind} of ${slug}: ${newest.seq}`);
}

async function readApi({ url, people, tally }: Scene, roomId: string, { newest }: Ledger): Promise<void> {
  const address = `${url}/api/v1/rooms/${roomId}/messages?limit=50`;
  const page = await tally.act("API read", () => ask(address, bearer(people.programs[0]!.token)));
  if (page && newest && !dataOf<MessageDto[]>(page).some(({ id }) => id === newest.id))
    tally.fault("a list without a post from before", `${roomId}: ${newest.seq}`);
}

/** Posts over a socket. What gets no answer because the line broke is sent again, under the same clientId. */
async function say(
  { crowd, tally }: Scene,
  { socket }: Listener,
  place: { roomId: string } | { sessionId: string },
  ledger: Ledger,
): Promise<void> {
  const clientId = newMark();
  const message = { ...place, clientId, text: `${clientId} ${words(posts)}` };
  const started = performance.now();
  if (socket.connected) crowd.sentAt.set(clientId, started);
  for (let tries = 1; tries <= 20; tries += 1) {
    try {
      const { id, seq } = (await asked(socket, "message", message)) as MessageDto;
      ledger.acknowledge({ id, seq, mark: clientId });
      const kind = tries === 1 && crowd.sentAt.has(clientId) ? "post by socket" : "post over a broken line";
      return tally.note(kind, performance.now() - started);
    } catch (error) {
      if (String(error).includes("message:")) return tally.fault("post by socket", error);
      crowd.sentAt.delete(clientId);
      await wait(200);
    }
  }
  tally.fault("post by socket", "no answer");
}

async function post({ url, crowd, tally }: Scene, { token }: Account, roomId: string, ledger: Ledger) {
  const clientId = newMark();
  crowd.sentAt.set(clientId, performance.now());
  const posted = await tally.act("post by API", () =>
    ask(`${url}/api/v1/rooms/${roomId}/messages`, bearer(token), {
      ...{ clientId, text: `${clientId} ${words(posts)}` },
    }),
  );
  if (!posted) return;
  const { id, seq } = dataOf<MessageDto>(posted);
  ledger.acknowledge({ id, seq, mark: clientId });
}

/** Now for a track, now against it, now neither; never so many against one that it falls. */
async function vote({ url, sessionId, queue, votes, tally }: Scene, { id, token }: Account): Promise<void> {
  const waiting = queue();
  const item = waiting[Math.floor(Math.random() * waiting.length)];
  if (!item) return;
  const chance = Math.random();
  const voteType: VoteType | null = chance < 0.6 ? "UPVOTE" : chance < 0.75 ? "DOWNVOTE" : null;
  const started = performance.now();
  try {
    await ask(`${url}/api/v1/sessions/${sessionId}/queue/${item.id}/vote`, bearer(token), { voteType });
    votes.acknowledge(item.id, id, voteType);
    tally.note("vote", performance.now() - started);
  } catch (error) {
    // It came to its end since the queue was read.
    if (!String(error).includes(" 409 ")) tally.fault("vote", error);
  }
}

/** Joins a room, looks on for a while, and leaves. */
async function wander({ url, people, tally }: Scene, { token }: Account, n: number): Promise<void> {
  const roomId = people.rooms[n % people.rooms.length]!.id;
  const door = (what: "join" | "leave") =>
    tally.act(what, () => ask(`${url}/api/v1/rooms/${roomId}/${what}`, bearer(token), {}));
  if (!(await door("join"))) return;
  const listener = await tally.act("a newcomer's line", () => Listener.open(url, token, { roomId }, tally));
  await wait(1000);
  listener?.close();
  await door("leave");
}
