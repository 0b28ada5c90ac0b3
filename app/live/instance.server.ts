import { instanceId } from "~/db/instance.server";
import { log } from "~/log.server";
import { disbelieve } from "~/streams/versions.server";
import { forgetTurns } from "./in-turn.server";
import type { LiveServer } from "./sockets.server";

const EVERY = 2000;

/**
 * Notices when a restore has put another state under the running instance: nothing that was kept of the one before is
 * believed, and everybody comes back and asks anew. Returns the way to stop.
 */
export function watchInstance(live: LiveServer): () => void {
  let known: string | null = null;
  const timer = setInterval(() => {
    instanceId().then(
      (id) => {
        if (known !== null && id !== known) {
          log.warn({ event: "restored_underneath" });
          disbelieve();
          forgetTurns();
          live.local.disconnectSockets(true);
        }
        known = id;
      },
      // While the database is away there is nothing to notice.
      () => undefined,
    );
  }, EVERY);
  return () => clearInterval(timer);
}
