import { expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import { addMember } from "~/domain/members/join.server";
import type { Ack } from "~/live/protocol";
import { roomRequests } from "~/live/rooms.server";
import { watchersGroup, type LiveServer, type LiveSocket } from "~/live/sockets.server";
import { latestVersion } from "~/streams/versions.server";
import { onEachEngine } from "../support/database";
import { kick, member, order, person, room } from "../support/people";

type Listener = (input: object, reply: (ack: Ack<null>) => void) => void;

/** Asks to watch one's rooms; `meanwhile` happens when they are read, and their groups are not yet joined. */
async function watch(actor: Person, meanwhile: () => Promise<unknown>, connected = true) {
  const listeners = new Map<string, Listener>();
  const groups = new Set<string>();
  const socket = {
    connected,
    data: { actor, asOf: latestVersion(), streams: new Set() },
    on: (event: string, listener: Listener) => listeners.set(event, listener),
    async join(names: string[]) {
      await meanwhile();
      for (const name of names) groups.add(name);
    },
    leave: (name: string) => groups.delete(name),
  } as unknown as LiveSocket;
  roomRequests({} as LiveServer, socket);
  const ack = await new Promise<Ack<null>>((reply) => listeners.get("watch_rooms")!({}, reply));
  return { ok: ack.ok, groups: [...groups].sort() };
}

onEachEngine("watching one's rooms", () => {
  it("leaves nobody in the group of a room from which they are taken at this moment", async () => {
    const owner = await person();
    const [kept, left, banned] = [
      await room(owner),
      await room(owner, { isPrivate: true }),
      await room(owner),
    ];
    const guest = await member(owner, kept.id);
    for (const { id } of [left, banned]) await addMember(owner, id, { userId: guest.id });
    const all = [kept, left, banned].map(({ id }) => watchersGroup(id)).sort();
    expect(await watch(guest, () => Promise.resolve())).toEqual({ ok: true, groups: all });
    const after = await watch(guest, async () => {
      await kick(owner, left.id, guest.id);
      await order(owner, banned.id, "BAN_USER", guest.id);
    });
    expect(after).toEqual({ ok: true, groups: [watchersGroup(kept.id)] });
  });

  it("leaves nothing behind of a connection that has ended", async () => {
    const owner = await person();
    await room(owner);
    expect(await watch(owner, () => Promise.resolve(), false)).toEqual({ ok: false, groups: [] });
  });
});
