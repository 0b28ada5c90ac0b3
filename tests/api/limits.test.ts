import { afterEach, describe, expect, it } from "vitest";
import { startApp, type App } from "../support/app";
import { asBrowser, Client, newcomer, PASSWORD, refusedWith, type Reply } from "../support/api";

let app: App;
afterEach(() => app.stop());

function mustWait(reply: Reply): number {
  const { retryAfter } = refusedWith(reply, 429, "rate_limited");
  expect(retryAfter).toBeGreaterThan(0);
  expect(Number.isInteger(retryAfter)).toBe(true);
  expect(reply.headers.get("Retry-After")).toBe(String(retryAfter));
  return retryAfter!;
}

it("holds each limit by itself, and says how long to wait", async () => {
  app = await startApp({
    env: {
      LIMIT_MESSAGES: "3/60",
      LIMIT_MESSAGES_BURST: "3/60",
      LIMIT_EDITS: "1/60",
      LIMIT_REACTIONS: "2/60",
      LIMIT_ROOMS: "2/60",
      LIMIT_JOINS: "1/60",
      LIMIT_SIGNIN: "2/60",
      LIMIT_SIGNUP: "2/60",
    },
  });
  const person = await newcomer(app);
  const other = await newcomer(app);
  const visitor = new Client(app.url);
  mustWait(
    await visitor.post("/signup", { email: "x@example.com", username: "one_more", password: PASSWORD }),
  );
  const rooms = [await person.room({ name: "One" }), await person.room({ name: "Two" })];
  mustWait(await person.post("/rooms", { name: "Three" }));
  const [first, second] = rooms;
  await other.join(first!);
  await other.post(`/rooms/${first!.id}/join`);
  mustWait(await other.post(`/rooms/${second!.id}/join`));
  for (const text of ["a", "b", "c"]) await person.say(first!, text);
  mustWait(await person.post(`/rooms/${first!.id}/messages`, { text: "d" }));
  const { id } = await person.say(second!, "another room");
  await person.say(second!, "a reply", { parentId: id });
  await person.say(second!, "another", { parentId: id });
  mustWait(await person.post(`/rooms/${second!.id}/messages`, { text: "one more", parentId: id }));
  const message = `/rooms/${second!.id}/messages/${id}`;
  expect((await person.patch(message, { text: "edited" })).status).toBe(200);
  mustWait(await person.patch(message, { text: "edited again" }));
  for (const emoji of ["🔥", "🎧"]) await person.post(`${message}/reactions`, { emoji });
  mustWait(await person.post(`${message}/reactions`, { emoji: "🎷" }));
  mustWait(await person.delete(`${message}/reactions/${encodeURIComponent("🔥")}`));
  for (let n = 0; n < 2; n += 1)
    refusedWith(
      await visitor.post("/login", { email: person.email, password: "wrong" }),
      401,
      "unauthenticated",
    );
  mustWait(await visitor.post("/login", { email: person.email, password: PASSWORD }));
});

it("counts requests by address, and by token where there is one", async () => {
  app = await startApp({ env: { LIMIT_API: "4/60", LIMIT_API_TOKEN: "6/60" } });
  const person = await newcomer(app);
  const visitor = new Client(app.url);
  for (let n = 0; n < 2; n += 1) expect((await visitor.get("/rooms/discover")).status).toBe(200);
  refusedWith(await new Client(app.url, "seda_guess").get("/me"), 401, "unauthenticated");
  mustWait(await new Client(app.url, "seda_another").get("/me"));
  mustWait(await visitor.get("/nothing"));
  for (let n = 0; n < 6; n += 1) expect((await person.get("/me")).status).toBe(200);
  mustWait(await person.get("/me"));
});

it("guards against repetition, new accounts' links and the owner's words", async () => {
  app = await startApp({ env: { LIMIT_REPEATS: "2/60", NEW_ACCOUNT_SECONDS: "600" } });
  const owner = await newcomer(app);
  const guest = await newcomer(app);
  const room = await owner.room({ name: "Guarded" });
  await guest.join(room);
  const messages = `/rooms/${room.id}/messages`;
  await guest.say(room, "Again");
  await guest.say(room, "again ");
  const repeated = await guest.post(messages, { text: "AGAIN" });
  expect(mustWait(repeated)).toBeGreaterThan(50);
  expect(repeated.body.error.fields).toHaveProperty("text");
  const link = await guest.post(messages, { text: "see evil.com" });
  const { message, retryAfter } = refusedWith(link, 403, "forbidden");
  expect(message).toContain("links to tracks only");
  expect(link.headers.get("Retry-After")).toBe(String(retryAfter));
  await guest.say(room, "https://youtu.be/dQw4w9WgXcQ");
  expect((await owner.patch(`/rooms/${room.id}`, { wordFilter: ["hushhush"] })).status).toBe(200);
  const filtered = refusedWith(await guest.post(messages, { text: "HushHush!" }), 400, "invalid");
  expect(filtered.fields).toEqual({ text: ["This room does not allow a word in your post: “hushhush”."] });
  const list = `/rooms/${room.id}/word-filter`;
  expect((await owner.get(list)).body.data).toEqual({ words: ["hushhush"] });
  refusedWith(await guest.get(list), 403, "forbidden");
  for (const who of [owner, guest, new Client(app.url)])
    for (const path of ["", "/messages", "/events?after=0"])
      expect((await who.get(`/rooms/${room.id}${path}`)).text).not.toContain("hushhush");
});

describe("a page's form that meets a limit", () => {
  /** Sends a form as a browser without a script does. */
  async function send(path: string, fields: Record<string, string>, cookie = "") {
    const response = await fetch(app.url + path, {
      method: "POST",
      headers: { Origin: app.url, Cookie: cookie, Referer: app.url + path },
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
    return { status: response.status, headers: response.headers, html: await response.text() };
  }

  function comesBack({ status, headers, html }: Awaited<ReturnType<typeof send>>, kept: string): void {
    expect(status).toBe(429);
    expect(Number(headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(html).toMatch(/That was too fast\. Wait \d+ seconds?\./);
    expect(html).toContain(kept);
  }

  it("comes back with what was typed and the wait in words", async () => {
    const one = "1/60";
    app = await startApp({
      env: {
        ...{ LIMIT_MESSAGES: one, LIMIT_EDITS: one, LIMIT_ROOMS: one, LIMIT_REACTIONS: one },
        ...{ LIMIT_SIGNIN: "2/60", LIMIT_SIGNUP: one, LIMIT_UPLOADS: one },
      },
    });
    const person = await newcomer(app);
    const { slug, ...room } = await person.room({ name: "Paper" });
    const { id } = await person.say({ slug, ...room }, "first");
    const again = await new Client(app.url).post<{ token: string }>("/login", {
      email: person.email,
      password: PASSWORD,
    });
    const cookie = asBrowser(app, again.body.data.token);
    const page = `/rooms/${slug}`;
    comesBack(await send(page, { text: "kept words" }, cookie), "kept words");
    comesBack(await send(`${page}/posts/${id}`, { text: "kept reply" }, cookie), "kept reply");
    expect((await send(`${page}/posts/${id}/edit`, { text: "edited" }, cookie)).status).toBe(303);
    comesBack(await send(`${page}/posts/${id}/edit`, { text: "kept edit" }, cookie), "kept edit");
    comesBack(
      await send("/rooms/new", { name: "Kept room", type: "PUBLIC", description: "", tags: "" }, cookie),
      "Kept room",
    );
    const newAccount = { email: "kept@example.com", username: "kept_name", password: PASSWORD };
    comesBack(await send("/signup", newAccount), "kept_name");
    const wrong = { email: person.email, password: "wrong password" };
    for (let n = 0; n < 2; n += 1) expect((await send("/login", wrong)).status).toBe(401);
    const late = await send("/login", { email: person.email, password: PASSWORD });
    comesBack(late, person.email);
    expect(late.html).not.toContain(PASSWORD);
    const reactions = `${page}/posts/${id}/reactions`;
    expect((await send(reactions, { emoji: "🔥" }, cookie)).headers.get("Set-Cookie")).toBeNull();
    const told = await send(reactions, { emoji: "🎧" }, cookie);
    expect(told.status).toBe(303);
    const flash = told.headers.get("Set-Cookie")!.split(";")[0]!;
    const shown = await fetch(app.url + page, { headers: { Cookie: `${cookie}; ${flash}` } });
    expect(await shown.text()).toMatch(/That was too fast\. Wait \d+ seconds?\./);
    const account = { intent: "email", email: "kept.new@example.com", current: "wrong password" };
    for (let n = 0; n < 2; n += 1)
      expect((await send("/settings/account", account, cookie)).status).toBe(400);
    comesBack(await send("/settings/account", account, cookie), "kept.new@example.com");
  });
});
