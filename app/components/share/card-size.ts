/** Pixels of the picture that other sites show of a page. */
export const CARD = { width: 1200, height: 630 } as const;
