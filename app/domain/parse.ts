import type { z } from "zod";
import { Refusal, type FieldErrors } from "./errors";

/**
 * Reads input by its schema.
 * @throws Refusal `invalid`, with what is wrong by field
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const name = issue.path.map(String).join(".") || "body";
    (fields[name] ??= []).push(issue.message);
  }
  const [first] = Object.values(fields);
  throw new Refusal("invalid", first?.[0] ?? "The input is not valid.", { fields });
}
