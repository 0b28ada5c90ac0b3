import type { IncomingMessage, ServerResponse } from "node:http";
import { requestTook } from "~/metrics/process.server";

/** What somebody asks for, as coarse as a label has to be. */
function kindOf(url: string): string {
  if (url.startsWith("/api/")) return "api";
  if (url.startsWith("/build/")) return "asset";
  if (/^\/(files|avatars|art|tracks)\//.test(url)) return "media";
  if (/\.data(\?|$)/.test(url)) return "data";
  return "page";
}

const CLASSES = ["", "1xx", "2xx", "3xx", "4xx", "5xx"];

/** Keeps how long a request takes, from now to the end of its answer. */
export function measureRequest(request: IncomingMessage, response: ServerResponse): void {
  const start = performance.now();
  // Now: on its way through the house the address is taken apart.
  const kind = kindOf(request.url ?? "/");
  response.once("close", () => {
    const status = response.writableEnded ? CLASSES[Math.floor(response.statusCode / 100)]! : "gone";
    requestTook.of(kind, status).observe(performance.now() - start);
  });
}
