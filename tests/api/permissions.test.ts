import { randomUUID } from "node:crypto";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  HIDDEN_FROM,
  ROOM_ACTIONS,
  STANDINGS,
  type RoomAction,
  type Rule,
  type Standing,
} from "~/domain/rooms/permissions";
import type { RoomDto } from "~/domain/rooms/schema";
import {
  account,
  byForm,
  namesOf,
  oneForEach,
  operationsBelow,
  outcomeOf,
  type Account,
  type Outcome,
} from "../support/permission-tables";
import { picture } from "../support/pictures-made";
import { startApp, type App } from "../support/app";
import { ask, closeSockets, connect } from "../support/clients";

/** One cell: a room of its own, somebody who stands to it so, and what there is to act on. */
type Cell = {
  room: RoomDto;
  standing: Standing;
  actor: Account;
  own: string;
  foreign: string;
  victim: string;
};
/** A way to do an action: the operation's name as in OpenAPI, or the socket's message, or the page's form. */
type Way = {
  name: string;
  prepare?: (cell: Cell) => Promise<string>;
  act: (cell: Cell, it: string) => Promise<Outcome>;
};

let app: App;
let keeper: Account;
let victim: Account;
let stranger: Account;
let people: Record<Standing, Account>;

beforeAll(async () => {
  app = await startApp();
  people = await oneForEach(app, STANDINGS);
  [keeper, victim, stranger] = [
    await account(app, "keeper"),
    await account(app, "victim"),
    await account(app, "stranger"),
  ];
});
afterAll(async () => {
  closeSockets();
  await app.stop();
});

function api(
  name: string,
  body?: object | ((cell: Cell, it: string) => object),
  prepare?: Way["prepare"],
): Way {
  const [method, path] = name.split(" ") as [string, string];
  return {
    name,
    ...(prepare ? { prepare } : {}),
    async act(cell, thing) {
      const filled = path
        .replace("{id}", cell.room.id)
        .replace("{msgId}", thing || cell.foreign)
        .replace("{imageId}", thing)
        .replace("{userId}", cell.victim)
        .replace("{auditId}", thing)
        .replace("{sessionId}", thing)
        .replace("{emoji}", encodeURIComponent("🔥"));
      const sent = typeof body === "function" ? body(cell, thing) : body;
      return outcomeOf(
        (await cell.actor.send(method, filled, sent ?? (method === "GET" ? undefined : {}))).status,
      );
    },
  };
}

function socket(event: string, more: (cell: Cell) => object = () => ({})): Way {
  return {
    name: event,
    async act(cell) {
      const one = await connect(app.url, cell.actor.token ?? undefined);
      const { ok, error } = await ask(one, event, { roomId: cell.room.id, ...more(cell) });
      one.close();
      return ok ? "done" : (error.code as Outcome);
    },
  };
}

/** A page's form. */
function page(
  path: string,
  fields: (cell: Cell, it: string) => Record<string, string>,
  prepare?: Way["prepare"],
): Way {
  return {
    name: `page ${path}`,
    ...(prepare ? { prepare } : {}),
    async act(cell, thing) {
      const at = path.replace("{id}", cell.room.slug).replace("{msgId}", thing || cell.foreign);
      return byForm(app, cell.actor, at, fields(cell, thing));
    },
  };
}

const order = (action: string, target: (cell: Cell) => string, prepare?: Way["prepare"]) =>
  api("POST /rooms/{id}/moderation", (cell) => ({ action, targetId: target(cell) }), prepare);
const aPost = ({ foreign }: Cell) => foreign;
const aPerson = (cell: Cell) => cell.victim;
/** Has whoever keeps the room give an order first; returns its line. */
const ordered = (action: string, target: (cell: Cell) => string) => async (cell: Cell) => {
  const by = cell.standing === "owner" ? cell.actor : keeper;
  const body = { action, targetId: target(cell) };
  const reply = await by.post<{ id: string }>(`/rooms/${cell.room.id}/moderation`, body);
  expect(reply.status, reply.text).toBe(201);
  return reply.body.data.id;
};
const own = async (cell: Cell) => cell.own;
/** Uploads a picture for the room, and gives its id; of somebody who may not, an id of nothing. */
const uploaded = async ({ actor, room }: Cell) => {
  const reply = await sendPicture(actor, room);
  return reply.ok ? ((await reply.json()) as { data: { id: string } }).data.id : randomUUID();
};
async function sendPicture(actor: Account, room: RoomDto): Promise<Response> {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(await picture({ width: 8, height: 8 }))], "p.jpg"));
  const headers = actor.token ? { Authorization: `Bearer ${actor.token}` } : undefined;
  return fetch(`${app.url}/api/v1/rooms/${room.id}/images`, {
    method: "POST",
    body: form,
    ...(headers ? { headers } : {}),
  });
}
const text = () => ({ text: randomUUID() });

const WAYS: Record<RoomAction, Way[]> = {
  see: [
    ...[api("GET /rooms/{id}"), api("GET /rooms/{id}/messages"), api("GET /rooms/{id}/events")],
    api("GET /rooms/{id}/messages/{msgId}/reactions"),
    api("GET /rooms/{id}/search"),
    socket("join_room"),
  ],
  list_members: [api("GET /rooms/{id}/members")],
  join: [api("POST /rooms/{id}/join"), page("/rooms/{id}/join", () => ({}))],
  leave: [api("POST /rooms/{id}/leave"), page("/rooms/{id}/leave", () => ({}))],
  set_level: [
    ...[api("GET /rooms/{id}/notifications"), api("PATCH /rooms/{id}/notifications", { level: "MENTIONS" })],
  ],
  mark_read: [
    socket("read", () => ({ seq: 1 })),
    page("/rooms/{id}/unread", ({ foreign }) => ({ messageId: foreign })),
    socket("read_thread", ({ foreign }) => ({ seq: 1, postId: foreign })),
    socket("thread", ({ foreign }) => ({ postId: foreign })),
    api("POST /rooms/{id}/messages/{msgId}/read", { seq: 1 }),
    api("DELETE /rooms/{id}/messages/{msgId}/read"),
    page("/rooms/{id}/posts/{msgId}/unread", () => ({})),
  ],
  report: [
    api("POST /rooms/{id}/reports", ({ foreign }) => ({ messageId: foreign, reason: "Look at this" })),
  ],
  post: [
    ...[api("POST /rooms/{id}/messages", text), page("/rooms/{id}", text)],
    page("/rooms/{id}/posts/{msgId}/repost", ({ room }) => ({ ...text(), room: room.slug })),
    socket("message", () => ({ ...text(), clientId: randomUUID() })),
    {
      name: "POST /rooms/{id}/images",
      act: async ({ actor, room }) => outcomeOf((await sendPicture(actor, room)).status),
    },
    api("PATCH /rooms/{id}/images/{imageId}", { alt: "A hat" }, uploaded),
    api("DELETE /rooms/{id}/images/{imageId}", {}, uploaded),
    page("/rooms/{id}/pictures", text),
  ],
  reply: [
    api("POST /rooms/{id}/messages", ({ foreign }) => ({ ...text(), parentId: foreign })),
    page("/rooms/{id}/posts/{msgId}", text),
  ],
  react: [
    api("POST /rooms/{id}/messages/{msgId}/reactions", { emoji: "🔥" }),
    api("DELETE /rooms/{id}/messages/{msgId}/reactions/{emoji}"),
    page("/rooms/{id}/posts/{msgId}/reactions", () => ({ emoji: "🔥" })),
  ],
  bookmark: [
    api("POST /rooms/{id}/messages/{msgId}/bookmark", { note: "For later" }),
    api("DELETE /rooms/{id}/messages/{msgId}/bookmark"),
    page("/rooms/{id}/posts/{msgId}/bookmark", () => ({ on: "yes" })),
  ],
  type: [socket("typing")],
  edit_own: [
    api("PATCH /rooms/{id}/messages/{msgId}", text, own),
    page("/rooms/{id}/posts/{msgId}/edit", text, own),
  ],
  delete_own: [
    api("DELETE /rooms/{id}/messages/{msgId}", {}, own),
    page("/rooms/{id}/posts/{msgId}/delete", () => ({}), own),
  ],
  delete_any: [
    ...[api("DELETE /rooms/{id}/messages/{msgId}"), order("DELETE_MESSAGE", aPost)],
    page("/rooms/{id}/posts/{msgId}/delete", () => ({ reason: "Off topic" })),
  ],
  restore: [order("RESTORE_MESSAGE", aPost, ordered("DELETE_MESSAGE", aPost))],
  clear_reactions: [
    order("CLEAR_REACTIONS", aPost),
    page("/rooms/{id}/posts/{msgId}/clear", () => ({ reason: "Off topic" })),
  ],
  pin: [
    page(
      "/rooms/{id}/pin",
      (_, card) => ({ messageId: card }),
      async ({ room, actor, standing }) => {
        const track = {
          ...{ provider: "youtube", providerId: "dQw4w9WgXcQ", title: "A track", artist: "Somebody" },
          url: "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        };
        return (await (standing === "owner" ? actor : keeper).say(room, "a card", { track })).id;
      },
    ),
  ],
  add_member: [api("POST /rooms/{id}/members", () => ({ userId: stranger.userId }))],
  invite: [
    ...[api("GET /rooms/{id}/invites"), api("POST /rooms/{id}/invites")],
    api("POST /rooms/{id}/invites", () => ({ userId: stranger.userId })),
  ],
  answer_requests: [api("GET /rooms/{id}/requests")],
  kick: [api("DELETE /rooms/{id}/members/{userId}"), order("KICK_USER", aPerson)],
  ban: [order("BAN_USER", aPerson)],
  unban: [order("UNBAN_USER", aPerson, ordered("BAN_USER", aPerson)), api("GET /rooms/{id}/bans")],
  mute: [order("MUTE_USER", aPerson)],
  unmute: [order("UNMUTE_USER", aPerson, ordered("MUTE_USER", aPerson))],
  read_stats: [api("GET /rooms/{id}/stats"), api("GET /rooms/{id}/stats?days=365")],
  read_words: [api("GET /rooms/{id}/word-filter")],
  read_audit: [api("GET /rooms/{id}/audit")],
  undo: [api("POST /rooms/{id}/audit/{auditId}/undo", {}, ordered("MUTE_USER", aPerson))],
  handle_reports: [api("GET /rooms/{id}/reports")],
  change_role: [api("PATCH /rooms/{id}/members/{userId}", { role: "MODERATOR" })],
  transfer: [api("PATCH /rooms/{id}/members/{userId}", { role: "OWNER" })],
  manage: [
    api("PATCH /rooms/{id}", { description: "Changed" }),
    page("/rooms/{id}/settings", ({ room }) => ({
      intent: "room",
      name: room.name,
      type: room.type,
      slowModeSeconds: "0",
    })),
  ],
  delete_room: [
    api("DELETE /rooms/{id}"),
    page("/rooms/{id}/settings", ({ room }) => ({ intent: "delete", confirm: room.name })),
  ],
  // Taking back an invite of one's own needs one made before: tests/api/invites.test.ts holds it.
  revoke_own_invite: [],
  start_session: [api("POST /sessions", ({ room }) => ({ genre: "House", roomId: room.id }))],
  // What else moderators do in sessions: session-permissions.test.ts walks it.
  moderate_session: [
    api("PATCH /sessions/{sessionId}/end", { reason: "Too loud" }, async ({ room }) => {
      const input = { genre: "House", roomId: room.id };
      const reply = await victim.post<{ id: string }>("/sessions", input);
      expect(reply.status, reply.text).toBe(201);
      return reply.body.data.id;
    }),
  ],
};

/** Makes a room in which somebody has posted and then came to stand as said. */
async function cell(standing: Standing, isPrivate: boolean): Promise<Cell> {
  const actor = people[standing];
  const by = standing === "owner" ? actor : keeper;
  const room = await by.room({ name: `Cell ${randomUUID()}`, isPrivate });
  await by.post(`/rooms/${room.id}/members`, { userId: victim.userId });
  const foreign = (await victim.say(room, randomUUID())).id;
  const at: Cell = { room, standing, actor, own: foreign, foreign, victim: victim.userId };
  if (standing === "visitor") return at;
  if (standing !== "owner") await by.post(`/rooms/${room.id}/members`, { userId: actor.userId });
  at.own = (await actor.say(room, randomUUID())).id;
  const give = (action: string) => ordered(action, () => actor.userId)(at);
  if (standing === "moderator")
    await keeper.patch(`/rooms/${room.id}/members/${actor.userId}`, { role: "MODERATOR" });
  if (standing === "muted") await give("MUTE_USER");
  if (standing === "banned") await give("BAN_USER");
  if (standing === "outsider" || standing === "pending" || standing === "admin")
    await actor.post(`/rooms/${room.id}/leave`);
  if (standing === "pending") askToJoin(room.id, actor.userId);
  return at;
}

function askToJoin(roomId: string, userId: string): void {
  const database = new Database(join(app.dataDir, "rooms.db"));
  const at = new Date().toISOString().replace("Z", "+00:00");
  database
    .prepare(
      "INSERT INTO join_requests (id, roomId, userId, status, createdAt) VALUES (?, ?, ?, 'PENDING', ?)",
    )
    .run(randomUUID(), roomId, userId, at);
  database.close();
}

/** What the table says somebody is answered. */
function expected(action: RoomAction, standing: Standing, isPrivate: boolean): Outcome {
  const rule: Rule = ROOM_ACTIONS[action];
  if (isPrivate && HIDDEN_FROM.includes(standing)) return "not_found";
  const may = rule.may.includes(standing) && !(rule.inside && standing === "admin");
  return may ? "done" : standing === "visitor" ? "unauthenticated" : "forbidden";
}

describe.each([false, true])("in a room whose being private is %s", (isPrivate) => {
  it.each(Object.entries(WAYS).filter(([, ways]) => ways.length > 0) as [RoomAction, Way[]][])(
    "%s is for whom the table says, by every way",
    async (action, ways) => {
      const seen: Record<string, Outcome> = {};
      const told: Record<string, Outcome> = {};
      for (const way of ways)
        for (const standing of STANDINGS) {
          const at = await cell(standing, isPrivate);
          const key = `${way.name} by ${standing}`;
          seen[key] = await way.act(at, (await way.prepare?.(at)) ?? "");
          told[key] = expected(action, standing, isPrivate);
          // Without a name there is nothing to look up: whoever must sign in is told so first.
          if (standing === "visitor" && told[key] === "not_found" && seen[key] === "unauthenticated")
            told[key] = "unauthenticated";
          // A form's page shows every refusal as one of its own.
          if (way.name.startsWith("page ") && told[key] === "forbidden" && seen[key] === "refused")
            told[key] = "refused";
        }
      expect(seen).toEqual(told);
    },
    120_000,
  );
});

it("every operation in a room belongs to an action of the table", async () => {
  const there = await operationsBelow(app, "/rooms/{id}");
  const named = namesOf(WAYS);
  expect(there.length).toBeGreaterThan(20);
  expect(there.filter((name) => !named.has(name))).toEqual([]);
});
