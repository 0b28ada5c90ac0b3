import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { listenerKey, MemoryListeners } from "~/domain/sessions/listeners.server";

const SESSION = "a-session";
const phone = { id: "socket-1", personId: "ada" };
const laptop = { id: "socket-2", personId: "ada" };
const visitor = { id: "socket-3", personId: null };
const another = { id: "socket-4", personId: null };

let listeners: MemoryListeners;
beforeEach(() => {
  listeners = new MemoryListeners();
});

const counts = () => listeners.counts(SESSION);
const here = (...connections: { id: string; personId: string | null }[]) => {
  for (const connection of connections) listeners.arrive(SESSION, connection);
};

describe("who is here", () => {
  it("counts people by account and visitors by connection", () => {
    here(phone, laptop, visitor, another);
    expect(counts()).toEqual({ online: 3, listening: 0, accounts: 0 });
    expect(listeners.counts("elsewhere")).toEqual({ online: 0, listening: 0, accounts: 0 });
  });

  it("knows people until their last connection goes", () => {
    here(phone, laptop, visitor);
    listeners.depart(SESSION, phone.id);
    expect(listeners.isHere(SESSION, "ada")).toBe(true);
    listeners.depart(SESSION, laptop.id);
    expect(listeners.isHere(SESSION, "ada")).toBe(false);
    expect(listeners.isHere(SESSION, visitor.id)).toBe(false);
    expect(counts().online).toBe(1);
  });

  it("takes a connection that comes or goes twice for one", () => {
    here(phone, phone);
    listeners.depart(SESSION, phone.id);
    listeners.depart(SESSION, phone.id);
    expect(counts()).toEqual({ online: 0, listening: 0, accounts: 0 });
  });
});

describe("who listens", () => {
  it("counts those whose player plays, an account once", () => {
    here(phone, laptop, visitor);
    for (const { id } of [phone, laptop, visitor]) listeners.setPlaying(SESSION, id, true);
    expect(counts()).toEqual({ online: 2, listening: 2, accounts: 1 });
    listeners.setPlaying(SESSION, phone.id, false);
    expect(counts()).toEqual({ online: 2, listening: 2, accounts: 1 });
    listeners.depart(SESSION, laptop.id);
    expect(counts()).toEqual({ online: 2, listening: 1, accounts: 0 });
  });

  it("believes nothing of a connection that is not here", () => {
    listeners.setPlaying(SESSION, phone.id, true);
    listeners.fail(SESSION, 1, "ada");
    expect(counts().listening).toBe(0);
    expect(listeners.failing(SESSION, 1)).toEqual({ failing: 0, outOf: 0 });
  });
});

describe("who cannot play a track", () => {
  it("is counted for its turn, out of those who play it or tried", () => {
    here(phone, visitor, another);
    listeners.setPlaying(SESSION, another.id, true);
    listeners.fail(SESSION, 4, listenerKey(phone));
    listeners.fail(SESSION, 4, listenerKey(phone));
    listeners.fail(SESSION, 4, listenerKey(another));
    expect(listeners.failing(SESSION, 4)).toEqual({ failing: 2, outOf: 2 });
    expect(listeners.failing(SESSION, 5)).toEqual({ failing: 0, outOf: 1 });
    listeners.depart(SESSION, phone.id);
    expect(listeners.failing(SESSION, 4)).toEqual({ failing: 1, outOf: 1 });
  });
});

describe("changes", () => {
  it("are told once each, until one stops to ask", () => {
    const told: string[] = [];
    const stop = listeners.onChange((sessionId) => told.push(sessionId));
    here(phone, phone);
    listeners.setPlaying(SESSION, phone.id, true);
    listeners.setPlaying(SESSION, phone.id, true);
    listeners.depart(SESSION, phone.id);
    stop();
    here(visitor);
    expect(told).toEqual([SESSION, SESSION, SESSION]);
  });

  it("leave the counts that one would count anew, whatever the order", () => {
    const connections = fc.constantFrom(phone, laptop, visitor, another);
    const step = fc.tuple(fc.constantFrom("arrive", "depart", "play", "stop"), connections);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const registry = new MemoryListeners();
        const model = new Map<string, { key: string; isPerson: boolean; playing: boolean }>();
        for (const [act, connection] of steps) {
          const { id, personId } = connection;
          if (act === "arrive") {
            registry.arrive(SESSION, connection);
            if (!model.has(id))
              model.set(id, { key: listenerKey(connection), isPerson: personId !== null, playing: false });
          } else if (act === "depart") {
            registry.depart(SESSION, id);
            model.delete(id);
          } else {
            registry.setPlaying(SESSION, id, act === "play");
            const known = model.get(id);
            if (known) known.playing = act === "play";
          }
        }
        const all = [...model.values()];
        const playing = all.filter((one) => one.playing);
        expect(registry.counts(SESSION)).toEqual({
          online: new Set(all.map((one) => one.key)).size,
          listening: new Set(playing.map((one) => one.key)).size,
          accounts: new Set(playing.filter((one) => one.isPerson).map((one) => one.key)).size,
        });
      }),
    );
  });
});
