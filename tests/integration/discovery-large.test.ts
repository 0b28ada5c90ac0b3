import { beforeAll, expect, it } from "vitest";
import type { RoomType } from "~/db/generated/sqlite/client";
import type { Person } from "~/domain/actor";
import { discoverRooms } from "~/domain/rooms/discover.server";
import { filterFromAddress, SORTS } from "~/domain/rooms/schema";
import { newId, nowMs } from "~/world.server";
import { onEachEngine } from "../support/database";
import { person } from "../support/people";

const MANY = 1500;
const HOUR = 3_600_000;

/** Every room has a word of each list. What is rare is in the rooms that are last in each order. */
const wordsOf = (at: number) => [
  "common",
  at % 3 === 0 ? "Third" : "other",
  ...(at >= MANY - 250 ? ["Bottom"] : []),
  ...(at % 300 === 0 ? ["rare"] : []),
];

onEachEngine("discovery among very many rooms", (_, db) => {
  let owner: Person;
  const ids: string[] = [];
  beforeAll(async () => {
    owner = await person();
    const start = nowMs();
    const rows = Array.from({ length: MANY }, (_, at) => {
      const id = newId();
      ids.push(id);
      const [name, ...words] = wordsOf(at);
      const time = new Date(start - at * HOUR);
      return {
        ...{ id, slug: `many-${at}`, name: `${String(at).padStart(5, "0")} ${name}`, createdBy: owner.id },
        ...{
          nameKey: String(at).padStart(5, "0"),
          description: words.join(", "),
          tags: [],
          type: (at % 2 ? "PUBLIC" : "GENRE") as RoomType,
        },
        ...{ genre: at % 2 ? null : "dub", isPrivate: false, memberCount: MANY - at },
        ...{ lastActivityAt: time, createdAt: time, updatedAt: time },
      };
    });
    await db().writer.room.createMany({ data: rows });
  });

  const found = async (params: Record<string, string>, pages = 1): Promise<number[]> => {
    const filter = filterFromAddress(new URLSearchParams(params));
    const seen: number[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < pages && (page === 0 || cursor); page += 1) {
      const { rooms, nextCursor } = await discoverRooms(null, filter, { cursor });
      seen.push(...rooms.map(({ id }) => ids.indexOf(id)));
      cursor = nextCursor;
    }
    return seen;
  };
  const those = (has: (at: number) => boolean) => ids.map((_, at) => at).filter(has);

  it.each(SORTS)("finds the first of a word that all have, by %s", async (sort) => {
    expect(await found({ q: "common", sort }, 2)).toEqual(those(() => true).slice(0, 48));
  });

  it("finds the first of those that have two words, and pass a filter", async () => {
    const both = (at: number) => at % 3 === 0 && at % 2 === 0;
    expect(await found({ q: "comm third", genre: "dub" }, 2)).toEqual(those(both).slice(0, 48));
    expect(await found({ q: "third", activity: "quiet" })).toEqual(
      those((at) => at % 3 === 0 && at >= 24).slice(0, 24),
    );
  });

  it("finds those that are last of all", async () => {
    expect(await found({ q: "bottom" }, 11)).toEqual(those((at) => at >= MANY - 250));
    expect(await found({ q: "BOTT", sort: "members", type: "GENRE" }, 6)).toEqual(
      those((at) => at >= MANY - 250 && at % 2 === 0),
    );
  });

  it("finds the few that have a rare word, and nothing where none has them all", async () => {
    expect(await found({ q: "rare" })).toEqual([0, 300, 600, 900, 1200]);
    expect(await found({ q: "rare common third" })).toEqual([0, 300, 600, 900, 1200]);
    expect(await found({ q: "rare missing" })).toEqual([]);
    expect(await found({ q: "common", genre: "techno" })).toEqual([]);
  });
});
