import { z } from "zod";
import { SITE_ROLES, type SiteRole, type UserDto } from "../accounts/schema";
import { reason } from "../moderation/schema";
import { FLAG_STATES, type FlagName, type FlagState } from "./flags";

/** So many people a flag names at most; more are a percentage. */
export const FLAG_PEOPLE_MAX = 500;

const asList = (value: unknown) =>
  value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value];

/** A form has the names in one field, with anything but letters of names between them. */
const asNames = (value: unknown) =>
  asList(value).flatMap((part) =>
    typeof part === "string" ? part.split(/[\s,;@]+/).filter(Boolean) : [part as string],
  );

/** All of a flag's setting, in place of what it was. */
export const flagSchema = z.object({
  state: z.enum(FLAG_STATES, { error: "state is ON, OFF or SOME." }),
  percent: z
    .preprocess(
      (value) => (value === "" || value === undefined ? 0 : value),
      z.coerce
        .number({ error: "Percent is a number." })
        .int("Percent is a whole number.")
        .min(0, "Percent is at least 0.")
        .max(100, "Percent is at most 100."),
    )
    .describe("In state SOME: of all people. Whoever is in stays in while it grows."),
  roles: z
    .preprocess(asList, z.array(z.enum(SITE_ROLES, { error: "Choose roles from the list." })))
    .describe("In state SOME: everybody of these roles."),
  people: z
    .preprocess(
      asNames,
      z
        .array(z.string({ error: "People are usernames." }).max(100, "People are usernames.").toLowerCase())
        .max(FLAG_PEOPLE_MAX, `At most ${FLAG_PEOPLE_MAX} people are named; more are a percentage.`),
    )
    .describe("In state SOME: these people, by username."),
  reason,
});

/** A flag as super admins see it. */
export type FlagDto = {
  name: FlagName;
  about: string;
  state: FlagState;
  percent: number;
  roles: SiteRole[];
  people: UserDto[];
  /** When it was last changed; null while it stands as in the code. */
  updatedAt: string | null;
};
