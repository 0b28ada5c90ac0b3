import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "~/domain/errors";
import { Outbox, OUTBOX_MAX, type OutgoingPost, type OutboxPort } from "~/hooks/live/outbox";

type Behaviour = "ok" | "offline" | "lost" | "limited" | "refused";

/** A server that does what the script says, send by send, and then is well. `lost`: it is there, but the answer is not. */
function world(script: Behaviour[]) {
  const arrived: string[] = [];
  let stored: readonly OutgoingPost[] = [];
  const port: OutboxPort = {
    send: async (post) => {
      const behaviour = script.shift() ?? "ok";
      if (behaviour === "offline") throw new Error("not connected");
      if (behaviour === "limited") throw new Refusal("rate_limited", "Wait 1 second.", { retryAfter: 1 });
      if (behaviour === "refused") throw new Refusal("forbidden", "You are muted.");
      if (!arrived.includes(post.clientId)) arrived.push(post.clientId);
      if (behaviour === "lost") throw new Error("no answer");
      return Promise.resolve();
    },
    load: () => [...stored],
    save: (posts) => void (stored = posts),
    wait: () => Promise.resolve(),
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
