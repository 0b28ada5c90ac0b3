import { afterEach, expect, it, vi } from "vitest";
import { reader } from "~/db/client.server";
import type { Person } from "~/domain/actor";
import { timeline } from "~/domain/messages/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import { sessionFor } from "~/domain/sessions/access.server";
import { startConductor } from "~/domain/sessions/conductor.server";
import { listeners } from "~/domain/sessions/listeners.server";
import { LEAD_IN } from "~/domain/sessions/machine/state";
import { history } from "~/domain/sessions/queries.server";
import { addTrack } from "~/domain/sessions/queue.server";
import { answerInvite, inviteCoDj } from "~/domain/sessions/roles.server";
import type { SessionDto } from "~/domain/sessions/schema";
import { heldClock } from "../support/clock";
import { onEachEngine } from "../support/database";
import { person, room } from "../support/people";
import { someTrack } from "../support/session-clients";
import { happened, started } from "../support/started-sessions";

let stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
  listeners.clear();
});

const conduct = async (count = 1) => {
  for (let n = 0; n < count; n += 1) stops.push(await startConductor());
};
const add = (who: Person, { id }: SessionDto, seconds: number) =>
  addTrack(who, id, { trackRef: someTrack(seconds) });
const rowOf = ({ id }: SessionDto) => reader().dJSession.findUniqueOrThrow({ where: { id } });
const soon = { timeout: 5000, interval: 50 };
/** A tab of somebody's that plays, or is only open. */
function arrive({ id }: SessionDto, who: Person, playing = false): () => void {
  const tab = `tab of ${who.id}`;
  listeners.arrive(id, { id: tab, personId: who.id });
  if (playing) listeners.setPlaying(id, tab, true);
  return () => listeners.depart(id, tab);
}

onEachEngine("the conductor", () => {
  it("brings a session to where it would have reached while nobody ran, each track in its own time", async () => {
    const clock = heldClock();
    const host = await person();
    const session = await started(host, { perPerson: 10 });
    const lengths = [100, 50, 60, 600];
    for (const seconds of lengths) await add(host, session, seconds);
    const began = clock.now() + LEAD_IN;
    clock.pass(240);
    await conduct();
    await vi.waitFor(async () => expect((await rowOf(session)).turn).toBe(4), soon);
    const starts = [0, 101, 152, 213].map((seconds) => began + seconds * 1000);
    expect((await rowOf(session)).nowPlayingStart!.getTime()).toBe(starts[3]);
    const { items } = await history(await sessionFor(host, session.id));
    expect(items.map(({ state, playedAt, endedAt }) => [state, playedAt, endedAt]).reverse()).toEqual(
      [0, 1, 2].map((at) => [
        "PLAYED",
        new Date(starts[at]!).toISOString(),
        new Date(starts[at]! + lengths[at]! * 1000).toISOString(),
      ]),
    );
  });

  it("ends each track once, however many conduct", async () => {
    const clock = heldClock();
    const host = await person();
    const sessions = await Promise.all(Array.from({ length: 8 }, () => started(host, { perPerson: 10 })));
    for (const session of sessions) for (let n = 0; n < 4; n += 1) await add(host, session, 60);
    await conduct(3);
    for (let turn = 2; turn <= 4; turn += 1) {
      clock.pass(61);
      for (const session of sessions)
        await vi.waitFor(async () => expect((await rowOf(session)).turn).toBe(turn), soon);
    }
    for (const { id } of sessions) {
      const told = (await happened(id)).filter((type) => type === "track");
      expect(told).toHaveLength(4);
      const where = { sessionId: id, state: "PLAYED" as const };
      expect(await reader().queueItem.count({ where })).toBe(3);
    }
  });

  it("hands over from a host who has been away for a minute to a co-DJ who is there", async () => {
    const clock = heldClock();
    const [host, elsewhere, heir] = [await person(), await person(), await person()];
    const session = await started(host, { initialTrack: someTrack(800) });
    for (const who of [elsewhere, heir]) {
      await inviteCoDj(host, session.id, who.id);
      await answerInvite(who, session.id, true);
    }
    await conduct();
    const leave = arrive(session, host, true);
    arrive(session, heir, true);
    await vi.waitFor(async () => expect((await rowOf(session)).hostAwaySince).toBeNull(), soon);
    leave();
    await vi.waitFor(async () => expect((await rowOf(session)).hostAwaySince).not.toBeNull(), soon);
    clock.pass(59);
    await new Promise((done) => setTimeout(done, 1200));
    expect((await rowOf(session)).hostId).toBe(host.id);
    clock.pass(1);
    await vi.waitFor(async () => expect((await rowOf(session)).hostId).toBe(heir.id), soon);
    const { people } = await reader().dJSession.findUniqueOrThrow({
      where: { id: session.id },
      include: { people: true },
    });
    const standings = new Map(people.map(({ userId, standing }) => [userId, standing]));
    expect([host, elsewhere].map(({ id }) => standings.get(id))).toEqual(["CO_DJ", "CO_DJ"]);
    expect((await happened(session.id)).at(-1)).toBe("people");
  });

  it("lets the crowd carry on where there is no co-DJ, until the host is back", async () => {
    const clock = heldClock();
    const [host, guest] = [await person(), await person()];
    const session = await started(host, { mode: "HOST" });
    await conduct();
    const leave = arrive(session, host);
    arrive(session, guest, true);
    await vi.waitFor(async () => expect((await rowOf(session)).idleSince).toBeNull(), soon);
    expect((await add(guest, session, 300)).state).toBe("SUGGESTED");
    leave();
    await vi.waitFor(async () => expect((await rowOf(session)).hostAwaySince).not.toBeNull(), soon);
    clock.pass(60);
    await vi.waitFor(async () => expect((await rowOf(session)).hostGone).toBe(true), soon);
    expect(await rowOf(session)).toMatchObject({ hostId: host.id, currentDJId: guest.id, turn: 1 });
    arrive(session, host);
    await vi.waitFor(async () => expect((await rowOf(session)).hostGone).toBe(false), soon);
  });

  it("ends a session that nobody has listened to for five minutes, and tells its room", async () => {
    const clock = heldClock();
    const owner = await person();
    const place = await room(owner);
    const [silent, heard] = [
      await started(owner, { roomId: place.id, initialTrack: someTrack(800) }),
      await started(owner, { initialTrack: someTrack(800) }),
    ];
    await conduct();
    const stop = arrive(heard, owner, true);
    arrive(silent, owner);
    await vi.waitFor(async () => expect((await rowOf(heard)).idleSince).toBeNull(), soon);
    const from = clock.now();
    clock.pass(299);
    await new Promise((done) => setTimeout(done, 1200));
    expect((await rowOf(silent)).status).toBe("ACTIVE");
    clock.pass(1);
    await vi.waitFor(async () => expect((await rowOf(silent)).status).toBe("ENDED"), soon);
    expect((await rowOf(silent)).endedAt!.getTime()).toBe(from + 300_000);
    const { messages } = await timeline(await roomFor(owner, place.id));
    expect(messages[0]!.system).toMatchObject({
      ...{ kind: "session_ended", sessionId: silent.id, why: "idle" },
    });
    expect((await rowOf(heard)).status).toBe("ACTIVE");
    stop();
    await vi.waitFor(async () => expect((await rowOf(heard)).idleSince).not.toBeNull(), soon);
    clock.pass(300);
    await vi.waitFor(async () => expect((await rowOf(heard)).status).toBe("ENDED"), soon);
  });

  it("of a process that died forgets who listened, and gives them time to come back", async () => {
    const clock = heldClock();
    const host = await person();
    const session = await started(host, { initialTrack: someTrack(800) });
    await conduct();
    arrive(session, host, true);
    await vi.waitFor(async () => expect((await rowOf(session)).idleSince).toBeNull(), soon);
    await stops.pop()!();
    listeners.clear();
    clock.pass(30);
    await conduct();
    const { idleSince, hostAwaySince } = await rowOf(session);
    expect([idleSince!.getTime(), hostAwaySince!.getTime()]).toEqual([clock.now(), clock.now()]);
    clock.pass(50);
    arrive(session, host, true);
    await vi.waitFor(
      async () => expect(await rowOf(session)).toMatchObject({ idleSince: null, hostAwaySince: null }),
      soon,
    );
    clock.pass(400);
    await new Promise((done) => setTimeout(done, 1200));
    expect(await rowOf(session)).toMatchObject({ status: "ACTIVE", hostId: host.id, hostGone: false });
  });
});
