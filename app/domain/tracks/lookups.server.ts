import { FetchFault } from "./guarded-fetch.server";
import { recogniseTrack, trackKey, type RecognisedTrack } from "./recognise";
import { trackRefAtOnce, type TrackFacts, type TrackRef } from "./schema";

/** One row of what has been asked. `nextTryAt` is null when it was answered or given up. */
export type TrackLookupRow = {
  key: string;
  url: string;
  found: TrackFacts | null;
  attempts: number;
  nextTryAt: Date | null;
};

export type LookupStore = {
  find(key: string): Promise<TrackLookupRow | null>;
  save(row: TrackLookupRow): Promise<void>;
  /** Rows whose `nextTryAt` has come, the longest waiting first. */
  due(now: Date, limit: number): Promise<TrackLookupRow[]>;
};

export type LookupDeps = {
  store: LookupStore;
  /** Asks the provider within three seconds: null is final, a FetchFault is worth another try. */
  ask: (track: RecognisedTrack) => Promise<TrackFacts | null>;
  now: () => Date;
};

const MINUTE = 60_000;
/** How long after each failure the next try comes; after the last one nobody asks any more. */
const RETRY_AFTER_MS = [1, 10, 60, 6 * 60, 24 * 60].map((minutes) => minutes * MINUTE);
const FAULTS_UNTIL_PAUSE = 3;
const PAUSE_MS = MINUTE;

export type TrackLookups = {
  /**
   * The card of a track, with the provider's words when they are known or arrive in time, else with a title made
   * from the link, and another try is planned. Never throws for a provider's fault.
   *
   * Posting does not call this on its way: it takes `trackRefAtOnce` with what `known` has, answers, and looks the
   * track up afterwards, so nobody ever waits for a provider to see a post appear.
   */
  resolveTrack(track: RecognisedTrack): Promise<TrackRef>;
  /** What is known already, without asking. */
  known(track: RecognisedTrack): Promise<TrackFacts | null>;
  /** For a job: asks again what is due. Returns the cards that became better, to be put in place of the old. */
  retryDue(limit?: number): Promise<TrackRef[]>;
};

/** Lookups over a store, one per process: it shares questions under way and knows when the network is gone. */
export function trackLookups({ store, ask, now }: LookupDeps): TrackLookups {
  const underWay = new Map<string, Promise<TrackFacts | null>>();
  let faultsInARow = 0;
  let pausedUntil = 0;

  function askedOnce(track: RecognisedTrack, row: TrackLookupRow | null): Promise<TrackFacts | null> {
    const key = trackKey(track);
    const running = underWay.get(key);
    if (running) return running;
    const asking = askAndKeep(track, row).finally(() => underWay.delete(key));
    underWay.set(key, asking);
    return asking;
  }

  async function askAndKeep(track: RecognisedTrack, row: TrackLookupRow | null): Promise<TrackFacts | null> {
    const attempts = row?.attempts ?? 0;
    const base = { key: trackKey(track), url: track.url };
    if (isPaused()) {
      await store.save({ ...base, found: null, attempts, nextTryAt: later(PAUSE_MS) });
      return null;
    }
    try {
      const found = await ask(track);
      faultsInARow = 0;
      await store.save({ ...base, found, attempts: attempts + 1, nextTryAt: null });
      return found;
    } catch (error) {
      if (!(error instanceof FetchFault)) throw error;
      noteFault(error);
      const wait = RETRY_AFTER_MS[attempts];
      const nextTryAt = wait === undefined ? null : later(wait);
      await store.save({ ...base, found: null, attempts: attempts + 1, nextTryAt });
      return null;
    }
  }

  /** An instance without a network learns it after a few tries, and then stops making people wait. */
  function noteFault(fault: FetchFault): void {
    const isNetwork = fault.kind === "unreachable" || fault.kind === "timeout";
    faultsInARow = isNetwork ? faultsInARow + 1 : 0;
    if (faultsInARow >= FAULTS_UNTIL_PAUSE) pausedUntil = now().getTime() + PAUSE_MS;
  }

  function isPaused(): boolean {
    return now().getTime() < pausedUntil;
  }

  function later(ms: number): Date {
    return new Date(now().getTime() + ms);
  }

  function isDue(row: TrackLookupRow): boolean {
    return row.found === null && row.nextTryAt !== null && row.nextTryAt <= now();
  }

  return {
    async resolveTrack(track) {
      const running = underWay.get(trackKey(track));
      if (running) return trackRefAtOnce(track, await running);
      const row = await store.find(trackKey(track));
      if (row && !isDue(row)) return trackRefAtOnce(track, row.found);
      return trackRefAtOnce(track, await askedOnce(track, row));
    },

    async known(track) {
      return (await store.find(trackKey(track)))?.found ?? null;
    },

    async retryDue(limit = 20) {
      const better: TrackRef[] = [];
      for (const row of await store.due(now(), limit)) {
        if (isPaused()) break;
        const track = recogniseTrack(row.url);
        if (!track) {
          // Kept from before the recogniser's rules changed: nothing can be asked about it any more.
          await store.save({ ...row, nextTryAt: null });
          continue;
        }
        const found = await askedOnce(track, row);
        if (found) better.push(trackRefAtOnce(track, found));
      }
      return better;
    },
  };
}
