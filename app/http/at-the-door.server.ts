import type { IncomingHttpHeaders } from "node:http";
import { forbidden, HTTP_STATUS, notFound, Refusal, type ErrorBody } from "~/domain/errors";
import { isCrossSite } from "./cross-site.server";

const METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/** What is refused before anything looks at it, in the one shape. */
export type RefusedAtDoor = { status: number; body: { error: ErrorBody } };

/**
 * Refuses what no page or route could make sense of (neither the framework could: it would call it a fault of ours),
 * and what another site's page sends.
 *
 * @param url as in the request's first line
 * @param host the host by which this site was reached
 */
export function refusedAtDoor(
  method: string,
  url: string,
  headers: IncomingHttpHeaders,
  host: string | undefined,
): RefusedAtDoor | null {
  const refusal =
    !METHODS.has(method) || isFrameworks(url) || isUncaught(url)
      ? notFound("This address")
      : !isAddress(url, host)
        ? new Refusal("invalid", "This is not an address.")
        : isCrossSite(method, headers, host)
          ? forbidden("This request came from another site.")
          : null;
  return refusal && { status: HTTP_STATUS[refusal.code], body: { error: refusal.body } };
}

/** The API is not to be had in the form in which the framework's pages fetch their data. */
const isFrameworks = (url: string) => /^\/+api\/[^?]*\.data\/*(\?|$)/i.test(url);

/** The route with which the API refuses all other addresses catches none that has a line break in it. */
const isUncaught = (url: string) => /^\/+api\/[^?]*%(0a|0d|e2%80%a[89])/i.test(url);

function isAddress(url: string, host: string | undefined): boolean {
  if (!url.startsWith("/") || !URL.canParse(`http://${host ?? "host"}${url}`)) return false;
  const [path = "", query = ""] = url.split("?");
  // Remix 2 still looks at this name, which none of its own requests use any more.
  if (/(^|&)_data=/.test(query)) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
