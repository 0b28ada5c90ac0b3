import { HTTP_STATUS, type ErrorCode } from "~/domain/errors";
import { PATH_PARAMS, type Endpoint, type PathParam } from "./endpoint.server";
import { jsonSchema, type Components, type JsonSchema } from "./json-schema.server";
import { apiRoutes, type ApiRoute, type Method } from "./route.server";
import { errorShape } from "./shapes";

export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
};

type Media = "application/json" | "multipart/form-data";
type Content = { content?: Partial<Record<Media, { schema: JsonSchema }>> };

export type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, never[]>[];
  parameters: Parameter[];
  requestBody?: Content & { required: boolean };
  responses: Record<string, Content & { description: string; headers?: Record<string, unknown> }>;
};

export type OpenApiDocument = {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Partial<Record<Lowercase<Method>, Operation>>>;
  components: { schemas: Components; securitySchemes: Record<string, unknown> };
};

/** Headings in the order in which a newcomer needs them. */
const GROUPS = [
  ...["Accounts", "Rooms", "Members", "Invites", "Messages", "Bookmarks", "Search", "Moderation", "Tracks"],
  ...["Sessions", "Queue", "DJs", "Session chat"],
  ...["Notifications", "Reports", "Site admin", "Documentation"],
];

const REFUSALS: Record<ErrorCode, string> = {
  invalid: "Something in the request is not valid, or it is not JSON.",
  unauthenticated: "Nobody is signed in, or the token or password is not valid.",
  forbidden: "You may not do this, you are banned, or another site's page asks.",
  not_found: "There is no such thing for you.",
  conflict:
    "It cannot be done as things stand; or the Idempotency-Key is another request's, or one's whose answer is under way or lost.",
  too_large:
    "The body is larger than 64 kB; or the file is larger than 50 MB, or than what is left of your space.",
  unsupported: "The body is not JSON; or the file is none that can be read.",
  rate_limited: "Too fast: wait as long as Retry-After says.",
};

let document: OpenApiDocument | undefined;

/** The OpenAPI 3.1 document of every route, made from the schemas that read the requests and hold the answers. */
export function openApiDocument(): OpenApiDocument {
  return (document ??= describe(apiRoutes()));
}

function describe(all: ApiRoute[]): OpenApiDocument {
  const components: Components = {};
  // Files it under its name.
  jsonSchema(errorShape, components);
  const shown = all
    .filter((route) => Object.keys(route.endpoints).length > 0)
    .sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || a.path.localeCompare(b.path));
  const paths: OpenApiDocument["paths"] = {};
  for (const route of shown) {
    const operations = Object.entries(route.endpoints).map(([method, endpoint]) => [
      method.toLowerCase(),
      operation(route, method as Method, endpoint, components),
    ]);
    paths[route.path] = Object.fromEntries(operations) as Record<Lowercase<Method>, Operation>;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Sedā.fm Rooms",
      version: "1",
      description: "Rooms for music communities. Times are ISO 8601, UTC. Ids are UUIDs.",
    },
    servers: [{ url: "/api/v1" }],
    tags: GROUPS.map((name) => ({ name })),
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        cookie: { type: "apiKey", in: "cookie", name: "seda_login" },
      },
    },
  };
}

function operation(route: ApiRoute, method: Method, endpoint: Endpoint, components: Components): Operation {
  const body = endpoint.body && jsonSchema(endpoint.body, components);
  const signedIn: Operation["security"] = [{ token: [] }, { cookie: [] }];
  return {
    operationId: operationId(method, route.path),
    summary: endpoint.summary,
    ...(endpoint.about ? { description: endpoint.about } : {}),
    tags: [route.group],
    security: endpoint.caller === "person" ? signedIn : [...signedIn, {}],
    parameters: [
      ...pathParameters(route.path),
      ...queryParameters(endpoint, components),
      ...(method === "POST" ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(body
      ? {
          requestBody: {
            required: (body.required ?? []).length > 0,
            ...(endpoint.read ? form(body) : json(body)),
          },
        }
      : {}),
    responses: { ...successes(endpoint, components), ...failures(method, route.path, endpoint) },
  };
}

const operationId = (method: Method, path: string) =>
  method.toLowerCase() + path.replace(/[^a-z]+([a-z]?)/gi, (_, letter: string) => letter.toUpperCase());

const json = (schema: JsonSchema): Content => ({ content: { "application/json": { schema } } });
const form = (schema: JsonSchema): Content => ({ content: { "multipart/form-data": { schema } } });

function pathParameters(path: string): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name: name!,
    in: "path",
    required: true,
    description: PATH_PARAMS[name as PathParam],
    schema: { type: "string" },
  }));
}

function queryParameters(endpoint: Endpoint, components: Components): Parameter[] {
  const query = endpoint.query ? jsonSchema(endpoint.query, components) : {};
  return Object.entries(query.properties ?? {}).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: query.required?.includes(name) ?? false,
    ...(description ? { description } : {}),
    schema,
  }));
}

const IDEMPOTENCY_KEY: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Sent again with the same key within a day, the request is answered as the first time.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

const META: JsonSchema = {
  type: "object",
  properties: { nextCursor: { anyOf: [{ type: "string" }, { type: "null" }] } },
  required: ["nextCursor"],
};

function successes(endpoint: Endpoint, components: Components): Operation["responses"] {
  const data = endpoint.data && jsonSchema(endpoint.data, components);
  const schema: JsonSchema | undefined = data && {
    type: "object",
    properties: { data, ...(endpoint.pages ? { meta: META } : {}) },
    required: ["data", ...(endpoint.pages ? ["meta"] : [])],
  };
  return Object.fromEntries(
    Object.entries(endpoint.success).map(([status, description]) => [
      status,
      { description, ...(schema ? json(schema) : {}) },
    ]),
  );
}

/** What is behind the door of a room or session, which is shut to whoever is banned. */
const HAS_DOOR = /^\/(rooms\/\{id\}|sessions\/\{sessionId\})/;

function failures(method: Method, path: string, endpoint: Endpoint): Operation["responses"] {
  const writes = method === "POST" || method === "PATCH";
  const codes = new Set<ErrorCode>(["invalid", "rate_limited", ...(endpoint.refusals ?? [])]);
  // A token that is not valid is refused even where none is needed.
  codes.add("unauthenticated");
  // No page of another site may change anything.
  if (method !== "GET" || HAS_DOOR.test(path)) codes.add("forbidden");
  if (method === "POST") codes.add("conflict");
  if (writes) codes.add("too_large").add("unsupported");
  return Object.fromEntries(
    [...codes]
      .sort((a, b) => HTTP_STATUS[a] - HTTP_STATUS[b])
      .map((code) => [
        String(HTTP_STATUS[code]),
        {
          description: `\`${code}\`: ${REFUSALS[code]}`,
          ...(code === "rate_limited"
            ? { headers: { "Retry-After": { description: "Seconds.", schema: { type: "integer" } } } }
            : {}),
          ...json({ $ref: "#/components/schemas/Error" }),
        },
      ]),
  );
}
