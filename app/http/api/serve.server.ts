import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { written } from "./answers.server";
import { BODY_MAX } from "./body.server";
import type { PathParam } from "./endpoint.server";
import { apiRoutes, type ApiRoute } from "./route.server";

type Found = { route: ApiRoute; params: Record<PathParam, string> };

/**
 * Answers a request to one of the API's addresses straight from its route. The same route stands in Remix, for every
 * other way to write an address; but the way there took longer than to store a post.
 * @param url the address from its first slash, as it came
 * @returns whether there is such a route
 */
export async function serveApi(
  request: IncomingMessage,
  response: ServerResponse,
  { url, address, requestId }: { url: string; address: string; requestId: string },
): Promise<boolean> {
  const found = find(url.split("?", 1)[0]!);
  if (!found) return false;
  const asked = await fetchRequest(request, url);
  // Whoever went away while sending is not answered.
  if (!asked) return true;
  const answer = await found.route.answer(asked, found.params, { address, requestId });
  const { bytes, headers } = written(answer);
  response.writeHead(answer.status, headers);
  response.end(bytes ?? undefined);
  return true;
}

type Pattern = { parts: string[]; route: ApiRoute };
let patterns: Map<number, Pattern[]> | undefined;

/** Routes by the number of their parts; where two fit, the one that names more of them comes first. */
function patternsOf(length: number): Pattern[] {
  if (!patterns) {
    patterns = new Map();
    for (const route of apiRoutes()) {
      const parts = `/api/v1${route.path}`.split("/");
      if (!parts.includes("*"))
        patterns.set(parts.length, [...(patterns.get(parts.length) ?? []), { parts, route }]);
    }
    const unnamed = ({ parts }: Pattern) => parts.map((part) => (part.startsWith("{") ? "1" : "0")).join("");
    for (const some of patterns.values()) some.sort((a, b) => unnamed(a).localeCompare(unnamed(b)));
  }
  return patterns.get(length) ?? [];
}

function find(path: string): Found | null {
  const asked = path.split("/");
  const pattern = patternsOf(asked.length).find(({ parts }) =>
    parts.every((part, at) => (part.startsWith("{") ? asked[at] !== "" : part === asked[at])),
  );
  if (!pattern) return null;
  const named = pattern.parts.flatMap((part, at) =>
    part.startsWith("{") ? [[part.slice(1, -1), decodeURIComponent(asked[at]!)]] : [],
  );
  return { route: pattern.route, params: Object.fromEntries(named) as Found["params"] };
}

async function fetchRequest(request: IncomingMessage, url: string): Promise<Request | null> {
  const { method = "GET", headers } = request;
  const init = { method, headers: headers as Record<string, string> };
  // Only the path of its address is looked at.
  const address = new URL(url, "http://api");
  if (method === "GET" || method === "HEAD") return new Request(address, init);
  // What is short is read at once; a stream of the web costs more than what it carries.
  if (Number(headers["content-length"] ?? Infinity) > BODY_MAX)
    return new Request(address, { ...init, body: createReadableStreamFromReadable(request), duplex: "half" });
  const body = await buffer(request).catch(() => null);
  return body && new Request(address, { ...init, body: body as Buffer<ArrayBuffer> });
}
