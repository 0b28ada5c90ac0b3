import { expect, it } from "vitest";
import { lockFor } from "~/db/locks.server";
import { inTransaction, waitingHere } from "~/db/transaction.server";
import { loginsOfPerson, personByToken } from "~/domain/accounts/logins.server";
import { changePassword } from "~/domain/accounts/profile.server";
import { signIn } from "~/domain/accounts/sign-in.server";
import { onEachEngine } from "../support/database";
import { PASSWORD, PLACE, refusal, signedUp } from "../support/people";

const NEW = "another long one";
const enter = (email: string, password = PASSWORD) =>
  signIn({ email, password }, { kind: "BROWSER", place: PLACE });

onEachEngine("a sign-in while the password changes", (engine, db) => {
  /** How many commands have come as far as their wait for the person's logins. */
  async function waiting(): Promise<number> {
    if (engine === "sqlite") return waitingHere();
    const [row] = await db().reader.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
      WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`;
    return row!.count;
  }

  /** Starts commands while the person's logins are held, each when the one before waits for them; then lets them go. */
  async function inThisOrder(userId: string, ...commands: (() => Promise<unknown>)[]) {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((done) => (letGo = done));
    const holding = inTransaction(async (tx) => {
      await lockFor(tx, loginsOfPerson(userId));
      await held;
    });
    const started: Promise<unknown>[] = [];
    try {
      for (const command of commands) {
        started.push(command());
        await expect.poll(waiting, { timeout: 5000, interval: 5 }).toBe(started.length);
      }
    } finally {
      letGo();
      await Promise.allSettled([holding, ...started]);
    }
  }

  it("is refused by the old one, though that was right when it was checked", async () => {
    const { person, email } = await signedUp();
    let signingIn: Promise<unknown> = Promise.resolve();
    await inThisOrder(
      person.id,
      () => changePassword(person, { current: PASSWORD, password: NEW }),
      () => (signingIn = enter(email)),
    );
    const refused = await refusal(signingIn);
    expect(refused.body).toEqual((await refusal(enter(email, "a wrong one"))).body);
    expect(await db().reader.login.count({ where: { userId: person.id } })).toBe(1);
    expect((await enter(email, NEW)).user.id).toBe(person.id);
  });

  it("is ended by the change when it came first", async () => {
    const { person, email } = await signedUp();
    let signingIn: ReturnType<typeof enter> | undefined;
    await inThisOrder(
      person.id,
      () => (signingIn = enter(email)),
      () => changePassword(person, { current: PASSWORD, password: NEW }),
    );
    expect(await personByToken((await signingIn!).token, "cookie")).toBeNull();
  });

  it("takes no second change by the old password", async () => {
    const { person, email } = await signedUp();
    let second: Promise<unknown> = Promise.resolve();
    await inThisOrder(
      person.id,
      () => changePassword(person, { current: PASSWORD, password: NEW }),
      () => (second = changePassword(person, { current: PASSWORD, password: "a third one here" })),
    );
    expect((await refusal(second)).fields).toEqual({ current: ["This is not your current password."] });
    expect((await enter(email, NEW)).user.id).toBe(person.id);
  });
});
