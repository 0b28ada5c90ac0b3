import { afterEach, expect, it } from "vitest";
import { startApp, type App } from "../support/app";
import { Client, newcomer, PASSWORD, refusedWith, type Reply } from "../support/api";

let app: App;
afterEach(() => app.stop());

function mustWait(reply: Reply): void {
  const { retryAfter } = refusedWith(reply, 429, "rate_limited");
  expect(retryAfter).toBeGreaterThan(0);
  expect(reply.headers.get("Retry-After")).toBe(String(retryAfter));
}

it("holds each limit by itself, and says how long to wait", async () => {
  app = await startApp({
    env: {
      LIMIT_MESSAGES: "3/60",
      LIMIT_MESSAGES_BURST: "3/60",
      LIMIT_REACTIONS: "2/60",
      LIMIT_ROOMS: "2/60",
      LIMIT_SIGNIN: "2/60",
    },
  });
  const person = await newcomer(app);
  const rooms = [await person.room({ name: "One" }), await person.room({ name: "Two" })];
  mustWait(await person.post("/rooms", { name: "Three" }));
  const [first, second] = rooms;
  for (const text of ["a", "b", "c"]) await person.say(first!, text);
  mustWait(await person.post(`/rooms/${first!.id}/messages`, { text: "d" }));
  const { id } = await person.say(second!, "another room");
  const reactions = `/rooms/${second!.id}/messages/${id}/reactions`;
  for (const emoji of ["🔥", "🎧"]) await person.post(reactions, { emoji });
  mustWait(await person.post(reactions, { emoji: "🎷" }));
  const visitor = new Client(app.url);
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
