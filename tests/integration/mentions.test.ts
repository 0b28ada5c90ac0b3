import { expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import { leaveRoom } from "~/domain/members/leave.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { editMessage } from "~/domain/messages/edit.server";
import { message as messageOf } from "~/domain/messages/queries.server";
import { notificationsOf } from "~/domain/notifications/queries.server";
import { markNotificationsRead } from "~/domain/notifications/read.server";
import { setQuietHours, setRoomLevel } from "~/domain/notifications/settings.server";
import { roomFor } from "~/domain/rooms/access.server";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import { useClock } from "~/world.server";
import { onEachEngine } from "../support/database";
import { kick, member, person, post, refusal, room } from "../support/people";

/** What somebody was told, as "KIND excerpt", oldest first; not what concerns their membership. */
async function told(who: Person): Promise<string[]> {
  const { notifications } = await notificationsOf(who);
  return notifications
    .filter(({ kind }) => kind === "MENTION" || kind === "REPLY")
    .map(({ kind, data }) => `${kind} ${data.excerpt}`)
    .reverse();
}

onEachEngine("mentions", () => {
  it("are resolved among the members when a text is written, in any case, and tell each of them once", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const [ann, bob] = [await member(owner, id), await member(owner, id)];
    const outside = await person();
    const text = `@${ann.username.toUpperCase()}, @${ann.username} (@${bob.username}) @${outside.username} x@${bob.username} @nobody_here @${owner.username}`;
    const said = await post(owner, id, text);
    expect(said.mentions?.map(({ id }) => id).sort()).toEqual([ann.id, bob.id, owner.id].sort());
    expect((await messageOf(await roomFor(null, id), said.id)).mentions).toHaveLength(3);
    for (const who of [ann, bob]) expect(await told(who)).toHaveLength(1);
    for (const who of [outside, owner]) expect(await told(who)).toEqual([]);
    const { notifications } = await notificationsOf(ann);
    expect(notifications[0]).toMatchObject({
      kind: "MENTION",
      room: { id },
      data: { by: { id: owner.id }, messageId: said.id, parentId: null },
    });
    expect((await post(owner, id, "nobody@example.org")).mentions).toBeUndefined();
  });

  it("never reach anybody outside a private room, whoever once was in it", async () => {
    const owner = await person();
    const { id } = await room(owner, { type: "PRIVATE" });
    const [kicked, left] = [await member(owner, id), await member(owner, id)];
    const theirs = await post(kicked, id, "mine");
    const invitee = await person();
    await kick(owner, id, kicked.id);
    await leaveRoom(left, id);
    const outsiders = [kicked, left, invitee];
    const said = await post(owner, id, outsiders.map(({ username }) => `@${username}`).join(" ") + " @room");
    await post(owner, id, "a reply", { parentId: theirs.id });
    await editMessage(owner, id, said.id, { text: `again @${invitee.username}` });
    for (const who of outsiders) expect(await told(who)).toEqual([]);
  });

  it("by @room tell everybody, when somebody who looks after the room calls", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const [ann, mod] = [await member(owner, id), await member(owner, id, "MODERATOR")];
    expect((await post(ann, id, "@room hello")).mentionsRoom).toBeUndefined();
    expect(await told(owner)).toEqual([]);
    const said = await post(mod, id, "@room look");
    expect(said.mentionsRoom).toBe(true);
    await editMessage(mod, id, said.id, { text: "@room look again" });
    for (const who of [owner, ann]) expect(await told(who)).toEqual(["MENTION @room look"]);
    expect(await told(mod)).toEqual([]);
  });

  it("that an edit adds are told once, however often they come and go", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const [ann, bob] = [await member(owner, id), await member(owner, id)];
    const said = await post(owner, id, `@${ann.username}`);
    for (const text of [`@${ann.username} @${bob.username}`, "nobody", `@${bob.username} @${ann.username}!`])
      await editMessage(owner, id, said.id, { text });
    expect(await told(ann)).toHaveLength(1);
    expect(await told(bob)).toEqual([`MENTION @${ann.username} @${bob.username}`]);
  });

  it("and replies go away with the message they tell of", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const ann = await member(owner, id);
    const post1 = await post(ann, id, "a post");
    const reply = await post(owner, id, `@${ann.username} a reply`, { parentId: post1.id });
    expect(await told(ann)).toHaveLength(1);
    await deleteMessage(owner, id, reply.id);
    expect(await told(ann)).toEqual([]);
  });
});

onEachEngine("replies", () => {
  it("tell the post's author, and whoever wrote in the thread and wants everything; each once", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const [ann, bob, cid] = [await member(owner, id), await member(owner, id), await member(owner, id)];
    await setRoomLevel(cid, id, { level: "MENTIONS" });
    const first = await post(ann, id, "a post");
    await post(bob, id, "one", { parentId: first.id });
    await post(cid, id, "two", { parentId: first.id });
    await post(owner, id, `@${bob.username} three`, { parentId: first.id });
    expect(await told(ann)).toEqual(["REPLY one", "REPLY two", `REPLY @${bob.username} three`]);
    expect(await told(bob)).toEqual(["REPLY two", `MENTION @${bob.username} three`]);
    expect(await told(cid)).toEqual([]);
  });
});

onEachEngine("how much a room tells", () => {
  it("is each member's choice", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const ann = await member(owner, id);
    await setRoomLevel(ann, id, { level: "NOTHING" });
    const said = await post(ann, id, "a post");
    await post(owner, id, `@${ann.username} @room`, { parentId: said.id });
    expect(await told(ann)).toEqual([]);
    await setRoomLevel(ann, id, { level: "MENTIONS" });
    await post(owner, id, `@${ann.username}`);
    expect(await told(ann)).toHaveLength(1);
    expect((await refusal(setRoomLevel(ann, id, { level: "LOUD" }))).code).toBe("invalid");
    expect((await refusal(setRoomLevel(await person(), id, { level: "NOTHING" }))).code).toBe("forbidden");
  });

  it("rings nothing in quiet hours, though it is in the inbox", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const ann = await member(owner, id);
    await setQuietHours(ann, { from: "22:00", to: "07:00", timeZone: "Europe/Lisbon" });
    const rang: unknown[] = [];
    const stop = onAnnouncement((heard: Announcement) => {
      if (heard.type === "person" && heard.userId === ann.id && heard.change === "notification")
        rang.push((heard.data as { quiet?: boolean }).quiet ?? false);
    });
    for (const time of ["21:59", "22:00", "03:00", "06:59", "07:00"]) {
      const back = useClock(() => Date.parse(`2027-01-05T${time}:00Z`));
      await post(owner, id, `@${ann.username} ${time}`);
      back();
    }
    stop();
    expect(rang).toEqual([false, true, true, true, false]);
    expect(await told(ann)).toHaveLength(5);
    expect(await setQuietHours(ann, { from: "", to: "" })).toEqual({ quietHours: null });
    for (const wrong of [
      { from: "22:00" },
      { from: "25:00", to: "07:00" },
      { from: "1:00", to: "2:00", timeZone: "Moon" },
    ])
      expect((await refusal(setQuietHours(ann, wrong))).code).toBe("invalid");
  });

  it("is marked read room by room", async () => {
    const owner = await person();
    const [one, two] = [await room(owner), await room(owner)];
    const ann = await member(owner, one.id);
    await markNotificationsRead(ann, {});
    await post(owner, one.id, `@${ann.username}`);
    await post(ann, one.id, "mine");
    expect(await markNotificationsRead(ann, { roomId: two.id })).toEqual({ unread: 1 });
    expect(await markNotificationsRead(ann, { roomId: one.id })).toEqual({ unread: 0 });
  });
});
