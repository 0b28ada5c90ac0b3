import { z } from "zod";
import { cleanLine } from "../text";
import { MODERATION_ACTIONS } from "./schema";

const emptyAsAbsent = (value: unknown) => (value === "" || value === null ? undefined : value);

/** A name or id to filter by; `about` says whose. */
export const named = (about: string) =>
  z
    .preprocess(
      emptyAsAbsent,
      z.string({ error: "This must be text." }).max(200, "This is too long.").transform(cleanLine).optional(),
    )
    .meta({ description: about });

const day = (about: string) =>
  z
    .preprocess(emptyAsAbsent, z.iso.date({ error: "A day is written as 2026-03-01." }).optional())
    .meta({ description: about });

/** Which lines of a log a page asks for: people by name, whole days. */
export const namedAuditFilterSchema = z.object({
  by: named("Who did it: username or id."),
  about: named("Whom it concerned: username or id."),
  action: z.preprocess(
    emptyAsAbsent,
    z.enum(MODERATION_ACTIONS, { error: "Choose an action from the list." }).optional(),
  ),
  from: day("First day, UTC."),
  to: day("Last day, UTC."),
});
export type NamedAuditFilter = z.output<typeof namedAuditFilterSchema>;
