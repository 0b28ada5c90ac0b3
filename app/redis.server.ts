import type { Redis } from "ioredis";
import { env } from "./env.server";
import { log } from "./log.server";

/**
 * The connection to Redis, where there is one. It never holds anybody up: while Redis is away every command fails at
 * once, and whoever uses it does without.
 */

/** An answer later than this counts as none, and the connection as dead. In milliseconds. */
const PATIENCE = 500;
/** How long the start waits for the first connection. */
const PATIENCE_AT_START = 3000;

let connection: Redis | null = null;

/** Connects when `REDIS_URL` says where to. A Redis that does not answer yet keeps nothing from starting. */
export async function startRedis(): Promise<void> {
  const url = env().REDIS_URL;
  if (url) connection = await connectRedis(url);
}

/** The connection; null on an instance without Redis. */
export const redis = (): Redis | null => connection;

/** How Redis is, for `/readyz`; null on an instance without. */
export function redisState(): "up" | "down" | null {
  if (!connection) return null;
  return connection.status === "ready" ? "up" : "down";
}

/** Ends the connection: what is under way is answered first. */
export async function stopRedis(): Promise<void> {
  const ending = connection;
  connection = null;
  // One that is away is not waited for.
  if (ending?.status === "ready") await ending.quit().catch(() => undefined);
  ending?.disconnect();
}

/** Makes this the process's connection. Returns the one before. For tests. */
export function useRedis(next: Redis | null): Redis | null {
  const before = connection;
  connection = next;
  return before;
}

/** Opens a connection, and returns once it is there or has failed for the first time; it goes on trying by itself. */
export async function connectRedis(url: string): Promise<Redis> {
  // Loaded only here: an instance without Redis does not pay for its client.
  const { Redis } = await import("ioredis");
  const made = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: PATIENCE_AT_START,
    commandTimeout: PATIENCE,
    socketTimeout: 2 * PATIENCE,
    retryStrategy: (attempt) => Math.min(attempt * 200, 5000),
  });
  tellOnce(made);
  const patience = AbortSignal.timeout(PATIENCE_AT_START);
  await Promise.race([
    made.connect().catch(() => undefined),
    new Promise((late) => patience.addEventListener("abort", late, { once: true })),
  ]);
  return made;
}

/** Says once that it is away and once that it is back, however often it is tried in between. */
function tellOnce(made: Redis): void {
  let away = false;
  const gone = (error?: Error) => {
    if (away || made.status === "end") return;
    away = true;
    log.error({ event: "redis_away", err: error });
  };
  made.on("error", gone);
  made.on("reconnecting", () => gone());
  made.on("ready", () => {
    log.info({ event: away ? "redis_back" : "redis_connected" });
    away = false;
  });
}
