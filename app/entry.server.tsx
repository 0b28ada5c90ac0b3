import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse } from "@remix-run/react";
import { viewerOf } from "./auth/viewer.server";
import { isDatabaseAway } from "./db/transaction.server";
import { looksOf } from "./http/looks";
import { keepPage, pageKey } from "./http/page-cache.server";
import { renderPage } from "./http/render.server";
import { contentSecurityPolicy } from "./http/security-headers.server";
import { log } from "./log.server";

// server.ts takes the application from here: a second copy of the modules would be a second database and bus.
export { startApp } from "./start.server";

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { nonce, page } = context;
  const html = await renderPage(request, remix, nonce);
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
  if (request.method === "GET" && status === 200 && !headers.has("Set-Cookie") && page.kept) {
    const { theme, timeZone } = looksOf(request.headers.get("Cookie"));
    const { pathname, search } = new URL(request.url);
    const key = pageKey(pathname + search, (await viewerOf(request))?.id ?? null, `${theme} ${timeZone}`);
    keepPage(key, page, nonce, html, [...headers]);
  }
  // Of an action's headers Remix passes on only cookies by itself.
  for (const said of Object.values(remix.staticHandlerContext.actionHeaders))
    if (said.has("Retry-After")) headers.set("Retry-After", said.get("Retry-After")!);
  headers.set("Content-Security-Policy", contentSecurityPolicy(nonce));
  if (!away.has(context)) return new Response(html, { status, headers });
  headers.set("Retry-After", "5");
  return new Response(html, { status: 503, headers });
}

/** Requests that found the database away: that passes, and is no fault of theirs or of the page's. */
const away = new WeakSet<AppLoadContext>();

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (isDatabaseAway(error)) away.add(context);
  // What a request asks for in vain is no fault of ours.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  log.error({ event: "request_failed", path: new URL(request.url).pathname, err: error });
}
