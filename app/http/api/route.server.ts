import type { ActionFunctionArgs } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import { notFound, Refusal, unauthenticated } from "~/domain/errors";
import { needPart, type Part } from "~/domain/flags/parts.server";
import { parse } from "~/domain/parse";
import { isDatabaseAway } from "~/db/transaction.server";
import { log } from "~/log.server";
import { fault, refused, respond, unavailable, type Answer } from "./answers.server";
import { readBody } from "./body.server";
import { callerOf } from "./caller.server";
import type { Call, Endpoint, ReadBody } from "./endpoint.server";
import { once } from "./idempotency.server";
import type { ApiRequest } from "./request.server";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";
export type ApiRoute = {
  path: string;
  group: string;
  endpoints: Partial<Record<Method, Endpoint>>;
  /** Answers a request to this address, refusals and faults included. */
  answer(request: ApiRequest, params: Params, caller: Caller): Promise<Answer>;
};
type Params = Call<null, null>["params"];
type Caller = { address: string };

const routes = new Map<string, ApiRoute>();

/** Every route there is: the routes' modules are all loaded when the server starts, and each says what it offers. */
export const apiRoutes = (): ApiRoute[] => [...routes.values()];

/**
 * Makes the loader and action of an API route.
 * @param path the address below /api/v1, with `{names}` as in OpenAPI
 * @param group the heading under which the documentation shows it
 */
export function apiRoute(path: string, group: string, endpoints: ApiRoute["endpoints"]) {
  const route: ApiRoute = {
    ...{ path, group, endpoints },
    answer: async (request, params, { address }) => {
      try {
        return await answer(route, request, params, address);
      } catch (error) {
        if (error instanceof Refusal) return refused(error);
        log.error({ event: "request_failed", path: `/api/v1${path}`, err: error });
        return isDatabaseAway(error) ? unavailable : fault;
      }
    },
  };
  routes.set(path, route);
  const handle = async ({ request, params, context }: ActionFunctionArgs): Promise<Response> =>
    respond(await route.answer(request, params as Params, context));
  return { loader: handle, action: handle };
}

/** The longest part of an address that can name something. */
const PARAM_MAX = 300;

/** The addresses of what is not there for everybody. Those below pass the doors of rooms and sessions besides. */
const PARTS: [RegExp, Part][] = [
  [/^\/(rooms|invites|requests)(\/|$)/, "rooms"],
  [/^\/sessions(\/|$)/, "sessions"],
];

async function answer(
  { path, endpoints }: ApiRoute,
  request: ApiRequest,
  params: Params,
  address: string,
): Promise<Answer> {
  const actor = await callerOf(request, address);
  if (request.method === "OPTIONS") return { status: 204, body: null, headers: allowed(endpoints) };
  for (const [addresses, part] of PARTS) if (addresses.test(path)) needPart(actor, part);
  const method = request.method === "HEAD" ? "GET" : (request.method as Method);
  const endpoint = endpoints[method];
  if (!endpoint) return { ...refused(notFound("This address")), headers: allowed(endpoints) };
  if (endpoint.caller === "person" && !actor) throw unauthenticated();
  if (Object.values(params).some((part) => part.length > PARAM_MAX || part.includes("\u0000")))
    throw notFound("This");
  const query = endpoint.query
    ? parse(endpoint.query, Object.fromEntries(new URL(request.url).searchParams))
    : {};
  const body = await bodyOf(request, method, endpoint, actor);
  const place = { address, userAgent: request.headers.get("User-Agent") ?? "" };
  const run = (madeId?: string) => endpoint.run({ actor, params, query, body: body.fields, place, madeId });
  const key = method === "POST" ? request.headers.get("Idempotency-Key") : null;
  try {
    if (key === null) return await run();
    const { pathname, search } = new URL(request.url);
    const keyed = {
      ...{ key, actor, address, request: `${method} ${pathname}${search}\n${body.text}` },
      repeatable: endpoint.repeatable ?? false,
    };
    return await once(keyed, (madeId) => run(madeId).catch(refusedAsAnswer));
  } finally {
    await body.discard?.();
  }
}

function bodyOf(request: ApiRequest, method: Method, endpoint: Endpoint, actor: Actor): Promise<ReadBody> {
  if (method === "GET" || method === "DELETE") return Promise.resolve({ text: "", fields: {} });
  return endpoint.read ? endpoint.read(request, actor) : readBody(request);
}

function refusedAsAnswer(error: unknown): Answer {
  if (error instanceof Refusal) return refused(error);
  throw error;
}

function allowed(endpoints: ApiRoute["endpoints"]): Record<string, string> {
  const methods = Object.keys(endpoints).flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return { Allow: [...methods, "OPTIONS"].join(", ") };
}
