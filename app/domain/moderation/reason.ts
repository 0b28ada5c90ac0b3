import { invalid } from "../errors";

/**
 * The reason that a form gives: a usual one (`preset`), words of one's own (`reason`), or both.
 * @throws Refusal `invalid` when one is required and none is given
 */
export function reasonIn(fields: Record<string, unknown>, required: boolean): string {
  const reason = [fields.preset, fields.reason]
    .map((part) => (typeof part === "string" ? part.trim() : ""))
    .filter((part) => part !== "")
    .join(": ");
  if (required && reason === "") throw invalid("reason", "Say why: they are told, and it stands in the log.");
  return reason;
}
