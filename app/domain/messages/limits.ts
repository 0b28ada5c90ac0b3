/** Kept apart from the schemas, so that a page can know them without the whole of zod. */

/** Characters of a message. */
export const TEXT_MAX = 2000;
/** Different reactions of one message. */
export const REACTIONS_MAX = 20;
/** How long one's own message can be edited, in milliseconds. */
export const EDIT_WINDOW = 15 * 60_000;
/** How long a moderator can bring back what was deleted, in milliseconds. */
export const RESTORE_WINDOW = 24 * 60 * 60_000;
