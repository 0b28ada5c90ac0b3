import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Pipe } from "~/streams/nodes/pipe";
import { Relay } from "~/streams/nodes/relay.server";

/** A way between nodes that can lose what is said, and go down. */
class Ether {
  readonly ends: { from: string; texts: ((text: string) => void)[]; changes: (() => void)[]; up: boolean }[] =
    [];
  loses = false;

  end(from: string): Pipe {
    const end = { from, texts: [], changes: [], up: true } as Ether["ends"][number];
    this.ends.push(end);
    return {
      name: "redis",
      isUp: () => end.up,
      send: (text) => {
        if (this.loses || !end.up) return;
        for (const other of this.ends)
          if (other !== end && other.up) queueMicrotask(() => other.texts.forEach((hear) => hear(text)));
      },
      onText: (listener) => void end.texts.push(listener),
      onChange: (listener) => void end.changes.push(listener),
      close: () => Promise.resolve(),
    };
  }
}

let ether: Ether;
let relays: Relay[];
beforeEach(() => {
  vi.useFakeTimers();
  ether = new Ether();
  relays = [];
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.close()));
  vi.useRealTimers();
});

async function node(id: string) {
  const heard: unknown[] = [];
  const met: unknown[] = [];
  const lost: string[] = [];
  const hole = vi.fn(() => Promise.resolve());
  const relay = new Relay(id, [ether.end(id)], {
    ...{ said: (words) => heard.push(words), state: () => `all of ${id}`, met: (state) => met.push(state) },
    ...{ lost: (from) => lost.push(from), hole, shift: () => {}, heardAgain: () => Promise.resolve() },
  });
  relays.push(relay);
  const started = relay.start();
  await vi.advanceTimersByTimeAsync(400);
  await started;
  return { relay, heard, met, lost, hole };
}

it("nodes meet, tell about themselves, hear each other, and say when all have heard", async () => {
  const a = await node("a");
  expect(a.relay.say("alone", "urgent")).toBeNull();
  const b = await node("b");
  const c = await node("c");
  expect([a.relay.others, b.relay.others, c.relay.others]).toEqual([2, 2, 2]);
  expect([...new Set(c.met)].sort()).toEqual(["all of a", "all of b"]);
  expect([...new Set(a.met)].sort()).toEqual(["all of b", "all of c"]);
  const all = a.relay.say("hello", "urgent");
  await vi.advanceTimersByTimeAsync(10);
  await all;
  expect([b.heard, c.heard]).toEqual([["hello"], ["hello"]]);
});

it("one that falls silent is dropped, and nobody waits for it any longer", async () => {
  const a = await node("a");
  const b = await node("b");
  ether.ends[1]!.up = false;
  let answered = false;
  void a.relay.say("evicted", "urgent")!.then(() => (answered = true));
  await vi.advanceTimersByTimeAsync(2000);
  expect(answered).toBe(false);
  await vi.advanceTimersByTimeAsync(2500);
  expect([answered, a.lost, a.relay.others]).toEqual([true, ["b"], 0]);
  expect(a.hole).toHaveBeenCalled();
  ether.ends[1]!.up = true;
  await vi.advanceTimersByTimeAsync(2000);
  expect([a.relay.others, b.relay.others]).toEqual([1, 1]);
});

it("those who meet again make up for what neither said while they were apart, on both sides", async () => {
  const a = await node("a");
  const b = await node("b");
  await vi.advanceTimersByTimeAsync(1000);
  ether.ends[1]!.up = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(a.relay.say("to nobody", "urgent")).toBeNull();
  for (const { hole } of [a, b]) hole.mockClear();
  ether.ends[1]!.up = true;
  await vi.advanceTimersByTimeAsync(2000);
  expect([a.relay.others, b.relay.others]).toEqual([1, 1]);
  for (const { hole } of [a, b]) expect(hole).toHaveBeenCalled();
});

it("whoever missed something knows, makes up for it, and only then says it has heard", async () => {
  const a = await node("a");
  const b = await node("b");
  let recover = () => {};
  b.hole.mockClear();
  b.hole.mockImplementation(() => new Promise<void>((done) => (recover = done)));
  ether.loses = true;
  let answered = false;
  void a.relay.say("lost", "urgent")!.then(() => (answered = true));
  ether.loses = false;
  void a.relay.say("heard", "calm");
  await vi.advanceTimersByTimeAsync(50);
  expect([b.heard, b.hole.mock.calls.length, answered]).toEqual([["heard"], 1, false]);
  recover();
  await vi.advanceTimersByTimeAsync(50);
  expect(answered).toBe(true);
});
