import { describe, expect, it } from "vitest";
import { createApiToken } from "~/domain/accounts/api-tokens.server";
import { endLogin, loginsOf, personByToken } from "~/domain/accounts/logins.server";
import { changeEmail, changePassword, profileOf, updateProfile } from "~/domain/accounts/profile.server";
import { signIn } from "~/domain/accounts/sign-in.server";
import { signUp } from "~/domain/accounts/sign-up.server";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import { nowMs, useClock } from "~/world.server";
import { onEachEngine, raiseLimits, setLimits } from "../support/database";
import { PASSWORD, PLACE, person, personOf, refusal, signedUp, unique } from "../support/people";

const browser = { kind: "BROWSER" as const, place: PLACE };
const enter = (email: string, password = PASSWORD) => signIn({ email, password }, browser);

onEachEngine("accounts", (_, db) => {
  it("make the first a SUPER_ADMIN, and only one when five sign up at once", async () => {
    const all = await Promise.all(
      Array.from({ length: 5 }, () =>
        signUp({ email: `${unique()}@example.org`, username: `u_${unique()}`, password: PASSWORD }, browser),
      ),
    );
    expect(all.map(({ user }) => user.role).sort()).toEqual(["SUPER_ADMIN", "USER", "USER", "USER", "USER"]);
  });

  it("refuse what is taken, whatever its case, by field", async () => {
    const { person, email } = await signedUp();
    const again = await refusal(
      signUp(
        { email: email.toUpperCase(), username: person.username.toUpperCase(), password: PASSWORD },
        browser,
      ),
    );
    expect(again.code).toBe("conflict");
    expect(Object.keys(again.fields ?? {}).sort()).toEqual(["email", "username"]);
    const other = await signedUp();
    expect((await refusal(changeEmail(other.person, { email, current: PASSWORD }))).code).toBe("conflict");
    const renamed = updateProfile(other.person, { displayName: "Other", username: person.username });
    expect((await refusal(renamed)).code).toBe("conflict");
  });

  it("keep one of many who ask for the same name at once", async () => {
    const username = `u_${unique()}`;
    const all = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        signUp({ email: `${unique()}@example.org`, username, password: PASSWORD }, browser),
      ),
    );
    expect(all.filter(({ status }) => status === "fulfilled").length).toBe(1);
    for (const one of all)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
  });

  it.each([
    [{ username: "ab" }, "username"],
    [{ username: "admin" }, "username"],
    [{ username: "é".repeat(5) }, "username"],
    [{ email: "nobody" }, "email"],
    [{ email: "nul\u0000l@example.org" }, "email"],
    [{ password: "short" }, "password"],
    [{ password: "x".repeat(129) }, "password"],
    [{ password: 5 }, "password"],
    [{ displayName: "x".repeat(51) }, "displayName"],
  ])("refuse %o", async (wrong, field) => {
    const input = {
      email: `${unique()}@example.org`,
      username: `u_${unique()}`,
      password: PASSWORD,
      ...wrong,
    };
    const error = await refusal(signUp(input, browser));
    expect(error.code).toBe("invalid");
    expect(Object.keys(error.fields ?? {})).toEqual([field]);
  });

  it("show a profile to all, and nothing for one that is not there", async () => {
    const { person } = await signedUp();
    await updateProfile(person, { displayName: "Nina", username: person.username, bio: "Hello\n\nthere" });
    const shown = await profileOf(person.username.toUpperCase());
    expect(shown).toMatchObject({ displayName: "Nina", bio: "Hello\n\nthere" });
    expect(shown).not.toHaveProperty("email");
    for (const name of ["nobody_at_all", "nul\u0000l", ""])
      expect((await refusal(profileOf(name))).code).toBe("not_found");
  });

  describe("signing in", () => {
    it("answers alike for accounts that are there and those that are not", async () => {
      const { email } = await signedUp();
      const { person: demo } = { person: await person() };
      const answers = await Promise.all(
        [email, "unknown@example.org", `${demo.username}@example.org`, "nul\u0000l"].map((asked) =>
          refusal(enter(asked, "not the password")),
        ),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
      expect(answers[0]!.code).toBe("unauthenticated");
    });

    it("refuses the sixth failure, even with the right password, known or not, until the time is over", async () => {
      setLimits({ signIn: { count: 5, seconds: 900 } });
      try {
        const { email } = await signedUp();
        for (const asked of [email, `${unique()}@example.org`]) {
          const wrong = [];
          for (let tries = 0; tries < 5; tries += 1)
            wrong.push((await refusal(enter(asked, "wrong one"))).code);
          expect(new Set(wrong)).toEqual(new Set(["unauthenticated"]));
          const sixth = await refusal(enter(asked));
          expect(sixth.code).toBe("rate_limited");
          expect(sixth.retryAfter).toBeGreaterThan(800);
        }
      } finally {
        raiseLimits();
      }
    });

    it("lets none of many guesses at once slip through", async () => {
      setLimits({ signIn: { count: 5, seconds: 900 } });
      try {
        const { email } = await signedUp();
        const guesses = await Promise.all(Array.from({ length: 12 }, () => refusal(enter(email, "a guess"))));
        expect(guesses.filter(({ code }) => code === "unauthenticated").length).toBe(5);
      } finally {
        raiseLimits();
      }
    });

    it("counts failures of one address over all accounts, and forgives what was right", async () => {
      setLimits({ signInAddress: { count: 3, seconds: 900 } });
      try {
        const { email } = await signedUp();
        for (let times = 0; times < 5; times += 1) await enter(email);
        for (let times = 0; times < 3; times += 1)
          expect((await refusal(enter(`${unique()}@example.org`))).code).toBe("unauthenticated");
        expect((await refusal(enter(email))).code).toBe("rate_limited");
      } finally {
        raiseLimits();
      }
    });
  });

  describe("tokens", () => {
    it("of one person are 50 at most, also when they are made at once", async () => {
      const who = await person();
      const made = await Promise.allSettled(
        Array.from({ length: 60 }, (_, n) => createApiToken(who, { name: `script ${n}` }, PLACE)),
      );
      expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(50);
      for (const one of made)
        if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
      expect(await db().reader.login.count({ where: { userId: who.id, kind: "TOKEN" } })).toBe(50);
    });

    it("of one kind are not good for the other", async () => {
      const { token, email } = await signedUp();
      const api = (await signIn({ email, password: PASSWORD }, { kind: "API", place: PLACE })).token;
      const who = await personOf(token, "BROWSER");
      const personal = await createApiToken(who, { name: "script" }, PLACE);
      expect((await personByToken(token, "cookie"))?.id).toBe(who.id);
      expect(await personByToken(token, "bearer")).toBeNull();
      for (const bearer of [api, personal]) {
        expect((await personByToken(bearer, "bearer"))?.id).toBe(who.id);
        expect(await personByToken(bearer, "cookie")).toBeNull();
      }
      expect(await personByToken("seda_made-up", "bearer")).toBeNull();
      expect(await personByToken("", "cookie")).toBeNull();
    });

    it("are stored as hashes only", async () => {
      const { token } = await signedUp();
      const rows = await db().reader.login.findMany();
      expect(JSON.stringify(rows)).not.toContain(token);
    });

    it("end at once when they are revoked, and by their owner alone", async () => {
      const { person, token, email } = await signedUp();
      const other = await signIn({ email, password: PASSWORD }, browser);
      const [newest] = await loginsOf(person, ["BROWSER"]);
      expect(newest!.current).toBe(false);
      expect((await refusal(endLogin((await signedUp()).person, newest!.id))).code).toBe("not_found");
      expect((await refusal(endLogin(person, "nul\u0000l"))).code).toBe("not_found");
      expect(await personByToken(other.token, "cookie")).not.toBeNull();
      const heard: Announcement[] = [];
      const stop = onAnnouncement((announcement) => heard.push(announcement));
      await endLogin(person, newest!.id);
      stop();
      expect(heard).toEqual([{ type: "login_ended", loginIds: [newest!.id], userId: person.id }]);
      expect(await personByToken(other.token, "cookie")).toBeNull();
      expect(await personByToken(token, "cookie")).not.toBeNull();
    });

    it("end by themselves when their time is over", async () => {
      const { token } = await signedUp();
      expect(await personByToken(token, "cookie")).not.toBeNull();
      const start = nowMs();
      const back = useClock(() => start + 61 * 86_400_000);
      expect(await personByToken(token, "cookie")).toBeNull();
      back();
    });
  });

  it("end every other login when the password changes, and take the new one", async () => {
    const { person, token, email } = await signedUp();
    const others = [
      await signIn({ email, password: PASSWORD }, browser),
      await signIn({ email, password: PASSWORD }, { kind: "API", place: PLACE }),
    ];
    expect(
      (await refusal(changePassword(person, { current: "wrong", password: "another one" }))).fields,
    ).toEqual({
      current: ["This is not your current password."],
    });
    await changePassword(person, { current: PASSWORD, password: "another long one" });
    expect(await personByToken(token, "cookie")).not.toBeNull();
    expect(await personByToken(others[0]!.token, "cookie")).toBeNull();
    expect(await personByToken(others[1]!.token, "bearer")).toBeNull();
    expect((await refusal(enter(email))).code).toBe("unauthenticated");
    expect((await enter(email, "another long one")).user.id).toBe(person.id);
  });

  it("know a changed profile at once", async () => {
    const { person, token } = await signedUp();
    await updateProfile(person, { displayName: "Changed", username: person.username });
    expect((await personByToken(token, "cookie"))?.displayName).toBe("Changed");
  });
});
