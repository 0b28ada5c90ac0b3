import { endedLogins } from "~/domain/accounts/still-valid.server";
import { Refusal } from "~/domain/errors";
import { whoMayNotSee } from "~/domain/rooms/who-may-see.server";
import { sessionIdFor } from "~/domain/sessions/door.server";
import { roomIdOf, sessionIdOf } from "~/streams/names";
import { disbelieve } from "~/streams/versions.server";
import { tellUnheard } from "./in-turn.server";
import { putOut } from "./put-out.server";
import type { LiveServer, LiveSocket } from "./sockets.server";

/**
 * Makes up for what other nodes may have said without being heard here: nothing that is kept is believed, streams are
 * caught up with, whoever may no longer be here is put out, and the others are told to look again.
 */
export async function recover(live: LiveServer): Promise<void> {
  disbelieve();
  await tellUnheard();
  await putOutThoseWhoMayNot(live);
  letThemLook([...live.sockets.sockets.values()]);
}

/** So long it takes until all have been told to look again: not everybody asks at one moment. */
const SPREAD = 2000;

/** What only one person sees is not in any log: they look at it themselves. */
function letThemLook(sockets: LiveSocket[]): void {
  sockets.forEach((socket, at) => {
    if (!socket.data.actor) return;
    setTimeout(
      () => {
        socket.emit("rooms_changed");
        socket.emit("inbox_changed");
      },
      (at / sockets.length) * SPREAD,
    );
  });
}

async function putOutThoseWhoMayNot(live: LiveServer): Promise<void> {
  const sockets = [...live.sockets.sockets.values()];
  const logins = new Set(sockets.flatMap(({ data }) => (data.actor ? [data.actor.loginId] : [])));
  const ended = await endedLogins([...logins]);
  const streams = new Map<string, LiveSocket[]>();
  for (const socket of sockets) {
    const { actor } = socket.data;
    if (actor && ended.has(actor.loginId)) socket.disconnect(true);
    else
      for (const stream of socket.data.streams) streams.set(stream, [...(streams.get(stream) ?? []), socket]);
  }
  for (const [stream, inside] of streams) {
    const actors = [...new Map(inside.map(({ data: { actor } }) => [actor?.id, actor])).values()];
    const out = new Set([...(await notLetIn(stream, actors))].map((actor) => actor?.id));
    if (out.size > 0) putOut(live, stream, "left", (socket) => out.has(socket.data.actor?.id));
  }
}

async function notLetIn(stream: string, actors: LiveSocket["data"]["actor"][]) {
  const roomId = roomIdOf(stream);
  if (roomId) return whoMayNotSee(roomId, actors);
  const out = new Set<LiveSocket["data"]["actor"]>();
  for (const actor of actors)
    await sessionIdFor(actor, sessionIdOf(stream)!).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      out.add(actor);
    });
  return out;
}
