import { clientNow } from "../clock";
import { ask } from "../live/connection";
import type { Adapter, OpenAdapter } from "./adapters/adapter";
import { SOURCES } from "./adapters/registry";
import { mayAsk } from "./consent";
import { Deck } from "./deck";
import { serverClock } from "./own-clock";
import { stage } from "./stage";

type Around = {
  changed(): void;
  stopped(): void;
  /** The session that is heard. */
  session(): string | null;
};

/** The deck of this page, with the browser's clock, the server's, and the adapters of the registry. */
export function ownDeck({ changed, stopped, session }: Around): Deck {
  let open: { by: OpenAdapter; adapter: Adapter } | null = null;
  // Others hear the same track: where a word of ours is lost, one of theirs is enough.
  const lost = () => undefined;
  return new Deck({
    clock: serverClock,
    now: clientNow,
    async adapter(provider, events) {
      const { open: by } = await SOURCES[provider].load();
      if (open?.by === by) return open.adapter;
      open?.adapter.dispose();
      open = { by, adapter: by(stage(), events) };
      return open.adapter;
    },
    close() {
      open?.adapter.dispose();
      open = null;
    },
    mayAsk,
    changed,
    stopped,
    length(itemId, duration) {
      const sessionId = session();
      if (sessionId) void ask("track_length", { sessionId, itemId, duration }).catch(lost);
    },
    failed(itemId, reason) {
      const sessionId = session();
      if (sessionId) void ask("track_failed", { sessionId, itemId, reason }).catch(lost);
    },
  });
}
