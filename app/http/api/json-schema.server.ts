import { z } from "zod";

export type JsonSchema = {
  $ref?: string;
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  [keyword: string]: unknown;
};

/** Schemas that have a name, as OpenAPI's components hold them. */
export type Components = Record<string, JsonSchema>;

/** The JSON Schema of what may be sent or is answered; schemas with a name go to the components. */
export function jsonSchema(schema: z.ZodType, components: Components): JsonSchema {
  const text = JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  const {
    $schema: _,
    $defs = {},
    ...found
  } = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema & {
    $defs?: Components;
  };
  for (const [name, named] of Object.entries($defs)) {
    const { id: __, ...known } = named;
    components[name] = known;
  }
  if (found.type !== "object" || !found.properties) return found;
  const { required: ___, ...rest } = found;
  const required = requiredBy(schema);
  return required.length > 0 ? { ...rest, required } : rest;
}

/**
 * Which fields must be there: the schema itself is asked, since one that turns absence into a value before it looks
 * seems to require the field.
 */
function requiredBy(schema: z.ZodType): string[] {
  const { error } = schema.safeParse({});
  const missing = (error?.issues ?? []).filter((issue) => issue.code !== "custom");
  return [...new Set(missing.flatMap((issue) => (issue.path.length === 1 ? String(issue.path[0]) : [])))];
}
