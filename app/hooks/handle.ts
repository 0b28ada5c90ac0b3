/** What a page's `handle` tells the frame around it. */
export type Handle = {
  /** The page has a frame of its own. */
  bare?: boolean;
  /** What a phone's top bar says. Gets the page's loader data. */
  title?: (data: never) => string | undefined;
  /** Where a phone's back arrow leads. */
  backTo?: (data: never) => string | undefined;
};
