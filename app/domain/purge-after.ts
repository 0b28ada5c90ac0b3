/** What was deleted is kept for so long, in milliseconds: then nothing brings it back. */
export const PURGE_AFTER = 30 * 24 * 3600_000;
