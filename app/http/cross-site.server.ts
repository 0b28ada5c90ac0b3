import type { IncomingHttpHeaders } from "node:http";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request was sent by another site's page. Every current browser says where a request that changes
 * something comes from; what says nothing is no browser and carries no one's cookie unasked.
 * After Filippo Valsorda's cross-origin protection (Go 1.25 net/http).
 *
 * @param host the host by which this site was reached
 */
export function isCrossSite(method: string, headers: IncomingHttpHeaders, host: string | undefined): boolean {
  if (SAFE.has(method)) return false;
  const site = headers["sec-fetch-site"];
  if (site === "same-origin" || site === "none") return false;
  if (site !== undefined) return true;
  return headers.origin !== undefined && !isOwnOrigin(headers.origin, host);
}

/** Whether an Origin header names this very host. */
export function isOwnOrigin(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
}
