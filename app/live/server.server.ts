import type { Server as HttpServer } from "node:http";
import { Gauge } from "prom-client";
import { Server, type ServerOptions } from "socket.io";
import { registry } from "~/metrics/registry.server";
import { clockRequests } from "./clock.server";
import { deliver } from "./delivery.server";
import { allowRequest, identify } from "./handshake.server";
import { inboxRequests } from "./inbox.server";
import { joinNodes } from "./nodes.server";
import { followParts } from "./parts.server";
import { watchInstance } from "./instance.server";
import { stopPresence } from "./presence.server";
import { roomRequests } from "./rooms.server";
import { sessionRequests } from "./sessions.server";
import type { LiveServer } from "./sockets.server";
import { speechRequests } from "./speech.server";
import { quitAtEnd } from "./streams.server";

/** The longest message there is, several times over. */
const MOST_BYTES = 64 * 1024;

const OPTIONS = {
  path: "/socket.io",
  serveClient: false,
  maxHttpBufferSize: MOST_BYTES,
  allowRequest,
  // The log makes delivery whole; a second mechanism would only keep memory.
  connectionStateRecovery: undefined,
  perMessageDeflate: false,
} satisfies Partial<ServerOptions>;

/** The live side of this node: it hears the others from the start, and its own people once it is attached. */
export type Live = {
  /** Attaches it to the web server. */
  attach(server: HttpServer): void;
  /** Ends the connections of people. */
  close(): Promise<void>;
  /** Takes leave of the other nodes. */
  leave(): Promise<void>;
};

/** Makes the live protocol's server, and meets the other nodes. */
export async function startLive(): Promise<Live> {
  const live: LiveServer = new Server(OPTIONS);
  // First: the way to the other nodes is one of Socket.IO's own parts.
  const leave = await joinNodes(live);
  identify(live);
  live.on("connection", (socket) => {
    roomRequests(live, socket);
    sessionRequests(live, socket);
    speechRequests(socket);
    inboxRequests(socket);
    clockRequests(socket);
    quitAtEnd(live, socket);
  });
  const stop = deliver(live);
  const stopParts = followParts(live);
  const stopWatching = watchInstance(live);
  return {
    attach(server) {
      live.attach(server, OPTIONS);
      watchSockets(live);
    },
    async close() {
      stop();
      stopParts();
      stopWatching();
      stopPresence();
      // Only the connections are closed: a client that is told to disconnect would not come back by itself.
      await new Promise<void>((done) => live.engine.close() && done());
    },
    leave,
  };
}

/** Lets `/metrics` tell how many are here. */
function watchSockets(live: LiveServer): void {
  new Gauge({
    name: "sockets_connected",
    help: "Sockets that are open.",
    registers: [registry],
    collect() {
      this.set(live.engine.clientsCount);
    },
  });
}
