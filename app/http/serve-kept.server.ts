import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { tokenInCookie } from "~/auth/login-cookie.server";
import { knownPersonByToken } from "~/domain/accounts/logins.server";
import { looksOf } from "./looks";
import { keptPage, pageKey } from "./page-cache.server";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.server";

const compress = promisify(gzip);

/**
 * Answers with a kept page when there is one that is still true: before Remix is asked, because most of what is read
 * was read a moment ago.
 * @returns whether it answered
 */
export async function serveKept(
  request: IncomingMessage,
  response: ServerResponse,
  nonce: string,
): Promise<boolean> {
  const { url = "/", method, headers } = request;
  if (method !== "GET" || !url.startsWith("/rooms/") || headers.cookie?.includes("seda_flash=")) return false;
  const token = await tokenInCookie(headers.cookie);
  const person = token ? knownPersonByToken(token) : null;
  if (token && !person) return false;
  const { theme, timeZone } = looksOf(headers.cookie);
  const page = keptPage(pageKey(url, person?.id ?? null, `${theme} ${timeZone}`), nonce);
  if (!page) return false;
  const zipped = /\bgzip\b/.test(headers["accept-encoding"] ?? "");
  const body = zipped ? [await compress(Buffer.concat(page.body), { level: 1 })] : page.body;
  response.cork();
  response.writeHead(200, [
    ...page.headers.flat(),
    ...securityHeaders().flat(),
    ...["Content-Security-Policy", contentSecurityPolicy(nonce)],
    ...["Vary", "Accept-Encoding"],
    ...(zipped ? ["Content-Encoding", "gzip"] : []),
    ...["Content-Length", String(body.reduce((sum, piece) => sum + piece.length, 0))],
  ]);
  for (const piece of body) response.write(piece);
  response.end();
  return true;
}
