import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createRequestHandler } from "@remix-run/express";
import { broadcastDevReady, type ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import sirv from "sirv";
import type { startApp } from "./app/start.server";

/** Ends with a line for whoever started it. */
function giveUp(why: unknown): never {
  process.stderr.write(`${why instanceof Error ? why.message : String(why)}\n`);
  process.exit(1);
}

/** Values of app/ come only through the build: importing them here would make a second database, bus and socket server. */
async function boot() {
  const build = (await import(pathToFileURL(resolve("build/index.js")).href)) as ServerBuild;
  const { startApp: start } = build.entry.module as unknown as { startApp: typeof startApp };
  return { build, app: await start() };
}

// Settings that are wrong are told while the build is loaded.
const { build, app } = await boot().catch(giveUp);
const { settings, log } = app;

const web = express();
web.disable("x-powered-by");
// One proxy in front is believed; what comes before it in the list, anybody could have written.
web.set("trust proxy", settings.TRUST_PROXY ? 1 : false);
web.use((request, response, next) => {
  if (!settings.TRUST_PROXY) delete request.headers["x-forwarded-host"];
  for (const [name, value] of app.securityHeaders()) response.setHeader(name, value);
  const refused = app.refusedAtDoor(request.method, request.url, request.headers, request.get("host"));
  if (!refused) return next();
  response.status(refused.status).json(refused.body);
});
const compress = compression({ level: 4 });
web.use("/api/v1", compress, (request, response, next) => {
  const asked = { url: request.originalUrl, address: request.ip ?? "" };
  app.serveApi(request, response, asked).then((served) => served || next(), next);
});
// Built files carry their content's hash in the name; what else is public may change.
web.use("/build", sirv("public/build", { immutable: true, maxAge: 31_536_000, brotli: true, gzip: true }));
web.use(sirv("public", { maxAge: 3600, ignores: ["/build"] }));
web.get("/tracks/:id/audio", (request, response, next) => {
  app.sendAudio(request, response).catch(next);
});
web.use(compress);
web.all(
  "*",
  createRequestHandler({
    build,
    mode: settings.NODE_ENV,
    getLoadContext: (request) => ({
      address: request.ip ?? "",
      isDocument: !request.path.endsWith(".data"),
      nonce: nonceOf(request),
      page: app.newPage(),
    }),
  }),
);

const nonces = new WeakMap<IncomingMessage, string>();

function nonceOf(request: IncomingMessage): string {
  const nonce = nonces.get(request) ?? randomUUID();
  nonces.set(request, nonce);
  return nonce;
}

const server = createServer((request, response) => {
  const requestId = randomUUID();
  response.setHeader("X-Request-Id", requestId);
  app.measureRequest(request, response);
  void app.onBehalfOf({ requestId }, () =>
    app
      .serveKept(request, response, nonceOf(request))
      .then((served) => served || web(request, response))
      .catch((error: unknown) => {
        log.error({ event: "request_failed", err: error });
        if (!response.headersSent) response.writeHead(500);
        response.end();
      }),
  );
});
const live = app.attachLive(server);
/**
 * A process is at rest when it has had nothing to do for so long, but for a hundredth of it. In milliseconds: more than
 * the five seconds over which V8 judges how much is going on.
 */
const REST = 6000;
giveBackMemory();

/**
 * Gives back the memory that work has left behind, starting first of all: a process that waits has no reason to do it by
 * itself. It is swept in less than a tenth of a second, once it is at rest and has worked for a second since the last time;
 * and once more after it, as V8 gives back the room it kept for new things (32 MB) only when it sees that little is going on.
 */
function giveBackMemory(): void {
  // From here on the heap grows by half before it is swept, not to four times what is in use: a crowd that comes leaves
  // more garbage behind than it needs memory.
  setFlagsFromString("--heap-growing-percent=50");
  setFlagsFromString("--expose-gc");
  const sweep = runInNewContext("gc") as () => void;
  let seen = performance.eventLoopUtilization();
  let worked = Infinity;
  let sweeps = 0;
  const look = () => {
    const { active, utilization } = performance.eventLoopUtilization(seen);
    worked += active;
    if (worked >= 1000) sweeps = 2;
    if (utilization < 0.01 && sweeps > 0) {
      sweep();
      sweeps -= 1;
      worked = 0;
    }
    seen = performance.eventLoopUtilization();
  };
  setInterval(look, REST).unref();
}

server.listen(settings.PORT, settings.HOST, () => {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : settings.PORT;
  // `npm run dev` waits for this, and reloads the pages that are open.
  if (settings.NODE_ENV === "development") void broadcastDevReady(build);
  log.info({ event: "listening", url: settings.PUBLIC_URL ?? `http://localhost:${port}`, port });
});
server.on("error", (error) => {
  log.fatal({ event: "listen_failed", err: error });
  giveUp(`Cannot listen on HOST ${settings.HOST}, PORT ${settings.PORT}: ${error.message}`);
});

const GRACE = 10_000;
let stopping = false;

/** Stops taking connections, lets requests finish, tells sockets to come back, closes the database. */
async function shutDown(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ event: "stopping", signal });
  setTimeout(() => process.exit(1), GRACE).unref();
  const closed = new Promise((done) => server.close(done));
  await live.close();
  server.closeIdleConnections();
  await closed;
  await app.close();
  log.info({ event: "stopped" });
  process.exit(0);
}

process.on("SIGTERM", (signal) => void shutDown(signal));
process.on("SIGINT", (signal) => void shutDown(signal));
