import { z } from "zod";
import { MEMBER_ROLES } from "../rooms/schema";
import { cleanLine } from "../text";

/** Absent, as a form or an address leaves it. */
const emptyAsAbsent = (value: unknown) => (value === "" || value === null ? undefined : value);

/** Which of a room's members are asked for. */
export const memberFilterSchema = z.object({
  q: z.preprocess(
    emptyAsAbsent,
    z
      .string({ error: "q must be text." })
      .max(100, "q may have at most 100 characters.")
      .transform(cleanLine)
      .optional()
      .describe("How a username or display name begins."),
  ),
  role: z.preprocess(
    emptyAsAbsent,
    z.enum(MEMBER_ROLES, { error: `role is one of ${MEMBER_ROLES.join(", ")}.` }).optional(),
  ),
  state: z.preprocess(
    emptyAsAbsent,
    z
      .enum(["online", "muted"], { error: "state is online or muted." })
      .optional()
      .describe("Those who are in the room's stream now, or those who may not post."),
  ),
});

export type MemberFilter = z.output<typeof memberFilterSchema>;

/** Reads the filter from an address; what is wrong in it is left out, so an old link still shows the room. */
export function memberFilterFromAddress(params: URLSearchParams): MemberFilter {
  const given = Object.fromEntries(["q", "role", "state"].map((name) => [name, params.get(name)]));
  const parsed = memberFilterSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) delete given[String(issue.path[0])];
  return memberFilterSchema.parse(given);
}
