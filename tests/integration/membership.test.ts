import { describe, expect, it } from "vitest";
import { addMember, joinRoom } from "~/domain/members/join.server";
import { leaveRoom } from "~/domain/members/leave.server";
import { membersOf } from "~/domain/members/queries.server";
import { changeRole } from "~/domain/members/roles.server";
import { roomFor } from "~/domain/rooms/access.server";
import type { Person } from "~/domain/actor";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import { roomStream } from "~/streams/names";
import { onEachEngine } from "../support/database";
import { kick, member, person, refusal, room } from "../support/people";

onEachEngine("membership", (_, db) => {
  const rolesIn = async (roomId: string) =>
    Object.fromEntries(
      (await db().reader.roomMembership.findMany({ where: { roomId } })).map(({ userId, role }) => [
        userId,
        role,
      ]),
    );
  const expectTrueCount = async (roomId: string) => {
    const { memberCount } = await db().reader.room.findUniqueOrThrow({ where: { id: roomId } });
    expect(memberCount).toBe(await db().reader.roomMembership.count({ where: { roomId } }));
  };
  const heardDuring = async (work: () => Promise<unknown>) => {
    const heard: Announcement[] = [];
    const stop = onAnnouncement((announcement) => heard.push(announcement));
    await work().finally(stop);
    return heard;
  };

  it("is one, however often and however much at once one joins", async () => {
    const { id } = await room(await person());
    const guest = await person();
    const answers = await Promise.all(Array.from({ length: 4 }, () => joinRoom(guest, id)));
    expect(answers.filter(({ created }) => created).length).toBe(1);
    expect(new Set(answers.map(({ membership }) => JSON.stringify(membership))).size).toBe(1);
    expect((await joinRoom(guest, id)).created).toBe(false);
    await expectTrueCount(id);
    const told = await db().reader.streamEvent.findMany({ where: { stream: roomStream(id) } });
    expect(told.map(({ type }) => type)).toEqual(["member_joined", "message"]);
  });

  it("keeps the count equal to the rows when many come and go at once", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const guests = await Promise.all(Array.from({ length: 8 }, () => person()));
    await Promise.all(guests.map((guest) => joinRoom(guest, id)));
    await Promise.allSettled([
      ...guests.slice(0, 4).map((guest) => leaveRoom(guest, id)),
      ...guests.slice(2, 6).map((guest) => kick(owner, id, guest.id)),
      ...guests.map((guest) => joinRoom(guest, id)),
    ]);
    await expectTrueCount(id);
  });

  describe("of an owner who leaves", () => {
    it("passes the room to the longest standing moderator, else member", async () => {
      const owner = await person();
      const { id } = await room(owner);
      const first = await member(owner, id);
      const moderator = await member(owner, id, "MODERATOR");
      await member(owner, id, "MODERATOR");
      expect(await leaveRoom(owner, id)).toEqual({ deleted: false });
      expect((await rolesIn(id))[moderator.id]).toBe("OWNER");
      const alone = await room(owner);
      const heir = await member(owner, alone.id);
      await member(owner, alone.id);
      await leaveRoom(owner, alone.id);
      expect((await rolesIn(alone.id))[heir.id]).toBe("OWNER");
      expect((await rolesIn(id))[first.id]).toBe("MEMBER");
      await expectTrueCount(id);
    });

    it("deletes the room when nobody else is there, once confirmed", async () => {
      const owner = await person();
      const { id } = await room(owner);
      expect((await refusal(leaveRoom(owner, id))).code).toBe("conflict");
      expect(await leaveRoom(owner, id, true)).toEqual({ deleted: true });
      expect((await refusal(roomFor(owner, id))).code).toBe("not_found");
    });

    it("leaves exactly one owner when all others leave at the same time", async () => {
      const owner = await person();
      const { id } = await room(owner);
      const others = [await member(owner, id, "MODERATOR"), await member(owner, id), await member(owner, id)];
      await Promise.all([owner, ...others.slice(0, 2)].map((one) => leaveRoom(one, id)));
      expect(Object.values(await rolesIn(id))).toEqual(["OWNER"]);
      await expectTrueCount(id);
    });
  });

  it("ends for who leaves, and may begin again", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const guest = await member(owner, id);
    const heard = await heardDuring(() => leaveRoom(guest, id));
    expect(heard.some(({ type }) => type === "evicted")).toBe(false);
    expect(await leaveRoom(guest, id)).toEqual({ deleted: false });
    expect((await joinRoom(guest, id)).created).toBe(true);
  });

  describe("roles", () => {
    const cast = async () => {
      const owner = await person();
      const { id } = await room(owner);
      const moderator = await member(owner, id, "MODERATOR");
      const second = await member(owner, id, "MODERATOR");
      const plain = await member(owner, id);
      return { id, owner, moderator, second, plain, outsider: await person() };
    };

    it("let the owner promote, demote and hand over; nobody else", async () => {
      const { id, owner, moderator, plain, outsider } = await cast();
      for (const actor of [moderator, plain, outsider])
        expect((await refusal(changeRole(actor, id, plain.id, { role: "MODERATOR" }))).code).toBe(
          "forbidden",
        );
      expect((await refusal(changeRole(owner, id, owner.id, { role: "MEMBER" }))).code).toBe("forbidden");
      expect((await refusal(changeRole(owner, id, plain.id, { role: "KING" }))).code).toBe("invalid");
      expect((await refusal(changeRole(owner, id, outsider.id, { role: "MEMBER" }))).code).toBe("not_found");
      expect((await refusal(changeRole(owner, id, "nul\u0000l", { role: "MEMBER" }))).code).toBe("not_found");
      expect(await changeRole(owner, id, plain.id, { role: "MODERATOR" })).toMatchObject({ isMod: true });
      expect(await changeRole(owner, id, plain.id, { role: "OWNER" })).toMatchObject({ role: "OWNER" });
      expect(await rolesIn(id)).toMatchObject({ [plain.id]: "OWNER", [owner.id]: "MODERATOR" });
    });

    it("say whom one can put out", async () => {
      const { id, owner, moderator, second, plain, outsider } = await cast();
      const code = async (actor: Person, target: Person) => (await refusal(kick(actor, id, target.id))).code;
      expect(await code(moderator, owner)).toBe("forbidden");
      expect(await code(moderator, second)).toBe("forbidden");
      expect(await code(plain, moderator)).toBe("forbidden");
      expect(await code(outsider, plain)).toBe("forbidden");
      expect(await code(owner, outsider)).toBe("not_found");
      const heard = await heardDuring(() => kick(moderator, id, plain.id, "spam"));
      const evicted = { type: "evicted", userId: plain.id, stream: roomStream(id), reason: "kicked" };
      expect(heard).toContainEqual(evicted);
      await kick(owner, id, second.id);
      await expectTrueCount(id);
      const lines = await db().reader.auditLog.findMany({ where: { roomId: id, action: "KICK_USER" } });
      expect(lines.map(({ targetId, reason }) => [targetId, reason])).toEqual(
        expect.arrayContaining([
          [plain.id, "spam"],
          [second.id, null],
        ]),
      );
    });

    it("let moderators bring people in", async () => {
      const { id, moderator, plain, outsider } = await cast();
      expect((await refusal(addMember(plain, id, { userId: outsider.id }))).code).toBe("forbidden");
      expect((await refusal(addMember(moderator, id, { userId: "nul\u0000l" }))).code).toBe("not_found");
      expect((await refusal(addMember(moderator, id, { userId: id }))).code).toBe("not_found");
      expect((await addMember(moderator, id, { userId: outsider.id })).created).toBe(true);
      expect((await addMember(moderator, id, { userId: outsider.id })).created).toBe(false);
      await expectTrueCount(id);
    });
  });

  it("is listed in pages, first come first, without gap or double", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const guests = await Promise.all(Array.from({ length: 6 }, () => person()));
    for (const guest of guests) await joinRoom(guest, id);
    const access = await roomFor(null, id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await membersOf(access, { cursor, limit: 2 });
      seen.push(...page.members.map(({ userId }) => userId));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([owner, ...guests].map((one) => one.id));
    for (const wrong of ["x", "nul\u0000l", `99999999999999_${owner.id}`, `1e9_${owner.id}`])
      expect((await refusal(membersOf(access, { cursor: wrong }))).code).toBe("invalid");
  });
});
