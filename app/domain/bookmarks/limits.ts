/** Characters of a bookmark's note. Kept apart from the schema, so that a page can know it without the whole of zod. */
export const NOTE_MAX = 500;
