import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MessageDto } from "~/domain/messages/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import type { SessionDto } from "~/domain/sessions/schema";
import { asBrowser, Client, newcomer, PASSWORD } from "../support/api";
import { startApp, type App } from "../support/app";
import { ask, closeSockets, connect } from "../support/clients";
import { someTrack } from "../support/session-clients";

// A private room or session does not exist for people outside it. Everything they can ask for, by every address that there is, is
// compared with what is answered about one that never was: status, headers and body. Timing is out of scope.

const NAME = "Velvet Catacomb Xylophone";
/** Slugs of one length, so that only the room itself could make a difference. */
const NEVER = "velvet-catacomb-xylophans";

type Account = Client & { email: string; cookie: string; username: string };
type Seen = { status: number; headers: [string, string][]; body: string };

let app: App;
let owner: Account;
let room: RoomDto;
let message: MessageDto;
/** A session in the private room, and a private one that stands alone. */
let sessions: SessionDto[];
let outsiders: Record<"visitor" | "outsider" | "kicked" | "banned", Account>;
let paths: Record<string, Record<string, { requestBody?: unknown }>>;
const pages = pageAddresses();

beforeAll(async () => {
  app = await startApp();
  await newcomer(app, "admin");
  owner = await account("owner");
  const kicked = await account("kicked");
  const banned = await account("banned");
  room = await owner.room({
    name: NAME,
    isPrivate: true,
    tags: ["quietly"],
    description: "A description unsaid",
  });
  expect(room.slug).toBe("velvet-catacomb-xylophone");
  expect(NEVER.length).toBe(room.slug.length);
  message = await owner.say(room, "Words unsaid");
  const tracks = () => ({ initialTrack: { ...someTrack(600), title: "Track unsaid" } });
  const session = { genre: "House", sessionName: "Session unsaid", isPrivate: true };
  sessions = [];
  for (const more of [{ roomId: room.id }, {}]) {
    const started = await owner.post<SessionDto>("/sessions", { ...session, ...more, ...tracks() });
    expect(started.status, started.text).toBe(201);
    sessions.push(started.body.data);
    await owner.post(`/sessions/${started.body.data.id}/messages`, { text: "Words unsaid" });
  }
  for (const [one, action] of [
    [kicked, "KICK_USER"],
    [banned, "BAN_USER"],
  ] as const) {
    await owner.post(`/rooms/${room.id}/members`, { userId: one.userId });
    await one.get(`/rooms/${room.id}`);
    await one.post(`/sessions/${sessions[0]!.id}/join`);
    await owner.post(`/rooms/${room.id}/moderation`, { action, targetId: one.userId });
  }
  const visitor = Object.assign(new Client(app.url), { email: "", cookie: "", username: "" });
  outsiders = { visitor, outsider: await account("outsider"), kicked, banned };
  paths = ((await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as { paths: typeof paths }).paths;
});
afterAll(async () => {
  closeSockets();
  await app.stop();
});

async function account(name: string): Promise<Account> {
  const made = await newcomer(app, name);
  const login = await made.post<{ token: string; user: { username: string } }>("/login", {
    email: made.email,
    password: PASSWORD,
  });
  const { token, user } = login.body.data;
  return Object.assign(made, { cookie: asBrowser(app, token), username: user.username });
}

/** Every address of the application that is not the API's, as its own manifest tells them: `/rooms/:slug/join`. */
function pageAddresses(): string[] {
  type Route = { path?: string; index?: boolean; children?: Route[] };
  const cli = fileURLToPath(new URL("../../node_modules/.bin/remix", import.meta.url));
  const cwd = fileURLToPath(new URL("../..", import.meta.url));
  const routes = JSON.parse(execFileSync(cli, ["routes", "--json"], { cwd, encoding: "utf8" })) as Route[];
  const flatten = (all: Route[], above: string): string[] =>
    all.flatMap((route) => {
      const address = route.path ? `${above}/${route.path}` : above;
      return [address || "/", ...flatten(route.children ?? [], address)];
    });
  return [...new Set(flatten(routes, ""))].filter((address) => !address.startsWith("/api/v1"));
}

/** The same address twice: with a name of what is hidden, and with one of nothing. */
type Pair = { real: string; never: string; names: [real: string, never: string] };

/** The names of what is hidden in every place where an address takes a name, each beside one of nothing. */
function asked(address: string): Pair[] {
  const places = [...address.matchAll(/:(\w+)\??|\{(\w+)\}|\*/g)].map(([place]) => place);
  const ofRoom: [string, string][] = [
    [room.id, randomUUID()],
    [room.slug, NEVER],
  ];
  const ofSessions = sessions.map(({ id }): [string, string] => [id, randomUUID()]);
  if (places.length === 0) return [{ real: address, never: address, names: ["", ""] }];
  return places.flatMap((at) =>
    (/session/i.test(address) ? ofSessions : ofRoom).map(([real, never]) => {
      const fill = (name: string) =>
        address.replace(/:(\w+)\??|\{(\w+)\}|\*/g, (place) => (place === at ? name : usual(place)));
      return { real: fill(real), never: fill(never), names: [real, never] };
    }),
  );
}

/** What stands in the other places of an address. */
function usual(place: string): string {
  if (/[mM]sg|post/.test(place)) return message.id;
  if (place.includes("itemId")) return sessions[0]!.playingItemId!;
  return place.includes("sessionId") ? sessions[0]!.id : owner.userId;
}

/** Everything of an answer that somebody could compare; what differs from answer to answer anyway is left out. */
async function seen(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Seen> {
  const response = await fetch(app.url + path, {
    method,
    headers,
    redirect: "manual",
    ...(body === undefined ? {} : { body }),
  });
  const nonce = /nonce-([^']+)'/.exec(response.headers.get("Content-Security-Policy") ?? "")?.[1];
  const plain = (text: string) => (nonce ? text.replaceAll(nonce, "NONCE") : text);
  return {
    status: response.status,
    headers: [...response.headers]
      .filter(([name]) => !["x-request-id", "date"].includes(name))
      .map(([name, value]) => [name, plain(value)]),
    // A page holds the moment at which it was made.
    body: plain(await response.text()).replace(/\b1[789]\d{11}\b/g, "MOMENT"),
  };
}

/** The answer about nothing, with the hidden name where that of nothing stood: what was sent may be sent back. */
const renamed = ({ status, headers, body }: Seen, { names: [real, never] }: Pair): Seen => {
  const swap = (text: string) => (never ? text.replaceAll(never, real) : text);
  return { status, headers: headers.map(([name, value]) => [name, swap(value)]), body: swap(body) };
};

/**
 * Both answers, and whether they are the same. A page that notes the moment twice is written otherwise when a
 * millisecond lies between: what differs is asked for again, as only a difference that stays tells anything.
 */
async function both(pair: Pair, ask: (path: string) => Promise<Seen>) {
  for (let attempt = 1; ; attempt += 1) {
    const [real, never] = [await ask(pair.real), await ask(pair.never)];
    const same = JSON.stringify(real) === JSON.stringify(renamed(never, pair));
    if (same || pair.real === pair.never || attempt === 5) return { real, never, same };
  }
}

const SECRETS = () => [NAME, "Xylophone", "A description unsaid", "Words unsaid", "quietly", ...OF_SESSIONS];
const OF_SESSIONS = ["Session unsaid", "Track unsaid"];
/** What an answer tells of what is hidden beyond what was asked with. */
function leaked({ body, headers }: Seen, path: string): string[] {
  const all = `${body}\n${headers.flat().join("\n")}`;
  const items = sessions.flatMap(({ id, playingItemId }) => [id, playingItemId!]);
  const names = [room.id, room.slug, ...items].filter((name) => !path.includes(name));
  return [...SECRETS(), ...names].filter((secret) => all.includes(secret));
}

/** A body that passes every schema of the API far enough to reach the room. */
const BODY = () =>
  JSON.stringify({
    ...{
      text: "hello",
      emoji: "🔥",
      role: "MEMBER",
      userId: owner.userId,
      messageId: message.id,
      name: "Mine",
    },
    ...{
      action: "KICK_USER",
      targetId: owner.userId,
      reason: "A reason",
      status: "OPEN",
      decision: "DISMISSED",
    },
    ...{ genre: "House", trackUrl: someTrack().url, voteType: "UPVOTE", links: someTrack().url },
  });

const WHO = ["visitor", "outsider", "kicked", "banned"] as const;

describe.each(WHO)("a %s", (who) => {
  it("is answered by every operation of the API as about what never was", async () => {
    const { token } = outsiders[who];
    const authorization: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
    const wrong: unknown[] = [];
    const start = (roomId: string) =>
      outsiders[who].post("/sessions", { genre: "House", roomId, initialTrackUrl: someTrack().url });
    for (const [real, never] of [
      [room.id, randomUUID()],
      [room.slug, NEVER],
    ] as const)
      expect((await start(real)).text).toBe((await start(never)).text);
    for (const [address, methods] of Object.entries(paths))
      for (const method of Object.keys(methods).map((name) => name.toUpperCase())) {
        // These make an account, or end the login that is needed here.
        if (["/login", "/logout", "/signup"].includes(address)) continue;
        // Some of what is one's own legitimately names the room from which one was put out.
        if (address === "/notifications" && (who === "kicked" || who === "banned")) continue;
        // A room may be opened under any name: that is no answer about another one.
        if (address === "/rooms" && method === "POST") continue;
        const withBody = method === "POST" || method === "PATCH";
        const headers = { ...authorization, ...(withBody ? { "Content-Type": "application/json" } : {}) };
        for (const pair of asked(address)) {
          const { real, never, same } = await both(pair, (path) =>
            seen(method, `/api/v1${path}`, headers, withBody ? BODY() : undefined),
          );
          if (!same && pair.real !== pair.never) wrong.push([method, pair, real, never]);
          if (real.status >= 500) wrong.push([method, pair.real, real.status]);
          if (leaked(real, pair.real).length) wrong.push([method, pair.real, leaked(real, pair.real)]);
        }
      }
    expect(wrong).toEqual([]);
  }, 120_000);

  it("is shown by every page and form what there is about a room that never was", async () => {
    const { cookie } = outsiders[who];
    const wrong: unknown[] = [];
    for (const address of pages) {
      if (["/logout", "/healthz", "/readyz"].includes(address)) continue;
      if (address === "/notifications" && (who === "kicked" || who === "banned")) continue;
      for (const pair of asked(address))
        for (const [method, suffix] of [
          ["GET", ""],
          ["GET", ".data"],
          ["POST", ""],
        ] as const) {
          if (address === "/" && suffix) continue;
          // Forms without a name in their address change what is one's own.
          if (method === "POST" && (pair.real === pair.never || !address.startsWith("/rooms"))) continue;
          const headers: Record<string, string> = { Cookie: cookie, Origin: app.url };
          const form = method === "POST" ? "text=hello&emoji=%F0%9F%94%A5&reason=why&intent=room" : undefined;
          if (form) headers["Content-Type"] = "application/x-www-form-urlencoded";
          const { real, never, same } = await both(pair, (path) =>
            seen(method, path + suffix, headers, form),
          );
          if (!same && pair.real !== pair.never) wrong.push([method, suffix, pair, real, never]);
          if (real.status >= 500) wrong.push([method, pair.real, real.status]);
          if (leaked(real, pair.real).length) wrong.push([method, pair.real, leaked(real, pair.real)]);
        }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it("finds it in no list, no search and no profile of its people", async () => {
    const { token, cookie } = outsiders[who];
    const headers: Record<string, string> = {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { Cookie: cookie } : {}),
    };
    const wrong: unknown[] = [];
    for (const path of [
      ...["Velvet", "xylophone", "quietly", "unsaid", room.id, room.slug].flatMap((q) =>
        ["/api/v1/rooms/discover", "/rooms", "/rooms.data"].map((at) => `${at}?q=${encodeURIComponent(q)}`),
      ),
      ...["Velvet", "xylophone", "unsaid", "quietly"].flatMap((q) =>
        ["messages", "tracks", "rooms", "people"].flatMap((kind) =>
          ["/api/v1/search", "/search", "/search.data"].map((at) => `${at}?kind=${kind}&q=${q}`),
        ),
      ),
      ...["/api/v1/search", "/search", "/search.data"].map((at) => `${at}?author=${owner.username}`),
      ...[
        "/api/v1/rooms/discover?limit=100",
        "/rooms?sort=newest",
        "/robots.txt",
        "/sitemap.xml",
        "/metrics",
        ...[
          "/api/v1/sessions/active?limit=100",
          "/api/v1/sessions/recent/ended",
          "/sessions",
          "/sessions.data",
        ],
      ],
      ...[
        `/users/${owner.username}`,
        `/users/${outsiders.kicked.username}`,
        `/api/v1/openapi.json`,
        "/api/docs",
      ],
      ...(token ? ["/api/v1/rooms", "/rooms/yours", "/api/v1/invites"] : []),
    ]) {
      const found = leaked(await seen("GET", path, headers), decodeURIComponent(path)).filter(
        // What was searched for stands in the search's own field.
        (secret) => !path.toLowerCase().includes(secret.toLowerCase()),
      );
      if (found.length) wrong.push([path, found]);
    }
    expect(wrong).toEqual([]);
  });

  it("hears of it on no socket", async () => {
    const socket = await connect(app.url, outsiders[who].token ?? undefined);
    const heard: unknown[] = [];
    socket.onAny((...event) => heard.push(event));
    if (outsiders[who].token) await ask(socket, "watch_rooms", {});
    for (const [real, never] of [
      [room.id, randomUUID()],
      [room.slug, NEVER],
    ])
      for (const [event, more] of [
        ["join_room", {}],
        ["join_room", { after: 0 }],
        ["leave_room", {}],
        ["message", { text: "hello", clientId: "again" }],
        ["message", { text: "hello", clientId: "reply", parentId: message.id }],
        ["typing", {}],
        ["read", { seq: 1 }],
      ] as const)
        expect(await ask(socket, event, { roomId: real, ...more }), event).toEqual(
          await ask(socket, event, { roomId: never, ...more }),
        );
    for (const { id } of sessions)
      for (const [event, more] of [
        ["join_session", {}],
        ["join_session", { after: 0 }],
        ["leave_session", {}],
        ["listening", { playing: true }],
        ["track_length", { itemId: sessions[0]!.playingItemId, duration: 5 }],
        ["track_failed", { itemId: sessions[0]!.playingItemId }],
        ["message", { text: "hello", clientId: "again" }],
        ["typing", {}],
      ] as const)
        expect(await ask(socket, event, { sessionId: id, ...more }), event).toEqual(
          await ask(socket, event, { sessionId: randomUUID(), ...more }),
        );
    for (const { id } of sessions) await owner.post(`/sessions/${id}/messages`, { text: "Words unsaid" });
    await owner.say(room, `Words unsaid ${randomUUID()}`);
    await owner.send("PATCH", `/rooms/${room.id}`, { description: `A description unsaid by ${who}` });
    await ask(socket, "clock", {});
    expect(heard).toEqual([]);
  });
});

it("no line of the log names it", () => {
  const names = [room.id, room.slug, ...sessions.map(({ id }) => id)];
  const lines = app.logs().filter((line) => [...SECRETS(), ...names].some((secret) => line.includes(secret)));
  expect(lines).toEqual([]);
  expect(app.logs().length).toBeGreaterThan(0);
});
