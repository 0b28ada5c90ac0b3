import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "~/db/transaction.server";
import type { Person } from "~/domain/actor";
import { joinRoom } from "~/domain/members/join.server";
import { deleteRoom } from "~/domain/rooms/delete.server";
import { discoverRooms } from "~/domain/rooms/discover.server";
import { filterFromAddress, SORTS, type RoomDto } from "~/domain/rooms/schema";
import { updateRoom } from "~/domain/rooms/update.server";
import { now, nowMs, useClock } from "~/world.server";
import { onEachEngine } from "../support/database";
import { person, refusal, room, unique } from "../support/people";

const find = async (asked: Record<string, string>, actor: Person | null = null) =>
  (await discoverRooms(actor, filterFromAddress(new URLSearchParams(asked)), { limit: 100 })).rooms;

onEachEngine("discovery", (engine) => {
  let owner: Person;
  const made: Record<string, RoomDto> = {};
  beforeAll(async () => {
    owner = await person({ role: "ARTIST" });
    const start = nowMs();
    const add = async (key: string, daysAgo: number, input: object) => {
      const back = useClock(() => start - daysAgo * 86_400_000);
      made[key] = await room(owner, input).finally(back);
    };
    await add("dub", 3, { name: "Dub Café", description: "Basslines für alle", tags: ["echo chamber"] });
    await add("techno", 0, { name: "Techno Keller", type: "GENRE", genre: "techno" });
    await add("artist", 2, { name: "An Artist", type: "ARTIST", genre: "techno" });
    await add("secret", 0, { name: "Dub Secret", type: "PRIVATE", genre: "techno" });
    await add("same", 2, { name: "An Artist" });
    await add("gone", 0, { name: "Dub Gone" });
    await deleteRoom(owner, made.gone!.id);
    for (let n = 0; n < 2; n += 1) await joinRoom(await person(), made.techno!.id);
    await joinRoom(await person(), made.dub!.id);
  });
  const names = (rooms: RoomDto[]) =>
    rooms.map(({ id }) => Object.keys(made).find((key) => made[key]!.id === id));

  it("filters by genre, type and activity", async () => {
    expect(names(await find({})).sort()).toEqual(["artist", "dub", "same", "techno"]);
    expect(names(await find({ genre: "techno" })).sort()).toEqual(["artist", "techno"]);
    expect(names(await find({ type: "ARTIST" }))).toEqual(["artist"]);
    expect(names(await find({ type: "GENRE", genre: "techno" }))).toEqual(["techno"]);
    expect(names(await find({ activity: "today" }))).toEqual(["techno"]);
    expect(names(await find({ activity: "quiet" })).sort()).toEqual(["artist", "dub", "same"]);
    expect(names(await find({ type: "PRIVATE" }, owner)).sort()).toEqual(["artist", "dub", "same", "techno"]);
  });

  it("sorts by members, activity, name and newest, and tells what one is there", async () => {
    expect(names(await find({ sort: "members" })).slice(0, 2)).toEqual(["techno", "dub"]);
    expect(names(await find({ sort: "newest" })).at(-1)).toBe("dub");
    expect(names(await find({ sort: "activity" }))[0]).toBe("techno");
    expect(names(await find({ sort: "name" })).at(-1)).toBe("techno");
    expect((await find({}, owner)).every(({ relation }) => relation === "OWNER")).toBe(true);
    expect((await find({})).every(({ relation }) => relation === "NONE")).toBe(true);
  });

  it("sorts names as people read them, whatever they are written in", async () => {
    const word = `read${unique()}`;
    const written = ["zebra", "Alpha", "ärger", "Éclair", "beta", "Zeta"].map((name) => `${name} ${word}`);
    for (const name of written) await room(owner, { name });
    const renamed = await room(owner, { name: `Aaa ${word}` });
    await updateRoom(owner, renamed.id, { name: `Çava ${word}` });
    const found = await find({ q: word, sort: "name" });
    expect(found.map(({ name }) => name.split(" ")[0])).toEqual([
      ...["Alpha", "ärger", "beta", "Çava", "Éclair", "zebra", "Zeta"],
    ]);
  });

  it("searches name, description and tags by beginnings of words, all of them", async () => {
    expect(names(await find({ q: "dub" }))).toEqual(["dub"]);
    expect(names(await find({ q: "DU bass" }))).toEqual(["dub"]);
    expect(names(await find({ q: "echo" }))).toEqual(["dub"]);
    expect(names(await find({ q: "kell" }))).toEqual(["techno"]);
    expect(names(await find({ q: "dub keller" }))).toEqual([]);
    expect(names(await find({ q: "ub" }))).toEqual([]);
    expect(names(await find({ q: "café" }))).toEqual(["dub"]);
    // Only SQLite's index takes accents away.
    expect(names(await find({ q: "cafe" }))).toEqual(engine === "sqlite" ? ["dub"] : []);
  });

  it.each([
    '"',
    "* OR 1",
    "a'b",
    "((",
    "-",
    "%",
    "\\",
    "nul\u0000l",
    "AND",
    "NEAR(a b)",
    ":*",
    "é\uD800",
    "🎧",
  ])("takes %j as words to search for, not as a language", async (q) => {
    expect(Array.isArray(await find({ q }))).toBe(true);
  });

  it("follows what changes", async () => {
    const word = `word${unique()}`;
    const { id } = await room(owner, { name: word });
    await updateRoom(owner, id, { name: "Plain", description: `now ${word}x` });
    expect((await find({ q: word })).map((found) => found.id)).toEqual([id]);
    await updateRoom(owner, id, { description: null });
    expect(await find({ q: word })).toEqual([]);
    await deleteRoom(owner, id);
  });

  it("reads an address that people edited as far as it makes sense", () => {
    const params = new URLSearchParams({ sort: "worst", type: "x", genre: "techno", q: "x".repeat(200) });
    expect(filterFromAddress(params)).toEqual({
      q: "",
      genre: "techno",
      type: null,
      activity: null,
      sort: "activity",
    });
  });

  describe("walks page by page", () => {
    const word = `walk${unique()}`;
    let all: string[];
    beforeAll(async () => {
      // Many with equal values: the id has to decide.
      const rooms = await Promise.all(
        Array.from({ length: 17 }, (_, n) => room(owner, { name: `${word} ${n % 3}` })),
      );
      all = rooms.map(({ id }) => id);
      await inTransaction((tx) =>
        tx.db.room.updateMany({
          where: { id: { in: all.slice(0, 9) } },
          data: { lastActivityAt: now(), memberCount: 4 },
        }),
      );
    });

    it.each(SORTS)("without gap or double, by %s", async (sort) => {
      const filter = filterFromAddress(new URLSearchParams({ q: word, sort }));
      const whole = (await discoverRooms(null, filter, { limit: 100 })).rooms.map(({ id }) => id);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await discoverRooms(null, filter, { cursor, limit: 4 });
        seen.push(...page.rooms.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(whole);
      expect([...seen].sort()).toEqual([...all].sort());
    });

    const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const id = "0190f2f4-0000-7000-8000-000000000000";
    it.each([
      ["activity", "x"],
      ["activity", cursor([1, 2])],
      ["activity", cursor(["x", id])],
      ["activity", cursor([9e15, id])],
      ["activity", cursor([8e15, id])],
      ["activity", cursor([-8e15, id])],
      ["activity", cursor([5, "nul\u0000l"])],
      ["members", cursor([1e300, id])],
      ["members", cursor([1.5, id])],
      ["members", cursor([3e9, id])],
      ["name", cursor(["nul\u0000l", id])],
      ["name", cursor([null, id])],
      ["name", cursor(null)],
    ])("and refuses a cursor that was never given out (%s)", async (sort, wrong) => {
      const filter = filterFromAddress(new URLSearchParams({ sort }));
      expect((await refusal(discoverRooms(null, filter, { cursor: wrong }))).code).toBe("invalid");
    });
  });
});
