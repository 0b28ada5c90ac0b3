import { lockFor } from "~/db/locks.server";
import { inTransaction } from "~/db/transaction.server";
import type { Person } from "../actor";
import { conflict } from "../errors";
import { parse } from "../parse";
import { createLogin, type LoginPlace } from "./logins.server";
import { apiTokenSchema } from "./schema";

const DAY = 86_400_000;
const MOST = 50;

/**
 * Makes a personal API token. The answer is the only time it is seen.
 * @throws Refusal `invalid`, `conflict` when there are too many
 */
export async function createApiToken(person: Person, input: unknown, place: LoginPlace): Promise<string> {
  const { name, lifetime } = parse(apiTokenSchema, input);
  return inTransaction(async (tx) => {
    await lockFor(tx, `tokens:${person.id}`);
    if ((await tx.db.login.count({ where: { userId: person.id, kind: "TOKEN" } })) >= MOST)
      throw conflict(`You have ${MOST} tokens already. Revoke one first.`);
    const days = lifetime === "never" ? null : Number(lifetime) * DAY;
    const { token } = await createLogin(tx, {
      userId: person.id,
      kind: "TOKEN",
      place,
      name,
      lifetime: days,
    });
    return token;
  });
}
