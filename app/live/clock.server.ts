import { nowMs } from "~/world.server";
import { answering } from "./acks.server";
import type { LiveSocket } from "./sockets.server";

/** Registers the question by which players find out how far their clock is from the server's. */
export function clockRequests(socket: LiveSocket): void {
  socket.on(
    "clock",
    answering(socket, () => ({ serverTime: nowMs() })),
  );
}
