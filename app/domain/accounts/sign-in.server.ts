import { reader } from "~/db/client.server";
import { lockFor } from "~/db/locks.server";
import { inTransaction, type Transaction } from "~/db/transaction.server";
import { log } from "~/log.server";
import { now, tokenHash } from "~/world.server";
import { forbidden, Refusal } from "../errors";
import { forgive, spendAll } from "../limits/limits.server";
import { dayAndTime } from "../notifications/words";
import { parse } from "../parse";
import { createLogin, loginsOfPerson, type LoginKind, type LoginPlace } from "./logins.server";
import { passwordMatches } from "./passwords.server";
import { FOR_EVER, isSuspended, signInSchema, type UserDto } from "./schema";
import { userDto } from "./user-dto";

/**
 * Signs in by email and password. Unknown accounts and wrong passwords get one and the same answer, after the same
 * time, and are counted alike.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden` (suspended), `rate_limited`
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
  if (!(await passwordMatches(user?.deletedAt ? null : user?.passwordHash, password)) || !user)
    throw wrongPassword();
  await guess.giveBack();
  await forgive("signIn", account);
  const { token } = await inTransaction(async (tx) => {
    await lockFor(tx, loginsOfPerson(user.id));
    await refuseOutdated(tx, user);
    await refuseSuspended(tx, user.id);
    return createLogin(tx, { userId: user.id, ...login });
  });
  return { user: userDto(user), token };
}

/** The password may have been changed while it was checked: what ended the other logins must not let this one in. */
async function refuseOutdated(tx: Transaction, checked: { id: string; passwordHash: string | null }) {
  const { passwordHash, deletedAt } = await tx.db.user.findUniqueOrThrow({
    where: { id: checked.id },
    select: { passwordHash: true, deletedAt: true },
  });
  if (deletedAt || passwordHash !== checked.passwordHash) throw wrongPassword();
}

function wrongPassword(): Refusal {
  log.warn({ event: "sign_in_failed" });
  return new Refusal("unauthenticated", "Email or password is wrong.");
}

/** Only whoever knows the password learns of it. A suspension at this very moment waits for the login, and ends it. */
async function refuseSuspended(tx: Transaction, userId: string): Promise<void> {
  const { suspendedUntil, suspensionReason } = await tx.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { suspendedUntil: true, suspensionReason: true },
  });
  if (!suspendedUntil || !isSuspended({ suspendedUntil }, now())) return;
  const until =
    suspendedUntil >= FOR_EVER ? "" : ` until ${dayAndTime(suspendedUntil.toISOString(), "UTC")} (UTC)`;
  throw forbidden(`This account is suspended${until}. The reason: ${suspensionReason ?? "none was given"}`);
}
