import { z } from "zod";
import { NOTIFY_LEVELS } from "./levels";

/** How much a room tells its member. */
export const levelSchema = z.object({
  level: z.enum(NOTIFY_LEVELS, { error: `level is one of ${NOTIFY_LEVELS.join(", ")}.` }),
});

const time = (name: string) =>
  z.preprocess(
    (value) => (value === "" || value === null ? undefined : value),
    z
      .string({ error: `${name} is a time, as 22:30.` })
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, `${name} is a time, as 22:30.`)
      .optional(),
  );

/** Without times nothing is quiet. */
export const quietHoursSchema = z
  .object({
    from: time("from"),
    to: time("to"),
    timeZone: z
      .string({ error: "timeZone is an IANA name." })
      .max(64)
      .default("UTC")
      .refine(isTimeZone, "timeZone is an IANA name, as Europe/Lisbon."),
  })
  .superRefine(({ from, to }, context) => {
    if ((from === undefined) !== (to === undefined))
      context.addIssue({
        code: "custom",
        path: [from === undefined ? "from" : "to"],
        message: "Quiet hours have a beginning and an end.",
      });
  });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
