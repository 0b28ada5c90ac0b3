import type { DocField, DocGroup, DocOperation, DocShape } from "~/components/api-docs/doc-types";
import type { JsonSchema } from "./json-schema.server";
import { openApiDocument, type Operation } from "./openapi.server";

/** The OpenAPI document as a page shows it. */
export function docs(): { groups: DocGroup[]; shapes: DocShape[] } {
  const { paths, tags, components } = openApiDocument();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      group: operation.tags[0],
      shown: shownOperation(method.toUpperCase(), path, operation),
    })),
  );
  return {
    groups: tags.map(({ name }) => ({
      name,
      operations: operations.filter(({ group }) => group === name).map(({ shown }) => shown),
    })),
    shapes: Object.entries(components.schemas)
      .map(([name, schema]) => ({ name, fields: fieldsOf(schema) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

function shownOperation(method: string, path: string, operation: Operation): DocOperation {
  const sent = operation.requestBody?.content;
  const file = sent?.["multipart/form-data"]?.schema;
  const body = file ?? sent?.["application/json"]?.schema;
  const answers = Object.entries(operation.responses).map(([status, response]) => ({
    status,
    about: response.description.replace(/`/g, ""),
    shape: response.content ? shapeOf(response.content["application/json"]?.schema ?? {}) : null,
  }));
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary,
    about: operation.description?.replace(/`/g, "") ?? null,
    open: operation.security.some((way) => Object.keys(way).length === 0),
    parameters: operation.parameters
      .filter((parameter) => parameter.in !== "header")
      .map(({ name, required, description, schema }) => ({
        ...{ name, required, about: description?.replace(/`/g, "") ?? null, type: typeOf(schema) },
      })),
    body: body ? fieldsOf(body) : [],
    answers,
    curl: curl(method, path, body, file !== undefined),
  };
}

/** What stands in `data` of an answer. */
function shapeOf(schema: JsonSchema): string | null {
  const data = schema.properties?.data;
  return data ? typeOf(data) : null;
}

function fieldsOf(schema: JsonSchema): DocField[] {
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    type: typeOf(field),
    required: schema.required?.includes(name) ?? false,
    about: field.description ?? null,
  }));
}

/** A schema in a few words: `text, 1–100`, `Room[]`, `OWNER or MODERATOR`. */
function typeOf(schema: JsonSchema): string {
  if (schema.$ref) return schema.$ref.split("/").at(-1)!;
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map(typeOf))].join(" or ");
  if (schema.enum) return schema.enum.join(" or ");
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === "array") return `${typeOf(schema.items ?? {})}[]`;
  const { minLength, maxLength, minimum, maximum } = schema;
  if (schema.format === "binary") return "file";
  if (schema.type === "string") return `text${range(minLength, maxLength)}`;
  if (schema.type === "integer") return `number${range(minimum, maximum)}`;
  return schema.type ?? "anything";
}

function range(least: unknown, most: unknown): string {
  if (typeof most !== "number" || most >= Number.MAX_SAFE_INTEGER) return "";
  return `, ${typeof least === "number" ? least : 0}–${most}`;
}

const EXAMPLES: Record<string, unknown> = {
  email: "ann@example.com",
  username: "ann",
  password: "a long enough password",
  name: "Late night dub",
  text: "This one, please.",
  emoji: "🔥",
  role: "MODERATOR",
  userId: "01a205ba-88f2-7424-b908-2140d4b8fa28",
  url: "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
  confirm: true,
  maxUses: 10,
};

/** A call that can be pasted into a shell. */
function curl(method: string, path: string, body: JsonSchema | undefined, isForm: boolean): string {
  const names = Object.keys(body?.properties ?? {}).filter((name) => name in EXAMPLES);
  const sent = Object.fromEntries(names.map((name) => [name, EXAMPLES[name]]));
  return [
    `curl ${method === "GET" ? "" : `-X ${method} `}"$ROOMS${path.replace(/\{(\w+)\}/g, "$$$1")}"`,
    '-H "Authorization: Bearer $TOKEN"',
    ...(isForm ? ['-F "file=@track.mp3"'] : []),
    ...(body && !isForm ? ['-H "Content-Type: application/json"', `-d '${JSON.stringify(sent)}'`] : []),
  ].join(" \\\n  ");
}
