import { purgeInvites } from "./domain/invites/purge.server";
import { purgeSanctions } from "./domain/moderation/purge-sanctions.server";
import { retryTrackLookups } from "./domain/tracks/cards.server";
import { purgeIdempotencyKeys } from "./http/api/idempotency.server";
import { log } from "./log.server";

const MINUTE = 60_000;

/** Starts what runs by the clock beside requests. Returns the way to stop it. */
export function startJobs(): () => void {
  const timers = [
    every(MINUTE, "track_lookups", retryTrackLookups),
    every(60 * MINUTE, "idempotency_keys", purgeIdempotencyKeys),
    every(60 * MINUTE, "invites", purgeInvites),
    every(60 * MINUTE, "sanctions", purgeSanctions),
  ];
  return () => timers.forEach(clearInterval);
}

function every(interval: number, job: string, work: () => Promise<unknown>): NodeJS.Timeout {
  return setInterval(() => {
    work().catch((error: unknown) => log.error({ event: "job_failed", job, err: error }));
  }, interval);
}
