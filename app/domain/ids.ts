const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an id; a slug, a username or a link's token never has. */
export const isId = (text: string): boolean => UUID.test(text);

/** The id that a text is, in the lower case in which ids are stored; null for one that is none. */
export const idFrom = (text: string | null | undefined): string | null =>
  text && isId(text) ? text.toLowerCase() : null;
