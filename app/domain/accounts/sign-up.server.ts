import { inTransaction, type Transaction } from "~/db/transaction.server";
import { lockFor } from "~/db/locks.server";
import { log } from "~/log.server";
import { newId, now } from "~/world.server";
import { Refusal } from "../errors";
import { spend } from "../limits/limits.server";
import { parse } from "../parse";
import { createLogin, type LoginKind, type LoginPlace } from "./logins.server";
import { hashPassword } from "./passwords.server";
import { signUpSchema, type UserDto } from "./schema";
import { nameColumns, userDto } from "./user-dto";

/**
 * Makes an account and signs it in. The first account that can sign in becomes SUPER_ADMIN.
 * @throws Refusal `invalid`, `conflict` (email or username is taken), `rate_limited`
 */
export async function signUp(
  input: unknown,
  login: { kind: LoginKind; place: LoginPlace },
): Promise<{ user: UserDto; token: string }> {
  const account = parse(signUpSchema, input);
  await spend("signUp", login.place.address);
  const passwordHash = await hashPassword(account.password);
  return inTransaction(async (tx) => {
    await lockFor(tx, "sign-up");
    await refuseTaken(tx, account);
    const first =
      (await tx.db.user.findFirst({ where: { passwordHash: { not: null } }, select: { id: true } })) === null;
    const user = await tx.db.user.create({
      data: {
        id: newId(),
        email: account.email,
        username: account.username,
        ...nameColumns(account.displayName ?? account.username),
        passwordHash,
        role: first ? "SUPER_ADMIN" : "USER",
        createdAt: now(),
      },
    });
    const { token } = await createLogin(tx, { userId: user.id, ...login });
    tx.afterCommit(() => log.info({ event: "account_created", role: user.role }));
    return { user: userDto(user), token };
  });
}

async function refuseTaken(tx: Transaction, account: { email: string; username: string }): Promise<void> {
  const taken = await tx.db.user.findMany({
    where: { OR: [{ email: account.email }, { username: account.username }] },
    select: { email: true, username: true },
  });
  const fields: Record<string, string[]> = {};
  if (taken.some((user) => user.email === account.email))
    fields.email = ["There is an account with this email already."];
  if (taken.some((user) => user.username === account.username)) fields.username = ["This username is taken."];
  const [first] = Object.values(fields);
  if (first) throw new Refusal("conflict", first[0]!, { fields });
}
