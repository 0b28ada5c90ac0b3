import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RoomDto } from "~/domain/rooms/schema";
import {
  SESSION_ACTIONS,
  STANDINGS,
  type Rule,
  type SessionAction,
  type Standing,
} from "~/domain/sessions/permissions";
import type { QueueItemDto, SessionDto, SessionMode } from "~/domain/sessions/schema";
import { PERSON_ACTS, SESSION_ACTS, TRACK_ACTS } from "~/http/session-acts.server";
import { newcomer, type Client } from "../support/api";
import { startApp, type App } from "../support/app";
import { ask, closeSockets, connect } from "../support/clients";
import {
  byForm,
  namesOf,
  oneForEach,
  operationsBelow,
  outcomeOf,
  type Account,
  type Outcome,
} from "../support/permission-tables";
import { someTrack } from "../support/session-clients";

// The rooms' table is walked in permissions.test.ts; this walks the sessions'.

/** One cell: a session of its own in a room of its own, and somebody who stands to it so. */
type Cell = {
  room: RoomDto;
  session: SessionDto;
  standing: Standing;
  actor: Account;
  /** Whoever hosts. */
  host: Client;
  /** A track that waits, the actor's own; and somebody else's. */
  own: string;
  foreign: string;
};
type Way = {
  /** The operation's name as in OpenAPI, or the socket's message, or the page's form. */
  name: string;
  mode: SessionMode;
  isPrivate: boolean;
  /** What the actor does before they come to stand so; a visitor does nothing. */
  first?: (cell: Cell) => Promise<unknown>;
  /** What has to be there. Returns the name of the thing acted on. */
  prepare?: (cell: Cell) => Promise<string>;
  /** Those for whom there is nothing to do, as they are that already: they are refused for another reason. */
  idle: readonly Standing[];
  act: (cell: Cell, it: string) => Promise<Outcome>;
};
type More = Partial<Pick<Way, "mode" | "isPrivate" | "first" | "prepare" | "idle">>;

let app: App;
/** Keeps the rooms, and brings the tracks that are nobody's of the table. */
let keeper: Client;
let victim: Client;
let starter: Client;
let people: Record<Standing, Account>;

beforeAll(async () => {
  app = await startApp();
  people = await oneForEach(app, STANDINGS);
  [keeper, victim, starter] = [
    await newcomer(app, "keeper"),
    await newcomer(app, "victim"),
    await newcomer(app, "starter"),
  ];
});
afterAll(async () => {
  closeSockets();
  await app.stop();
});

function api(name: string, body: object | ((cell: Cell, it: string) => object) = {}, more: More = {}): Way {
  const [method, path] = name.split(" ") as [string, string];
  return {
    ...{ name, mode: "VOTE", isPrivate: false, idle: [], ...more },
    async act(cell, thing) {
      const filled = path
        .replace("{sessionId}", cell.session.id)
        .replace("{itemId}", thing || cell.foreign)
        .replace("{msgId}", thing)
        .replace("{userId}", victim.userId);
      const sent = typeof body === "function" ? body(cell, thing) : body;
      const { status } = await cell.actor.send(
        method,
        filled,
        method === "GET" || method === "DELETE" ? undefined : sent,
      );
      return outcomeOf(status);
    },
  };
}

/** A form of the session's pages. */
function page(
  path: string,
  fields: Record<string, string> | ((cell: Cell, it: string) => Record<string, string>) = {},
  more: More = {},
): Way {
  return {
    ...{ name: `page /sessions/{sessionId}${path}`, mode: "VOTE", isPrivate: false, idle: [], ...more },
    async act(cell, thing) {
      const filled = path
        .replace("{itemId}", thing || cell.foreign)
        .replace("{msgId}", thing)
        .replace("{userId}", victim.userId);
      const sent = typeof fields === "function" ? fields(cell, thing) : fields;
      return byForm(app, cell.actor, `/sessions/${cell.session.id}${filled}`, sent);
    },
  };
}

function socket(event: string, more: (cell: Cell) => object = () => ({}), isInside = false): Way {
  return {
    ...{ name: event, mode: "VOTE", isPrivate: false, idle: [] },
    async act(cell) {
      const one = await connect(app.url, cell.actor.token ?? undefined);
      const { id: sessionId } = cell.session;
      if (isInside) await ask(one, "join_session", { sessionId });
      const { ok, error } = await ask(one, event, { sessionId, ...more(cell) });
      one.close();
      return ok ? "done" : ["conflict", "invalid"].includes(error.code) ? "refused" : (error.code as Outcome);
    },
  };
}

async function done(reply: Promise<{ status: number; text: string }>): Promise<void> {
  const { status, text } = await reply;
  expect(status, text).toBeLessThan(300);
}

const at = ({ session }: Cell, more: string) => `/sessions/${session.id}${more}`;
const own = async (cell: Cell) => cell.own;
const text = () => ({ text: randomUUID() });
const add = async (session: SessionDto, who: Client) =>
  (await who.post<QueueItemDto>(`/sessions/${session.id}/queue`, { trackRef: someTrack(600) })).body.data?.id;
const write = async (cell: Cell, who: Client) =>
  (await who.post<{ id: string }>(at(cell, "/messages"), text())).body.data?.id ?? "";
/** The victim's part, given before anybody acts on it. */
const victimIsIn = async (cell: Cell) => {
  await done(victim.post(at(cell, "/join")));
  return "";
};
const victimAsks = async (cell: Cell) => {
  await done(victim.post(at(cell, "/co-djs/ask")));
  return "";
};
const victimIsCoDj = async (cell: Cell) => {
  await victimAsks(cell);
  await done(cell.host.post(at(cell, `/co-djs/${victim.userId}/accept`)));
  return "";
};
const invited = async (cell: Cell) => {
  if (cell.actor.token && cell.standing !== "host")
    await cell.host.post(at(cell, "/co-djs"), { userId: cell.actor.userId });
  return "";
};
/** Out of the queue, so that it can come again. */
const gone = async (cell: Cell) => {
  await done(victim.delete(at(cell, `/queue/${cell.foreign}`)));
  return cell.foreign;
};
const paused = async (cell: Cell) => {
  await done(cell.host.post(at(cell, "/pause")));
  return "";
};
/** Written before anybody is muted. */
let ownMessage = "";
const WRITTEN: More = {
  first: async (cell) => {
    ownMessage = await write(cell, cell.actor);
  },
  prepare: async (cell) => (cell.actor.token ? ownMessage : write(cell, victim)),
};
const steppedUp = (cell: Cell) => cell.actor.post(at(cell, "/booth"));
const DECKS = ["co_dj", "host"] as const;
const ROTATION = { mode: "ROTATION" } as const;
const HOST = { mode: "HOST" } as const;

const WAYS: Record<SessionAction, Way[]> = {
  see: [
    ...["", "/queue", "/people", "/history", "/messages", "/events"].map((more) =>
      api(`GET /sessions/{sessionId}${more}`),
    ),
    socket("join_session"),
    socket("leave_session", () => ({}), true),
    socket("listening", () => ({ playing: true }), true),
    socket("track_failed", ({ session }) => ({ itemId: session.playingItemId }), true),
  ],
  join: [
    api("POST /sessions/{sessionId}/join"),
    page("/do/join"),
    // A length is believed of accounts only, so whoever could join may tell one.
    socket("track_length", ({ session }) => ({ itemId: session.playingItemId, duration: 600 }), true),
  ],
  leave: [api("POST /sessions/{sessionId}/leave"), page("/do/leave")],
  chat: [
    api("POST /sessions/{sessionId}/messages", text),
    page("", text),
    socket("message", () => ({ ...text(), clientId: randomUUID() })),
  ],
  type: [socket("typing")],
  add: [
    api("POST /sessions/{sessionId}/queue", () => ({ trackRef: someTrack() })),
    api("POST /sessions/{sessionId}/queue/links", () => ({ links: someTrack().url })),
    page("/add", () => ({ trackUrl: someTrack().url })),
    page("/add", () => ({ links: someTrack().url })),
    api("POST /sessions/{sessionId}/queue/{itemId}/again", {}, { prepare: gone }),
    page("/queue/{itemId}/again", {}, { prepare: gone }),
  ],
  vote: [
    api("POST /sessions/{sessionId}/queue/{itemId}/vote", { voteType: "UPVOTE" }),
    page("/queue/{itemId}/vote", { voteType: "UPVOTE" }),
  ],
  step_up: [api("POST /sessions/{sessionId}/booth", {}, ROTATION), page("/do/step-up", {}, ROTATION)],
  step_down: [
    api("DELETE /sessions/{sessionId}/booth", {}, { ...ROTATION, first: steppedUp }),
    page("/do/step-down", {}, { ...ROTATION, first: steppedUp }),
  ],
  ask_co_dj: [
    api("POST /sessions/{sessionId}/co-djs/ask", {}, { idle: DECKS }),
    page("/do/ask", {}, { idle: DECKS }),
  ],
  answer_invite: ["accept", "decline"].flatMap((answer) => [
    api(`POST /sessions/{sessionId}/co-djs/${answer}`, {}, { first: invited, idle: DECKS }),
    page(`/do/${answer}`, {}, { first: invited, idle: DECKS }),
  ]),
  remove_own: [
    api("DELETE /sessions/{sessionId}/queue/{itemId}", {}, { prepare: own }),
    page("/queue/{itemId}/remove", {}, { prepare: own }),
  ],
  remove_any: [api("DELETE /sessions/{sessionId}/queue/{itemId}"), page("/queue/{itemId}/remove")],
  move_own: [
    api("PATCH /sessions/{sessionId}/queue/{itemId}", {}, { prepare: own }),
    page("/queue/{itemId}/move", {}, { prepare: own }),
  ],
  move_any: [api("PATCH /sessions/{sessionId}/queue/{itemId}"), page("/queue/{itemId}/move")],
  skip: [api("POST /sessions/{sessionId}/skip"), page("/do/skip")],
  answer_suggestion: ["accept", "decline"].flatMap((answer) => [
    api(`POST /sessions/{sessionId}/queue/{itemId}/${answer}`, {}, HOST),
    page(`/queue/{itemId}/${answer}`, {}, HOST),
  ]),
  pause: [api("POST /sessions/{sessionId}/pause"), page("/do/pause")],
  resume: [
    api("POST /sessions/{sessionId}/resume", {}, { prepare: paused }),
    page("/do/resume", {}, { prepare: paused }),
  ],
  manage: [api("PATCH /sessions/{sessionId}", { genre: "Techno" }), page("/settings", { genre: "Techno" })],
  hand_over: [
    api("POST /sessions/{sessionId}/host", () => ({ userId: victim.userId }), { prepare: victimIsIn }),
    page("/hand-over", () => ({ userId: victim.userId }), { prepare: victimIsIn }),
  ],
  answer_djs: [
    api("POST /sessions/{sessionId}/co-djs", () => ({ userId: victim.userId })),
    page("/people/{userId}/invite"),
    ...["accept", "decline"].flatMap((answer) => [
      api(`POST /sessions/{sessionId}/co-djs/{userId}/${answer}`, {}, { prepare: victimAsks }),
      page(`/people/{userId}/${answer}`, {}, { prepare: victimAsks }),
    ]),
    api("DELETE /sessions/{sessionId}/co-djs/{userId}", {}, { prepare: victimIsCoDj }),
    page("/people/{userId}/take-away", {}, { prepare: victimIsCoDj }),
  ],
  share_link: [
    ...["POST", "DELETE"].map((method) =>
      api(`${method} /sessions/{sessionId}/link`, {}, { isPrivate: true }),
    ),
    ...["make", "revoke"].map((intent) => page("/link", { intent }, { isPrivate: true })),
  ],
  pull_dj: [
    api("DELETE /sessions/{sessionId}/booth/{userId}", {}, ROTATION),
    page("/people/{userId}/pull", {}, ROTATION),
  ],
  end: [
    ...[api("PATCH /sessions/{sessionId}/end"), api("POST /sessions/{sessionId}/end")],
    page("/end", { reason: "Too loud" }),
  ],
  delete_own_message: [
    api("DELETE /sessions/{sessionId}/messages/{msgId}", {}, WRITTEN),
    page("/chat/{msgId}/delete", {}, WRITTEN),
  ],
  delete_any_message: [
    api("DELETE /sessions/{sessionId}/messages/{msgId}", {}, { prepare: (cell) => write(cell, victim) }),
    page("/chat/{msgId}/delete", {}, { prepare: (cell) => write(cell, victim) }),
  ],
};

/** Makes a session in which tracks of others play and wait, and somebody who came to stand as said. */
async function cell(way: Way, standing: Standing): Promise<Cell> {
  const actor = people[standing];
  const host = standing === "host" ? actor : starter;
  const room = await keeper.room({ name: `Cell ${randomUUID()}` });
  for (const one of [victim, starter, ...(standing === "visitor" || standing === "admin" ? [] : [actor])])
    await keeper.post(`/rooms/${room.id}/members`, { userId: one.userId });
  const { mode, isPrivate } = way;
  const input = { genre: "House", roomId: room.id, mode, isPrivate, perPerson: 20 };
  const session = (await host.post<SessionDto>("/sessions", input)).body.data;
  if (mode === "ROTATION") await victim.post(`/sessions/${session.id}/booth`);
  const playing = await add(session, mode === "HOST" ? host : victim);
  const foreign = (await add(session, victim))!;
  const made: Cell = { room, session, standing, actor, host, own: "", foreign };
  made.session = { ...session, playingItemId: playing ?? null };
  if (standing === "visitor") return { ...made, own: foreign };
  if (mode === "VOTE") made.own = (await add(session, actor))!;
  await way.first?.(made);
  if (standing === "co_dj") {
    await host.post(`/sessions/${session.id}/co-djs`, { userId: actor.userId });
    await actor.post(`/sessions/${session.id}/co-djs/accept`);
  }
  if (standing === "staff")
    await keeper.patch(`/rooms/${room.id}/members/${actor.userId}`, { role: "MODERATOR" });
  if (standing === "muted")
    await keeper.post(`/rooms/${room.id}/moderation`, { action: "MUTE_USER", targetId: actor.userId });
  return made;
}

/** What the table says somebody is answered. */
function expected(action: SessionAction, standing: Standing, { isPrivate }: Way): Outcome {
  const rule: Rule = SESSION_ACTIONS[action];
  if (standing === "visitor" && rule.may.includes("visitor")) return isPrivate ? "not_found" : "done";
  if (standing === "visitor") return "unauthenticated";
  if (rule.unmuted && standing === "muted") return "forbidden";
  return rule.may.includes(standing) ? "done" : "forbidden";
}

it.each(Object.entries(WAYS) as [SessionAction, Way[]][])(
  "%s is for whom the table says, by every way",
  async (action, ways) => {
    expect(ways.length).toBeGreaterThan(0);
    const seen: Record<string, Outcome> = {};
    const told: Record<string, Outcome> = {};
    for (const way of ways)
      for (const standing of STANDINGS) {
        const there = await cell(way, standing);
        const key = `${way.name} by ${standing}`;
        seen[key] = await way.act(there, (await way.prepare?.(there)) ?? "");
        told[key] = expected(action, standing, way);
        if (way.idle.includes(standing) && seen[key] === "refused") told[key] = "refused";
      }
    expect(seen).toEqual(told);
  },
  120_000,
);

it("every button of a session's pages belongs to an action of the table", () => {
  const named = namesOf(WAYS);
  const buttons = [
    ...Object.keys(SESSION_ACTS).map((act) => `/do/${act}`),
    ...Object.keys(TRACK_ACTS).map((act) => `/queue/{itemId}/${act}`),
    ...Object.keys(PERSON_ACTS).map((act) => `/people/{userId}/${act}`),
  ];
  expect(buttons.filter((path) => !named.has(`page /sessions/{sessionId}${path}`))).toEqual([]);
});

it("every operation and every message of a socket about a session belongs to an action of the table", async () => {
  const operations = await operationsBelow(app, "/sessions/{sessionId}");
  const protocol = readFileSync(
    fileURLToPath(new URL("../../app/live/protocol.ts", import.meta.url)),
    "utf8",
  );
  const requests = /export type ClientToServer = \{([^]*?)\n\};/.exec(protocol)![1]!;
  const messages = [...requests.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name!);
  // Of rooms, of the person, of nothing: the rooms' table names the first.
  const elsewhere = [
    "join_room",
    "leave_room",
    "read",
    "thread",
    "read_thread",
    "watch_rooms",
    "inbox",
    "clock",
  ];
  const named = namesOf(WAYS);
  expect(operations.length).toBeGreaterThan(25);
  expect(messages.length).toBeGreaterThan(elsewhere.length + 5);
  expect(
    [...operations, ...messages.filter((name) => !elsewhere.includes(name))].filter(
      (name) => !named.has(name),
    ),
  ).toEqual([]);
});
