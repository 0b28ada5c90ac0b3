import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startApp, type App } from "../support/app";
import { loginCookie, newClient, newRoom } from "../support/clients";
import { stream } from "../support/streamed";

let app: App;
let cookie: string;
let slug: string;

beforeAll(async () => {
  app = await startApp();
  const person = await newClient(app.url);
  ({ slug } = await newRoom(person));
  cookie = await loginCookie(app.url, person);
});
afterAll(() => app.stop());
afterEach(() => {
  expect(app.logs().filter((line) => line.includes("request_failed"))).toEqual([]);
});

type Sent = { status: number; html: string };

/** Sends a form as a browser without a script does. An answer that takes long is none. */
async function send(
  path: string,
  body: BodyInit | null,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const response = await fetch(app.url + path, {
    method: "POST",
    headers: { Origin: app.url, ...headers },
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, html: await response.text() };
}

const URLENCODED = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data; boundary=x";
/** A part of a form, in the boundary `x`. */
const part = (disposition: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`;

/** Names that a library could take for a way into something, and those that one keeps for itself. */
const NAMES = [
  "x[4294967290]",
  "password[4294967290]",
  "a[0].b",
  "a[].b[",
  "a.".repeat(20_000) + "a",
  "a[0]".repeat(20_000),
  "__proto__",
  "__proto__.polluted",
  "constructor.prototype.polluted",
  "constructor",
  "toString",
  "__intent__",
  "__state__",
  "",
  "nul\u0000l",
  "👩‍👩‍👧‍👧",
];

describe.each(["urlencoded", "multipart"])("a form, %s, with a name like", (how) => {
  const formOf = (pairs: [string, string][]) => {
    if (how === "urlencoded") return new URLSearchParams(pairs);
    const form = new FormData();
    for (const [name, value] of pairs) form.append(name, value);
    return form;
  };
  // A part may not have more, nor a NUL, before its text.
  const names = NAMES.filter((name) => how === "urlencoded" || !/^[^]{16000}|\0/.test(name));

  it.each(names.map((name) => [name.slice(0, 30), name]))(
    "%j comes back with what was typed",
    async (_, name) => {
      const typed: [string, string][] = [
        ["email", "typed@example.com"],
        ["password", "my own secret"],
        [name, '{"type":"reset","payload":{}}'],
      ];
      const login = await send("/login", formOf(typed));
      expect(login.status).toBe(401);
      expect(login.html).toContain('value="typed@example.com"');
      expect(login.html).not.toContain("my own secret");

      const signup = await send("/signup", formOf([["username", "typed name"], ...typed]));
      expect(signup.status).toBe(400);
      expect(signup.html).toContain('value="typed name"');

      const room = await send(
        "/rooms/new",
        formOf([
          ["description", "typed text"],
          [name, "x"],
        ]),
        {
          Cookie: cookie,
        },
      );
      expect(room.status).toBe(400);
      expect(room.html).toContain(">typed text</textarea>");
    },
  );
});

describe("a form that is none of ours is refused:", () => {
  const many = Array.from({ length: 1001 }, (_, n) => part(`name="f${n}"`, "1")).join("");
  const file = part('name="picture"; filename="a.png"', "x".repeat(100));

  it.each<[string, string, string, number]>([
    ["a type that is no form's", "text/plain", "email=x", 415],
    ["JSON", "application/json", '{"__proto__":{"x":1}}', 415],
    ["multipart without a boundary", "multipart/form-data", "x", 400],
    ["multipart with an empty boundary", "multipart/form-data; boundary=", "x", 400],
    ["a form cut off", MULTIPART, part('name="email"', "x"), 400],
    ["a part whose head has no end", MULTIPART, `--x\r\nContent-Disposition: ${"x".repeat(2e6)}`, 400],
    ["nothing but the beginning", MULTIPART, "", 400],
    ["100,000 fields", URLENCODED, "a=1&".repeat(100_000), 413],
    ["1,001 short fields", URLENCODED, "a&".repeat(1001), 413],
    ["1,001 parts", MULTIPART, `${many}--x--\r\n`, 413],
    ["a name of 1 MB", URLENCODED, `${"x".repeat(1e6)}=1`, 413],
    ["a name of 1 MB in a part", MULTIPART, `${part(`name="${"x".repeat(1e6)}"`, "1")}--x--\r\n`, 400],
    ["a text of 1 MB", MULTIPART, `${part('name="email"', "x".repeat(1e6))}--x--\r\n`, 413],
    ["a file where none belongs", MULTIPART, `${file}--x--\r\n`, 413],
  ])("%s", async (_, type, body, status) => {
    expect((await send("/login", body, { "Content-Type": type })).status).toBe(status);
    expect((await send("/signup.data", body, { "Content-Type": type })).status).toBe(status);
    const account = await send("/settings/account", body, { "Content-Type": type, Cookie: cookie });
    expect(account.status).toBe(status);
  });

  it("a second file", async () => {
    expect(
      (
        await send("/settings?index", `${file}${file}--x--\r\n`, {
          "Content-Type": MULTIPART,
          Cookie: cookie,
        })
      ).status,
    ).toBe(413);
  });
});

describe("whatever is sent to whatever form", () => {
  const paths = [
    ...["/login", "/signup", "/theme", "/rooms/new", "/rooms/invites", "/sessions/new", "/bookmarks"],
    ...["/settings?index", "/settings/account", "/settings/notifications", "/settings/uploads"],
    ...["/settings/tokens", "/settings/keyboard", "/notifications", "/i/none", "/s/none"],
    ...["/users/nobody/report", "/admin/jobs", "/rooms/ROOM", "/rooms/ROOM/settings"],
    ...["members/act", "invites", "log", "pin", "unread", "pictures"].map((at) => `/rooms/ROOM/${at}`),
  ];
  const own = "email password username intent name text type user act picture file1".split(" ");
  // A page that does not look at a form leaves a long one unread, and its connection with it.
  const short = NAMES.filter(({ length }) => length < 100);
  const name = fc.oneof(fc.constantFrom(...own), fc.constantFrom(...short), fc.string({ unit: "binary" }));
  const value = fc.oneof(
    fc.constantFrom(
      "",
      "on",
      "quiet",
      "room",
      "__proto__",
      "\u0000",
      "[[[[",
      '{"type":"x"}',
      "x".repeat(3000),
    ),
    fc.string({ unit: "binary", maxLength: 40 }),
  );
  const asked = fc.record({
    path: fc.constantFrom(...paths),
    asData: fc.boolean(),
    pairs: fc.array(fc.tuple(name, value), { maxLength: 8 }),
    isSignedIn: fc.boolean(),
    isMultipart: fc.boolean(),
  });
  // Drawn beforehand: it takes seconds, over which connections that are kept would grow stale.
  const samples = fc.sample(asked, 300);

  function bodyOf(pairs: [string, string][], isMultipart: boolean): FormData | string {
    const encoded = (text: string) => encodeURIComponent(Buffer.from(text).toString());
    if (!isMultipart) return pairs.map(([field, text]) => `${encoded(field)}=${encoded(text)}`).join("&");
    const form = new FormData();
    for (const [field, text] of pairs)
      if (/^(picture|file1)$/.test(field)) form.append(field, new File([text], text));
      else form.append(field, text);
    return form;
  }

  it("is answered without a fault", async () => {
    const faults: unknown[] = [];
    for (const { path, asData, pairs, isSignedIn, isMultipart } of samples) {
      const [address, query = ""] = path.replace("ROOM", slug).split("?");
      const { status } = await send(
        `${address}${asData ? ".data" : ""}?${query}`,
        bodyOf(pairs, isMultipart),
        {
          ...(isSignedIn ? { Cookie: cookie } : {}),
          ...(isMultipart ? {} : { "Content-Type": URLENCODED }),
        },
      );
      if (status >= 500) faults.push({ path, asData, pairs, isSignedIn, isMultipart });
    }
    expect(faults).toEqual([]);
  }, 120_000);
});

describe("a body of hundreds of megabytes", () => {
  /** The most memory that the process has had, in megabytes. */
  const peak = () =>
    Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${app.pid}/status`, "utf8"))![1]) / 1024;

  it("is refused, and not held", async () => {
    const file = '--x\r\nContent-Disposition: form-data; name="f"; filename="a.wav"\r\n\r\n';
    const text = '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\n';
    const bodies: [type: string, head: string, status: number][] = [
      [MULTIPART, file, 413],
      [MULTIPART, text, 413],
      [MULTIPART, "--x\r\nContent-Disposition: form-data; name=", 400],
      [MULTIPART, "before the parts", 413],
      [URLENCODED, "email=", 413],
      ["application/octet-stream", "x", 415],
    ];
    const before = peak();
    const all = ["/login", "/signup", "/settings?index"].flatMap((path) =>
      bodies.map(async ([type, head, status]) => {
        const headers = { Origin: app.url, Cookie: cookie, "Content-Type": type };
        const streamed = await stream(app.url + path, headers, { head, megabytes: 300, end: "" });
        expect(streamed.status, `${path} ${type} ${head}`).toBe(status);
        expect(streamed.sent).toBeLessThan(120);
      }),
    );
    await Promise.all(all);
    expect(peak() - before).toBeLessThan(300);
  }, 120_000);

  it("is heard to be refused by whoever sends somewhat too much", async () => {
    const headers = { Origin: app.url, "Content-Type": MULTIPART };
    const head =
      part('name="email"', "x") + '--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n';
    const sent = await stream(`${app.url}/login`, headers, { head, megabytes: 20, end: "\r\n--x--\r\n" });
    expect(sent).toEqual({ status: 413, sent: 20 });
  });

  it("leaves what was typed where a picture was only too large", async () => {
    const form = new FormData();
    form.set("description", "typed text");
    form.set("picture", new File([Buffer.alloc(20 * 1024 * 1024)], "a.png", { type: "image/png" }));
    const { status, html } = await send("/rooms/new", form, { Cookie: cookie });
    expect(status).toBe(413);
    expect(html).toContain(">typed text</textarea>");
  });
});
