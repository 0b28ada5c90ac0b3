import { has, hasRooms, hasSessions } from "~/domain/flags/parts.server";
import { onFlagsChanged } from "~/domain/flags/state.server";
import { sessionIdFor } from "~/domain/sessions/door.server";
import { log } from "~/log.server";
import { roomIdOf, sessionIdOf } from "~/streams/names";
import { watchersGroup, type LiveServer, type LiveSocket } from "./sockets.server";
import { quit } from "./streams.server";

const WATCHING = watchersGroup("");
const PARTS = ["rooms", "sessions"] as const;

const partsOf = ({ data: { actor } }: LiveSocket) => PARTS.filter((part) => has(part, actor)).join(" ");

/**
 * Follows the flags: whoever has lost rooms or sessions is out of their streams when the change holds on this node, and
 * the pages of those for whom something has changed load themselves anew. Returns the way to stop.
 */
export function followParts(live: LiveServer): () => void {
  const before = new WeakMap<LiveSocket, string>();
  live.on("connection", (socket) => before.set(socket, partsOf(socket)));
  return onFlagsChanged(() => {
    for (const socket of live.sockets.sockets.values()) {
      const parts = partsOf(socket);
      if (before.get(socket) === parts) continue;
      before.set(socket, parts);
      putOutOfLost(live, socket);
      socket.emit("rooms_changed");
    }
  });
}

function putOutOfLost(live: LiveServer, socket: LiveSocket): void {
  const { actor, streams } = socket.data;
  const rooms = hasRooms(actor);
  for (const stream of [...streams]) {
    const sessionId = sessionIdOf(stream);
    if (roomIdOf(stream) ? !rooms : sessionId && !hasSessions(actor)) putOut(live, socket, stream);
    else if (sessionId && !rooms) void putOutOfRooms(live, socket, stream, sessionId);
  }
  if (rooms) return;
  for (const group of socket.rooms) if (group.startsWith(WATCHING)) void socket.leave(group);
}

/** A session may be in a room, and go with it. */
async function putOutOfRooms(
  live: LiveServer,
  socket: LiveSocket,
  stream: string,
  id: string,
): Promise<void> {
  try {
    await sessionIdFor(socket.data.actor, id);
  } catch (error) {
    putOut(live, socket, stream);
    log.debug({ event: "part_lost", err: error });
  }
}

function putOut(live: LiveServer, socket: LiveSocket, stream: string): void {
  quit(live, socket, stream);
  socket.emit("removed", { stream, reason: "closed" });
}
