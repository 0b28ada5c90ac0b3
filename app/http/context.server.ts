import type { PageKeeping } from "./page-cache.server";

/** What server.ts knows of a request and hands to loaders and actions. */
export type RequestContext = {
  /** The peer's address; behind a trusted proxy, the one it names. */
  address: string;
  /** A whole page is asked for, by a navigation or a plain form; otherwise a script of the page wants data. */
  isDocument: boolean;
  /** For this answer's scripts; new each time. */
  nonce: string;
  /** Whether the finished page may be kept, and what it depends on. */
  page: PageKeeping;
};

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends RequestContext {}
}
