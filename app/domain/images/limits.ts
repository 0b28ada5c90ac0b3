/** Kept apart from the schemas, so that a page can know them without the whole of zod. */

/** Largest picture, in bytes. */
export const IMAGE_MAX_BYTES = 10 * 1024 * 1024;
/** Pictures of one message. */
export const IMAGES_MAX = 4;
/** Characters of a description. */
export const ALT_MAX = 500;
/** What the server can read, as a hint to the file dialog; the server decides by the bytes. */
export const IMAGE_ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/avif";
export const IMAGE_FORMATS = "JPEG, PNG, WebP, GIF or AVIF";
