import { expect, it } from "vitest";
import { inTransaction } from "~/db/transaction.server";
import { nameColumns } from "~/domain/accounts/user-dto";
import { membersOf } from "~/domain/members/queries.server";
import { memberFilterFromAddress, type MemberFilter } from "~/domain/members/schema";
import { roomFor } from "~/domain/rooms/access.server";
import { newId, now, nowMs } from "~/world.server";
import { onEachEngine } from "../support/database";
import { person, refusal, room, unique } from "../support/people";

onEachEngine("a room's members", () => {
  /** A room of these people besides its owner, by username and display name. */
  async function roomOf(people: { username: string; displayName: string; muted?: boolean }[]) {
    const { id } = await room(await person({ name: "zz" }));
    await inTransaction(async ({ db }) => {
      const rows = people.map(({ username, displayName, muted }, at) => ({
        user: { id: newId(), username, ...nameColumns(displayName), createdAt: now() },
        joinedAt: new Date(nowMs() + at),
        mutedUntil: muted ? new Date(nowMs() + 60_000) : null,
      }));
      await db.user.createMany({ data: rows.map(({ user }) => user) });
      await db.roomMembership.createMany({
        data: rows.map(({ user, ...rest }) => ({ id: newId(), roomId: id, userId: user.id, ...rest })),
      });
      await db.room.update({ where: { id }, data: { memberCount: people.length + 1 } });
    });
    return id;
  }

  /** All pages one after the other, as usernames. */
  async function listed(roomId: string, filter: Partial<MemberFilter>, limit: number, online?: string[]) {
    const access = await roomFor(null, roomId);
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await membersOf(access, { ...filter, limit, cursor }, online);
      expect(page.members.length).toBeLessThanOrEqual(limit);
      names.push(...page.members.map(({ user }) => user.username));
      cursor = page.nextCursor;
    } while (cursor);
    return names;
  }

  it.each([5, 1200])("are found by how a name begins, in a room of %i", async (size) => {
    const mark = unique();
    const extra = Array.from({ length: size - 4 }, (_, at) => ({
      username: `x${at}_${mark}`,
      displayName: `Many ${mark} ${at}`,
    }));
    const id = await roomOf([
      { username: `ana_${mark}`, displayName: "Ána Petrović" },
      { username: `bela_${mark}`, displayName: "Anatole" },
      { username: `carl_${mark}`, displayName: "Carl % _" },
      { username: `anab${mark}`, displayName: "Z" },
      ...extra,
    ]);
    expect(await listed(id, { q: "ANÁ" }, 2)).toEqual([`ana_${mark}`, `anab${mark}`, `bela_${mark}`]);
    expect(await listed(id, { q: "carl %" }, 2)).toEqual([`carl_${mark}`]);
    expect(await listed(id, { q: "petrović" }, 2)).toEqual([]);
    expect(await listed(id, { q: `many ${mark}` }, 100)).toEqual(extra.map((one) => one.username).sort());
  });

  it("are found only where they are members", async () => {
    const mark = unique();
    const id = await roomOf([{ username: `in_${mark}`, displayName: `Same ${mark}` }]);
    await roomOf([{ username: `out_${mark}`, displayName: `Same ${mark}` }]);
    expect(await listed(id, { q: `same ${mark}` }, 10)).toEqual([`in_${mark}`]);
  });

  it("are narrowed to roles and states, page by page", async () => {
    const mark = unique();
    const id = await roomOf([
      { username: `a${mark}`, displayName: "A", muted: true },
      { username: `b${mark}`, displayName: "B" },
      { username: `c${mark}`, displayName: "C", muted: true },
    ]);
    expect(await listed(id, { state: "muted" }, 1)).toEqual([`a${mark}`, `c${mark}`]);
    expect(await listed(id, { state: "muted", q: "c" }, 1)).toEqual([`c${mark}`]);
    expect(await listed(id, { role: "OWNER" }, 1)).toHaveLength(1);
    const page = await membersOf(await roomFor(null, id), { q: "b" });
    expect(await listed(id, { state: "online" }, 1, [page.members[0]!.userId])).toEqual([`b${mark}`]);
    expect(await listed(id, { state: "online" }, 1, [])).toEqual([]);
  });

  it.each([40, 1500])("of %i are found among 2,000 people online", async (size) => {
    const mark = unique();
    const names = Array.from({ length: size }, (_, at) => `u${String(at).padStart(4, "0")}_${mark}`);
    const id = await roomOf(names.map((username) => ({ username, displayName: username })));
    const { members } = await membersOf(await roomFor(null, id), { limit: size + 1 });
    const there = members.filter(({ user }, at) => user.username.endsWith(mark) && at % 3 > 0);
    const guests = Array.from({ length: 2000 - there.length }, () => newId());
    const online = [...there.map(({ userId }) => userId).reverse(), ...guests];
    const expected = there.map(({ user }) => user.username);
    expect(await listed(id, { state: "online" }, 30, online)).toEqual(expected);
    expect(await listed(id, { state: "online", q: "u" }, 30, online)).toEqual(expected);
  });

  it("refuse a cursor that was not given out", async () => {
    const access = await roomFor(null, (await room(await person())).id);
    const cursor = "'; --";
    expect((await refusal(membersOf(access, { cursor, q: "a" }))).fields).toHaveProperty("cursor");
    expect((await refusal(membersOf(access, { cursor }))).fields).toHaveProperty("cursor");
  });

  it("are all shown for an address that asks for what there is not", () => {
    expect(memberFilterFromAddress(new URLSearchParams("q=&role=KING&state=asleep"))).toEqual({});
    expect(memberFilterFromAddress(new URLSearchParams("q= Ana &role=OWNER"))).toEqual({
      q: "Ana",
      role: "OWNER",
    });
  });
});
