import { expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { invite } from "~/domain/invites/invite.server";
import { addMember, joinRoom } from "~/domain/members/join.server";
import { leaveRoom } from "~/domain/members/leave.server";
import { markRead, markUnreadFrom } from "~/domain/members/read-marks.server";
import { changeRole } from "~/domain/members/roles.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { editMessage } from "~/domain/messages/edit.server";
import { postMessage } from "~/domain/messages/post.server";
import { setReaction } from "~/domain/messages/react.server";
import { roomFor } from "~/domain/rooms/access.server";
import { deleteRoom } from "~/domain/rooms/delete.server";
import { discoverRooms } from "~/domain/rooms/discover.server";
import { pinTrack } from "~/domain/rooms/pin.server";
import { ownRooms } from "~/domain/rooms/queries.server";
import { filterFromAddress, SORTS } from "~/domain/rooms/schema";
import { updateRoom } from "~/domain/rooms/update.server";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import { roomStream } from "~/streams/names";
import { newId } from "~/world.server";
import { onEachEngine } from "../support/database";
import { kick, member, person, post, refusal, room, unique } from "../support/people";

/** Everything one can ask of a room by its key. */
const DOORS: Record<
  string,
  (actor: Actor, key: string, ids: { message: string; user: string }) => Promise<unknown>
> = {
  see: (actor, key) => roomFor(actor, key),
  join: (actor, key) => joinRoom(actor, key),
  leave: (actor, key) => leaveRoom(actor, key),
  add: (actor, key, { user }) => addMember(actor, key, { userId: user }),
  role: (actor, key, { user }) => changeRole(actor, key, user, { role: "MODERATOR" }),
  kick: (actor, key, { user }) => kick(actor, key, user),
  post: (actor, key) => postMessage(actor, key, { text: "hello" }),
  reply: (actor, key, { message }) => postMessage(actor, key, { text: "hello", parentId: message }),
  edit: (actor, key, { message }) => editMessage(actor, key, message, { text: "hello" }),
  delete: (actor, key, { message }) => deleteMessage(actor, key, message),
  react: (actor, key, { message }) => setReaction(actor, key, message, "❤️", true),
  read: (actor, key) => markRead(actor, key, 1),
  unread: (actor, key, { message }) => markUnreadFrom(actor, key, message),
  change: (actor, key) => updateRoom(actor, key, { name: "Mine" }),
  pin: (actor, key, { message }) => pinTrack(actor, key, message),
  close: (actor, key) => deleteRoom(actor, key),
  invite: (actor, key) => invite(actor, key, {}),
  "invite somebody": (actor, key, { user }) => invite(actor, key, { userId: user }),
};

onEachEngine("a private room", () => {
  it.each(Object.entries(DOORS))("does not exist for outsiders who %s", async (_, door) => {
    const owner = await person();
    const { id, slug } = await room(owner, { type: "PRIVATE" });
    const ids = { message: (await post(owner, id)).id, user: owner.id };
    const outsider = await person();
    // As an id that was never used, to the letter.
    const never = await refusal(door(outsider, newId(), ids));
    expect(never.code).toBe("not_found");
    for (const key of [id, id.toUpperCase(), slug])
      expect((await refusal(door(outsider, key, ids))).body).toEqual(never.body);
    const visitors = await refusal(door(null, newId(), ids));
    for (const key of [id, slug]) expect((await refusal(door(null, key, ids))).body).toEqual(visitors.body);
    const former = await member(owner, id);
    await kick(owner, id, former.id);
    expect((await refusal(door(former, id, ids))).body).toEqual(never.body);
  });

  it("is in no list and no search, not even its owner's discovery", async () => {
    const owner = await person();
    const word = `hidden${unique()}`;
    const made = await room(owner, { name: word, type: "PRIVATE", tags: [word] });
    for (const sort of SORTS)
      for (const actor of [owner, await person(), null])
        for (const q of [word, ""]) {
          const { rooms } = await discoverRooms(actor, filterFromAddress(new URLSearchParams({ sort, q })), {
            limit: 100,
          });
          expect(rooms.map(({ id }) => id)).not.toContain(made.id);
        }
    expect((await ownRooms(owner)).map(({ id }) => id)).toContain(made.id);
  });

  it("opens to its members and site admins", async () => {
    const owner = await person();
    const { id } = await room(owner, { type: "PRIVATE" });
    const guest = await member(owner, id);
    await post(guest, id);
    expect((await roomFor(guest, id)).relation).toBe("MEMBER");
    expect((await roomFor(await person({ role: "ADMIN" }), id)).relation).toBe("NONE");
  });

  it("closes to outsiders, and leaves search, when a public one turns private; and comes back", async () => {
    const owner = await person();
    const word = `turning${unique()}`;
    const { id } = await room(owner, { name: word });
    const guest = await member(owner, id);
    const listed = async () =>
      (await discoverRooms(null, filterFromAddress(new URLSearchParams({ q: word })))).rooms.length;
    expect(await listed()).toBe(1);
    const heard: Announcement[] = [];
    const stop = onAnnouncement((announcement) => heard.push(announcement));
    await updateRoom(owner, id, { isPrivate: true });
    stop();
    expect(heard).toContainEqual({
      type: "outsiders_evicted",
      stream: roomStream(id),
      memberIds: new Set([owner.id, guest.id]),
      reason: "private",
    });
    expect(await listed()).toBe(0);
    expect((await refusal(roomFor(null, id))).code).toBe("not_found");
    await updateRoom(owner, id, { isPrivate: false });
    expect(await listed()).toBe(1);
  });

  it("lets go of whoever leaves it", async () => {
    const owner = await person();
    const { id } = await room(owner, { type: "PRIVATE" });
    const guest = await member(owner, id);
    const heard: Announcement[] = [];
    const stop = onAnnouncement((announcement) => heard.push(announcement));
    await leaveRoom(guest, id);
    stop();
    expect(heard).toContainEqual({
      type: "evicted",
      userId: guest.id,
      stream: roomStream(id),
      reason: "left",
    });
    expect((await refusal(roomFor(guest, id))).code).toBe("not_found");
  });
});
