import { database } from "~/db/client.server";
import { instanceId } from "~/db/instance.server";
import { foundLengths } from "~/domain/sessions/lengths.server";
import { listeners } from "~/domain/sessions/listeners.server";
import { foundElsewhere } from "~/domain/sessions/reports.server";
import { env } from "~/env.server";
import { log } from "~/log.server";
import { redis } from "~/redis.server";
import { forwardBy, overhear, type Announcement } from "~/streams/bus.server";
import type { Pipe } from "~/streams/nodes/pipe";
import { openNotifyPipe } from "~/streams/nodes/notify-pipe.server";
import { Relay } from "~/streams/nodes/relay.server";
import { hearNothing } from "~/streams/versions.server";
import { newId } from "~/world.server";
import { Elsewhere, share, shareBy, type CrowdChange } from "./elsewhere.server";
import { tellUnheard } from "./in-turn.server";
import { come, go, hereOf, play, show } from "./presence.server";
import type { ServerToClient } from "./protocol";
import { recover } from "./recover.server";
import { openRedisPipe } from "./redis-pipe.server";
import type { LiveServer } from "./sockets.server";

type Typing = Parameters<ServerToClient["typing"]>[0];
type Words = { announced: Announcement } | { crowd: CrowdChange[] } | { typing: Typing };

let relay: Relay | null = null;

/** How many nodes serve this instance, as far as this one knows; null where there can be but one. */
export const nodeCount = (): number | null => relay && relay.others + 1;

/** Lets others of a stream know on other nodes that somebody types. */
export const typesElsewhere = (typing: Typing): void => void relay?.say({ typing }, "whispered");

/**
 * Joins the other nodes on the same PostgreSQL: what is announced on one is heard on all, and each knows who is on the
 * others. On SQLite there are none. Returns the way to leave.
 */
export async function joinNodes(live: LiveServer): Promise<() => Promise<void>> {
  const url = env().DATABASE_URL;
  if (database().engine === "sqlite" || !url) return () => Promise.resolve();
  const id = newId();
  const sender = redis();
  const pipes = [
    ...(sender ? [openRedisPipe(live, sender, `seda:${await instanceId()}`)] : []),
    await openNotifyPipe(url, id),
  ];
  const elsewhere = new Elsewhere({
    come: (stream, here) => come(live, stream, here),
    show: (stream, user) => show(live, stream, user),
    go: (stream, here) => go(live, stream, here),
    play: (sessionId, connection, playing) => play(live, sessionId, connection, playing),
    fail: (sessionId, turn, key) => listeners.failElsewhere(sessionId, turn, key),
    length: (found) => void untilDone(() => foundElsewhere(found)),
  });
  const joined = new Relay(id, pipes, {
    said: (words, from) => heard(live, elsewhere, words as Words, from),
    state: () => allHere(live),
    met: (state, from) => elsewhere.replace(from, state as CrowdChange[]),
    lost: (from) => elsewhere.forget(from),
    hole: () => untilDone(() => recover(live)),
    shift: (isDeaf) => {
      hearNothing(isDeaf);
      tellOfTrouble(live, pipes);
    },
    heardAgain: () => untilDone(tellUnheard),
  });
  relay = joined;
  forwardBy((announcement) => joined.say({ announced: asText(announcement) }, howUrgent(announcement)));
  shareBy((crowd) => void joined.say({ crowd }, "whispered"));
  listeners.onFail((sessionId, turn, key) => share(["fail", sessionId, turn, key]));
  foundLengths.onFound((found) => share(["length", found]));
  live.on("connection", (socket) => void (inTrouble && socket.emit("trouble", true)));
  await joined.start();
  if (joined.others > 0 && !sender) log.warn({ event: "nodes_without_redis" });
  return async () => {
    relay = null;
    forwardBy(() => null);
    await joined.close();
  };
}

let inTrouble = false;

/** Tells people when Redis or the database is away, and when all is well again. */
function tellOfTrouble(live: LiveServer, pipes: Pipe[]): void {
  const isThere = pipes.some((pipe) => !pipe.isUp());
  if (isThere === inTrouble) return;
  inTrouble = isThere;
  live.local.emit("trouble", isThere);
}

const RETRY = 500;

/** Does what needs the database, however long that is away. */
async function untilDone(work: () => Promise<void>): Promise<void> {
  while (relay) {
    try {
      return await work();
    } catch (error) {
      log.warn({ event: "recovery_waits", err: error });
      await new Promise((done) => setTimeout(done, RETRY));
    }
  }
}

function heard(live: LiveServer, elsewhere: Elsewhere, words: Words, from: string): void {
  if ("announced" in words) overhear(fromText(words.announced));
  else if ("crowd" in words) elsewhere.apply(from, words.crowd);
  else live.local.to(words.typing.stream).emit("typing", words.typing);
}

/** Everybody on this node, as another has to know them, and what was found and is not yet believed. */
function allHere(live: LiveServer): CrowdChange[] {
  const all = foundLengths.all.map((found): CrowdChange => ["length", found]);
  for (const socket of live.sockets.sockets.values()) {
    const { id, user } = hereOf(socket);
    for (const stream of socket.data.streams) all.push(["come", stream, id, user]);
    for (const sessionId of socket.data.playing ?? []) all.push(["play", sessionId, id, true]);
  }
  return all;
}

/** What ends somebody's reach must have ended it everywhere when the command answers. */
function howUrgent({ type, ...more }: Announcement): "urgent" | "calm" {
  if (type === "person") return "change" in more && more.change === "site_role" ? "urgent" : "calm";
  return type === "events" || type === "changed" ? "calm" : "urgent";
}

// A set is nothing to JSON.
const asText = (announcement: Announcement): Announcement =>
  announcement.type === "outsiders_evicted"
    ? { ...announcement, memberIds: [...announcement.memberIds] as never }
    : announcement;
const fromText = (announcement: Announcement): Announcement =>
  announcement.type === "outsiders_evicted"
    ? { ...announcement, memberIds: new Set(announcement.memberIds) }
    : announcement;
