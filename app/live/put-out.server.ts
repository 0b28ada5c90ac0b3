import { roomIdOf } from "~/streams/names";
import { watchersGroup, type LiveServer, type LiveSocket } from "./sockets.server";
import { quit } from "./streams.server";

/** Takes sockets of this node out of a stream, before the command that caused it answers. */
export function putOut(
  live: LiveServer,
  stream: string,
  reason: string,
  concerns: (socket: LiveSocket) => boolean,
): void {
  const { rooms } = live.sockets.adapter;
  const roomId = roomIdOf(stream);
  // Some only hear that there is something new: they are elsewhere, and must not hear of it any more either.
  const watchers = roomId ? watchersGroup(roomId) : stream;
  for (const id of new Set([...(rooms.get(stream) ?? []), ...(rooms.get(watchers) ?? [])])) {
    const socket = live.sockets.sockets.get(id);
    if (!socket || !concerns(socket)) continue;
    const isInside = socket.data.streams.has(stream);
    quit(live, socket, stream);
    void socket.leave(watchers);
    if (isInside) socket.emit("removed", { stream, reason });
  }
}
