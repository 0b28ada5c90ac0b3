import { clientNow, newClientId } from "../clock";

/** A tab's word that it plays now. */
type Claim = { at: number; by: string };

/** Later beats earlier; two of the same millisecond are told apart by their names. */
export const beats = (one: Claim, other: Claim): boolean =>
  one.at > other.at || (one.at === other.at && one.by > other.by);

/**
 * Of the tabs of a browser only one sounds: the one where somebody pressed play last. Each says aloud when it begins, and
 * whoever hears of a later one falls silent.
 * @param yielded called when another tab plays now
 */
export function tabVoice(yielded: () => void) {
  const by = newClientId();
  let own: Claim | null = null;
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("seda:player");
  channel?.addEventListener("message", ({ data }: MessageEvent<Claim>) => {
    if (!own) return;
    if (beats(data, own)) {
      own = null;
      yielded();
    } else channel.postMessage(own);
  });
  return {
    claim(): void {
      own = { at: clientNow(), by };
      channel?.postMessage(own);
    },
    release(): void {
      own = null;
    },
  };
}
