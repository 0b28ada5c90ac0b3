import { z } from "zod";
import type { AccountDto } from "~/domain/accounts/schema";
import { named, time, userFields, userShape } from "./shapes";

export const accountShape = named<AccountDto>(
  "Account",
  z.object({ ...userFields, email: z.string(), bio: z.string(), createdAt: time }),
);

export const enteredShape = named(
  "Entered",
  z.object({ user: userShape, token: z.string().describe("Send it as Authorization: Bearer <token>.") }),
);
