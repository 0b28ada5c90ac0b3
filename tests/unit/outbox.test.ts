import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "~/domain/errors";
import { Outbox, OUTBOX_MAX, type OutgoingPost, type OutboxPort } from "~/hooks/live/outbox";

type Behaviour = "ok" | "offline" | "lost" | "limited" | "slow" | "repeated" | "refused";

/** A server that does what the script says, send by send, and then is well. `lost`: it is there, but the answer is not. */
function world(script: Behaviour[]) {
  const arrived: string[] = [];
  let stored: readonly OutgoingPost[] = [];
  const port: OutboxPort = {
    send: async (post) => {
      const behaviour = script.shift() ?? "ok";
      if (behaviour === "offline") throw new Error("not connected");
      if (behaviour === "limited") throw new Refusal("rate_limited", "Wait 1 second.", { retryAfter: 1 });
      if (behaviour === "slow") throw new Refusal("rate_limited", "Slow mode.", { retryAfter: 600 });
      if (behaviour === "repeated")
        throw new Refusal("rate_limited", "Said before.", {
          retryAfter: 9,
          fields: { text: ["Said before."] },
        });
      if (behaviour === "refused") throw new Refusal("forbidden", "You are muted.");
      if (!arrived.includes(post.clientId)) arrived.push(post.clientId);
      if (behaviour === "lost") throw new Error("no answer");
      return Promise.resolve();
    },
    load: () => [...stored],
    save: (posts) => void (stored = posts),
    wait: () => Promise.resolve(),
    now: () => 5000,
  };
  return { port, arrived, stored: () => stored };
}

const draft = (n: number) => ({
  clientId: `c${n}`,
  roomId: "r",
  text: `text ${n}`,
  parentId: null,
  writtenAt: n,
});

/** Lets everything that is promised happen. */
const settle = () => new Promise((done) => setImmediate(done));

describe("an outbox", () => {
  it("brings everything there once and in order, whatever the line does", async () => {
    const behaviours = fc.array(fc.constantFrom<Behaviour>("ok", "offline", "lost", "limited"), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(behaviours, fc.integer({ min: 2, max: 12 }), async (script, count) => {
        const { port, arrived, stored } = world([...script]);
        const outbox = new Outbox(port);
        for (let n = 1; n <= count; n += 1) outbox.add(draft(n));
        for (
          let round = 0;
          round < 40 && outbox.current().some((post) => post.state === "waiting");
          round += 1
        )
          await settle();
        // The last one alone may be told to wait, and then says so; sent again it goes through.
        for (const post of outbox.current()) outbox.retry(post.clientId);
        for (let round = 0; round < 60; round += 1) {
          await settle();
          // The last one alone, told to wait, says so and stays: sent again it goes through.
          for (const post of outbox.current()) if (post.state === "failed") outbox.retry(post.clientId);
        }
        expect(arrived).toEqual(Array.from({ length: count }, (_, index) => `c${index + 1}`));
        expect(outbox.current()).toEqual([]);
        expect(stored()).toEqual([]);
      }),
    );
  });

  it("keeps what is refused, with the reason, and goes on with the next", async () => {
    const { port, arrived } = world(["refused", "ok"]);
    const outbox = new Outbox(port);
    outbox.add(draft(1));
    outbox.add(draft(2));
    await settle();
    expect(arrived).toEqual(["c2"]);
    expect(outbox.current()).toMatchObject([{ clientId: "c1", state: "failed", error: "You are muted." }]);
    outbox.retry("c1");
    await settle();
    expect(arrived).toEqual(["c2", "c1"]);
  });

  it("holds a room back as long as it was told, and other rooms and texts not", async () => {
    const { port } = world(["slow", "ok", "repeated", "limited"]);
    const outbox = new Outbox(port);
    outbox.add(draft(1));
    outbox.add({ ...draft(2), roomId: "other" });
    await settle();
    // Ten minutes are too long to wait for behind somebody's back: the post is marked, and the other one is sent.
    expect(outbox.current()).toMatchObject([{ clientId: "c1", state: "failed", retryAt: 605_000 }]);
    expect([outbox.pausedUntil("r"), outbox.pausedUntil("other")]).toEqual([605_000, 0]);
    outbox.add({ ...draft(3), roomId: "other" });
    await settle();
    expect(outbox.current()[1]).toMatchObject({ clientId: "c3", state: "failed", retryAt: 14_000 });
    expect(outbox.pausedUntil("other")).toBe(0);
    outbox.add({ ...draft(4), roomId: "other" });
    await settle();
    expect(outbox.pausedUntil("other")).toBe(6000);
  });

  it("forgets what it was told of a room when the room has another pace, and when a post fails otherwise", async () => {
    const { port, arrived } = world(["slow", "ok", "refused"]);
    const outbox = new Outbox(port);
    outbox.add(draft(1));
    await settle();
    outbox.release("r");
    expect(outbox.pausedUntil("r")).toBe(0);
    expect(outbox.current()[0]!.retryAt).toBeUndefined();
    outbox.retry("c1");
    await settle();
    expect(arrived).toEqual(["c1"]);
    // Slow mode begins with a post; one that was not taken begins nothing.
    outbox.add(draft(2));
    outbox.pause("r", 65_000);
    await settle();
    expect(outbox.pausedUntil("r")).toBe(0);
  });

  it("takes no more than fifty, and gives room again", () => {
    const { port } = world(Array.from({ length: 200 }, () => "offline" as const));
    const outbox = new Outbox({ ...port, wait: () => new Promise(() => undefined) });
    for (let n = 1; n <= OUTBOX_MAX; n += 1) expect(outbox.add(draft(n))).toBe(true);
    expect(outbox.add(draft(99))).toBe(false);
    outbox.discard("c1");
    expect(outbox.add(draft(99))).toBe(true);
  });

  it("survives a reload", async () => {
    const before = world(["offline"]);
    const first = new Outbox({ ...before.port, wait: () => new Promise(() => undefined) });
    first.add(draft(1));
    await settle();
    const second = new Outbox(before.port);
    await second.sendAll();
    expect(before.arrived).toEqual(["c1"]);
    expect(before.stored()).toEqual([]);
  });
});
