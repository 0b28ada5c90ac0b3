import { reader } from "~/db/client.server";
import { inTransaction } from "~/db/transaction.server";
import { log } from "~/log.server";
import { tokenHash } from "~/world.server";
import { Refusal } from "../errors";
import { forgive, spendAll } from "../limits/limits.server";
import { parse } from "../parse";
import { createLogin, type LoginKind, type LoginPlace } from "./logins.server";
import { passwordMatches } from "./passwords.server";
import { signInSchema, type UserDto } from "./schema";
import { userDto } from "./user-dto";

/**
 * Signs in by email and password. Unknown accounts and wrong passwords get one and the same answer, after the same
 * time, and are counted alike.
 * @throws Refusal `invalid`, `unauthenticated`, `rate_limited`
 */
export async function signIn(
  input: unknown,
  login: { kind: LoginKind; place: LoginPlace },
): Promise<{ user: UserDto; token: string }> {
  const { email, password } = parse(signInSchema, input);
  const account = tokenHash(email);
  // Counted before the check, so that many guesses at once cannot slip through; given back when it was right.
  const { address } = login.place;
  const guess = await spendAll([
    ["signIn", account],
    ["signInAddress", address],
  ]);
  const user = await reader().user.findUnique({ where: { email } });
  if (!(await passwordMatches(user?.deletedAt ? null : user?.passwordHash, password)) || !user) {
    log.warn({ event: "sign_in_failed" });
    throw new Refusal("unauthenticated", "Email or password is wrong.");
  }
  await guess.giveBack();
  await forgive("signIn", account);
  const { token } = await inTransaction((tx) => createLogin(tx, { userId: user.id, ...login }));
  return { user: userDto(user), token };
}
