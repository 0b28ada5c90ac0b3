import type * as Client from "socket.io-client";
import { Refusal, type ErrorBody } from "~/domain/errors";
import type { Ack, ClientToServer, ServerToClient } from "~/live/protocol";
import { clientNow, jittered } from "../clock";

/** The one connection of this page: made when first needed, kept over navigations. */
export type LiveSocket = Client.Socket<ServerToClient, ClientToServer>;
export type ConnectionState = "connecting" | "live" | "troubled" | "slow" | "reconnecting" | "offline";

/** An answer later than this makes the line a slow one; one later than PATIENCE counts as none. In milliseconds. */
const SLOW = 1500;
const PATIENCE = 10_000;
const PING_EVERY = 25_000;

let socket: LiveSocket | null = null;
let opening: Promise<LiveSocket> | null = null;
let state: ConnectionState = "connecting";
/** Something behind the server is away. */
let trouble = false;
const watchers = new Set<() => void>();

const up = (): ConnectionState => (trouble ? "troubled" : "live");

function setState(next: ConnectionState): void {
  if (next === state) return;
  state = next;
  for (const watcher of watchers) watcher();
}

/** Fetched until it is here: the page may have been opened just before the line went. */
const library = (): Promise<Pick<typeof Client, "io">> =>
  import("socket.io-client").catch(async () => {
    await new Promise((done) => setTimeout(done, jittered(5000)));
    return library();
  });

/** Opens the connection. The library is fetched apart, so that a page can be read and used before it is there. */
export function connect(): Promise<LiveSocket> {
  opening ??= library().then(({ io }) => {
    const made: LiveSocket = io({
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 8000,
      // After a restart everybody comes back; the jitter spreads them.
      randomizationFactor: 0.8,
    });
    socket = made;
    watch(made);
    return made;
  });
  return opening;
}

function watch(made: LiveSocket): void {
  const down = () => setState(navigator.onLine ? "reconnecting" : "offline");
  made.on("connect", () => {
    trouble = false;
    setState("live");
  });
  made.on("trouble", (isThere) => {
    trouble = isThere;
    setState(up());
  });
  made.io.on("reconnect_attempt", down);
  made.on("connect_error", down);
  made.on("disconnect", (reason) => {
    down();
    // The server cuts whoever signs out or in elsewhere; the browser is somebody else then, and comes back as such.
    if (reason === "io server disconnect") setTimeout(() => made.connect(), jittered(1000));
  });
  addEventListener("offline", () => setState("offline"));
  addEventListener("online", tryNow);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") tryNow();
  });
  setInterval(() => {
    if (document.visibilityState === "visible") void ping();
  }, PING_EVERY);
}

type Handlers = { [E in keyof ServerToClient]?: ServerToClient[E] } & { connect?: () => void };

/**
 * Listens to the connection, opening it if need be.
 * @param ready called at once when the connection is up; a handler of `connect` hears of later ones
 * @returns the way to stop
 */
export function listen(handlers: Handlers, ready?: () => void): () => void {
  let stopped = false;
  let stop = () => {
    stopped = true;
  };
  void connect().then((made) => {
    if (stopped) return;
    for (const [event, handler] of Object.entries(handlers)) made.on(event as "removed", handler as never);
    if (made.connected) ready?.();
    stop = () => {
      for (const [event, handler] of Object.entries(handlers)) made.off(event as "removed", handler as never);
    };
  });
  return () => stop();
}

/** Asks the server something that costs it nothing, and judges the line by the answer. */
async function ping(): Promise<void> {
  if (!socket?.connected) return;
  const asked = clientNow();
  try {
    await ask("clock", {});
    setState(clientNow() - asked > SLOW ? "slow" : up());
  } catch {
    // A dead line that does not know it yet, as after a laptop's sleep: begin anew.
    if (socket?.connected) socket.disconnect().connect();
  }
}

/**
 * Makes sure of the line without waiting out what is left of the pause before the next try: `connect()` alone does
 * nothing while that runs.
 */
function tryNow(): void {
  if (socket?.connected) void ping();
  else socket?.disconnect().connect();
}

export const isConnected = () => socket?.connected ?? false;

export type Request = {
  [E in keyof ClientToServer]: Parameters<ClientToServer[E]>[0];
};
type Answer<E extends keyof ClientToServer> =
  Parameters<Parameters<ClientToServer[E]>[1]>[0] extends Ack<infer T> ? T : never;

/**
 * Asks the server over the connection.
 * @throws Refusal as the server says, or Error when there is no answer
 */
export async function ask<E extends keyof ClientToServer>(event: E, request: Request[E]): Promise<Answer<E>> {
  const live = await connect();
  if (!live.connected) throw new Error("not connected");
  const emit = live.timeout(PATIENCE).emitWithAck.bind(live.timeout(PATIENCE)) as (
    event: string,
    request: unknown,
  ) => Promise<Ack<Answer<E>>>;
  const ack = await emit(event, request);
  if (ack.ok) return ack.data;
  // What failed for that alone is as if unanswered: it is sent again.
  if (trouble && ack.error.code === "conflict") throw new Error("trouble");
  throw refusalFrom(ack.error);
}

/** A refusal as it was before it travelled. */
export function refusalFrom({ code, message, fields, retryAfter }: ErrorBody): Refusal {
  return new Refusal(code, message, {
    ...(fields ? { fields } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

export function subscribeToState(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export const connectionState = () => state;
