import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { clockRequests } from "./clock.server";
import { deliver } from "./delivery.server";
import { allowRequest, identify } from "./handshake.server";
import { inboxRequests } from "./inbox.server";
import { stopPresence } from "./presence.server";
import { roomRequests } from "./rooms.server";
import { sessionRequests } from "./sessions.server";
import type { LiveServer } from "./sockets.server";
import { speechRequests } from "./speech.server";
import { quitAtEnd } from "./streams.server";

/** The longest message there is, several times over. */
const MOST_BYTES = 64 * 1024;

/** Attaches the live protocol to the web server. */
export function attachLive(server: HttpServer): { close(): Promise<void> } {
  const live: LiveServer = new Server(server, {
    path: "/socket.io",
    serveClient: false,
    maxHttpBufferSize: MOST_BYTES,
    allowRequest,
    // The log makes delivery whole; a second mechanism would only keep memory.
    connectionStateRecovery: undefined,
    perMessageDeflate: false,
  });
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
  return {
    async close() {
      stop();
      stopPresence();
      // Only the connections are closed: a client that is told to disconnect would not come back by itself.
      await new Promise<void>((done) => live.engine.close() && done());
    },
  };
}
