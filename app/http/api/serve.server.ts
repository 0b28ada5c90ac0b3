import type { IncomingMessage, ServerResponse } from "node:http";
import { written } from "./answers.server";
import type { PathParam } from "./endpoint.server";
import { apiRequest } from "./request.server";
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
  { url, address }: { url: string; address: string },
): Promise<boolean> {
  const found = find(url.split("?", 1)[0]!);
  if (!found) return false;
  const asked = await apiRequest(request, url);
  // Whoever went away while sending is not answered.
  if (!asked) return true;
  const answer = await found.route.answer(asked, found.params, { address });
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
