import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor, Person } from "~/domain/actor";
import { deleteMessage } from "~/domain/messages/delete.server";
import { editMessage } from "~/domain/messages/edit.server";
import { leaveRoom } from "~/domain/members/leave.server";
import { deleteRoom } from "~/domain/rooms/delete.server";
import { updateRoom } from "~/domain/rooms/update.server";
import type { SearchHit } from "~/domain/search/schema";
import { searchSchema } from "~/domain/search/schema";
import { search } from "~/domain/search/search.server";
import { useClock } from "~/world.server";
import { onEachEngine } from "../support/database";
import { kick, member, order, person, post, refusal, room, unique } from "../support/people";

const track = (title: string, artist = "Somebody") => ({
  ...{ provider: "spotify", providerId: "4uLU6hMCjMI75M1A2tKUQC", title, artist },
  url: "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
});

async function hits(actor: Actor, asked: Record<string, unknown>, page = {}): Promise<SearchHit[]> {
  return (await search(actor, searchSchema.parse(asked), page)).hits;
}

/** The texts found, or the names. */
async function found(actor: Actor, asked: Record<string, unknown>): Promise<string[]> {
  return (await hits(actor, asked)).map((hit) =>
    hit.kind === "message"
      ? (hit.message.text ?? hit.message.trackRef?.title ?? "")
      : hit.kind === "room"
        ? hit.room.name
        : hit.user.username,
  );
}

onEachEngine("search", () => {
  it("finds words, beginnings and phrases, without accents and in any case, newest first", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const w = unique();
    for (const text of [`${w} Café noir`, `${w} noir café`, `${w} cafeteria!`, `${w} (1st) take-away at 4am`])
      await post(owner, id, text);
    const of = (q: string) => found(null, { q: `${w} ${q}` });
    expect(await of("CAFE ")).toEqual([`${w} noir café`, `${w} Café noir`]);
    expect(await of("caf")).toEqual([`${w} cafeteria!`, `${w} noir café`, `${w} Café noir`]);
    // Longer than the beginnings that an index holds.
    expect(await of("cafeter")).toEqual([`${w} cafeteria!`]);
    expect(await of('"cafe noir"')).toEqual([`${w} Café noir`]);
    expect(await of("take-away ")).toEqual([`${w} (1st) take-away at 4am`]);
    expect(await of("1st 4am ")).toHaveLength(1);
    for (const [text, q] of [
      ["1e3abc 0x1F 3.14 user@example.org", "1e3abc 0x1f 14 example "],
      ["किताब 한국어 がっこう привет Straße", "किताब 한국어 がっこう ПРИВЕТ straße "],
      ["l’été… “déjà”—vu😀ok", "ete deja vu ok "],
    ] as const) {
      await post(owner, id, `${w} ${text}`);
      for (const word of q.trim().split(" ")) expect(await of(`${word} `), word).toEqual([`${w} ${text}`]);
    }
    expect(await of("nothing")).toEqual([]);
    expect(await found(null, { q: "!!! '\"*) OR (" })).toEqual([]);
    expect(await found(null, { q: "" })).toEqual([]);
  });

  it("finds a rare beginning behind many others, page by page", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const w = unique();
    for (const text of ["cafeteria one", "cafeteria two"]) await post(owner, id, `${w} ${text}`);
    await Promise.all(Array.from({ length: 70 }, (_, n) => post(owner, id, `${w} cafe number ${n}`)));
    await post(owner, id, `${w} cafeteria three`);
    const asked = searchSchema.parse({ q: `${w} cafeter` });
    const texts: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page = await search(null, asked, { limit: 1, cursor });
      for (const hit of page.hits) if (hit.kind === "message") texts.push(hit.message.text);
      cursor = page.nextCursor;
    } while (cursor);
    expect(texts).toEqual(["three", "two", "one"].map((n) => `${w} cafeteria ${n}`));
  });

  it("takes whatever somebody types", async () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.string({ maxLength: 30 }));
    const pieces = fc.array(
      fc.constantFrom(
        '"',
        "*",
        "\u0000",
        "\uE000k",
        "\u0301",
        "\uFE0F",
        "a",
        "'",
        "\\",
        " ",
        ":",
        "(",
        "NOT",
      ),
    );
    const typed = fc.oneof(
      text,
      pieces.map((all) => all.join("")),
    );
    const kinds = fc.constantFrom("messages", "tracks", "rooms", "people");
    await fc.assert(
      fc.asyncProperty(typed, typed, kinds, async (q, author, kind) => {
        const asked = searchSchema.safeParse({ q, author: author.slice(0, 30), kind });
        if (asked.success) expect((await search(null, asked.data)).hits).toBeInstanceOf(Array);
      }),
      { numRuns: 60 },
    );
  });

  it("marks what was found, as parts", async () => {
    const owner = await person();
    const { id, slug, name } = await room(owner);
    const w = unique();
    const message = await post(owner, id, `<b>${w}</b> & more`);
    const [hit] = await hits(owner, { q: w });
    expect(hit).toMatchObject({
      message: { id: message.id },
      room: { id, slug, name },
      parts: [
        { text: "<b>", hit: false },
        { text: w, hit: true },
        { text: "</b> & more", hit: false },
      ],
    });
  });

  it("follows edits, deletions and restorations", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const author = await member(owner, id);
    const [w, v] = [unique(), unique()];
    const message = await post(author, id, w);
    await editMessage(author, id, message.id, { text: v });
    expect(await found(null, { q: w })).toEqual([]);
    expect(await found(null, { q: v })).toEqual([v]);
    await order(owner, id, "DELETE_MESSAGE", message.id, { reason: "why" });
    expect(await found(owner, { q: v })).toEqual([]);
    await order(owner, id, "RESTORE_MESSAGE", message.id);
    expect(await found(null, { q: v })).toEqual([v]);
    await deleteMessage(author, id, message.id);
    expect(await found(author, { q: v })).toEqual([]);
  });

  it("filters by room, author, type, track and days", async () => {
    const owner = await person();
    const [one, two] = [await room(owner), await room(owner)];
    const author = await member(owner, one.id);
    const w = unique();
    const first = useClock(() => Date.parse("2026-03-09T12:00:00Z"));
    const top = await post(owner, one.id, `${w} a`);
    await post(author, one.id, `${w} b`, { parentId: top.id });
    first();
    const second = useClock(() => Date.parse("2026-03-10T12:00:00Z"));
    await post(owner, two.id, `${w} c`);
    await post(author, one.id, `${w} d`, { track: track(`Lighthouse ${w}`, "Étoile") });
    second();
    const of = async (more: object) =>
      (await found(null, { q: `${w} `, ...more })).map((text) => text.slice(-1)).join("");
    expect(await of({})).toBe("dcba");
    expect(await of({ room: one.slug })).toBe("dba");
    expect(await of({ author: `@${author.username}` })).toBe("db");
    expect(await of({ author: "nobody_here" })).toBe("");
    expect(await of({ type: "REPLY" })).toBe("b");
    expect(await of({ hasTrack: "on" })).toBe("d");
    expect(await of({ kind: "tracks" })).toBe("d");
    expect(await of({ from: "2026-03-10" })).toBe("dc");
    expect(await of({ to: "2026-03-09" })).toBe("ba");
    expect(await found(null, { q: `etoile lighthouse ${w}` })).toEqual([`${w} d`]);
    expect(await found(null, { from: "2026-03-10", to: "2026-03-10", author: author.username })).toEqual([
      `${w} d`,
    ]);
    expect(await found(null, { from: "2026-03-09", to: "2026-03-09" })).toEqual([`${w} b`, `${w} a`]);
  });

  it("gives every match once, page by page, newest or best first, while more is written", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const w = unique();
    for (let at = 0; at < 7; at += 1) await post(owner, id, `${w} ${at === 3 ? w : "x"} ${at}`);
    for (const sort of ["newest", "best"] as const) {
      const asked = searchSchema.parse({ q: `${w} `, sort });
      const all: SearchHit[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof search>> = await search(null, asked, { cursor, limit: 3 });
        all.push(...page.hits);
        cursor = page.nextCursor;
        await post(owner, id, `${w} late`);
      } while (cursor);
      const texts = all.map((hit) => (hit.kind === "message" ? hit.message.text : ""));
      expect(new Set(texts.filter((text) => !text?.endsWith("late"))).size).toBe(7);
      if (sort === "best") expect(texts[0]).toBe(`${w} ${w} 3`);
      await Promise.all([deleteLate(owner, id, w)]);
    }
    const wrong = search(null, searchSchema.parse({ q: w }), { cursor: "5_x" });
    expect((await refusal(wrong)).code).toBe("invalid");
  });

  describe("of a private room", () => {
    it("finds nothing for anybody outside: by no word, filter, name or author", async () => {
      const owner = await person();
      const w = unique();
      const { id, slug } = await room(owner, { name: `Secret ${w}`, type: "PRIVATE" });
      const inside = await member(owner, id);
      const kicked = await member(owner, id);
      await post(inside, id, `${w} words`);
      await post(kicked, id, `${w} others`, { track: track(w) });
      await kick(owner, id, kicked.id);
      const left = await member(owner, id);
      await leaveRoom(left, id);
      for (const outsider of [null, await person(), kicked, left]) {
        for (const kind of ["messages", "tracks", "rooms", "people"])
          expect(await found(outsider, { q: w, kind })).toEqual([]);
        expect(await found(outsider, { author: inside.username })).toEqual([]);
        for (const key of [id, slug])
          expect((await refusal(hits(outsider, { q: w, room: key }))).code).toBe("not_found");
      }
      expect(await found(inside, { q: `${w} ` })).toEqual([`${w} others`, `${w} words`]);
      expect(await found(inside, { q: w, kind: "rooms" })).toEqual([`Secret ${w}`]);
      expect(await found(await person({ role: "ADMIN" }), { q: w, room: slug })).toHaveLength(2);
    });

    it("finds what was public once it is private, for nobody else, and the other way round", async () => {
      const owner = await person();
      const w = unique();
      const { id } = await room(owner);
      await post(owner, id, w);
      await updateRoom(owner, id, { type: "PRIVATE" });
      expect(await found(null, { q: w })).toEqual([]);
      await updateRoom(owner, id, { type: "PUBLIC" });
      expect(await found(null, { q: w })).toEqual([w]);
      await deleteRoom(owner, id);
      expect(await found(owner, { q: w })).toEqual([]);
    });
  });

  it("shows whoever is banned nothing of the room, as long as the ban lasts", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const banned = await member(owner, id);
    const w = unique();
    await post(owner, id, w);
    await order(owner, id, "BAN_USER", banned.id, { reason: "why" });
    expect(await found(banned, { q: w })).toEqual([]);
    await order(owner, id, "UNBAN_USER", banned.id);
    expect(await found(banned, { q: w })).toEqual([w]);
  });

  it("finds people by the beginning of a name, in a room its members", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const name = `zz${unique()}`;
    const inside = await member(owner, id);
    const outside = await person({ name });
    expect(await found(null, { q: `@${name}`, kind: "people" })).toEqual([outside.username]);
    expect(await found(null, { q: name, kind: "people", room: id })).toEqual([]);
    expect(await found(null, { q: inside.username, kind: "people", room: id })).toEqual([inside.username]);
  });
});

async function deleteLate(owner: Person, roomId: string, w: string): Promise<void> {
  for (const hit of await hits(owner, { q: `${w} late ` }))
    if (hit.kind === "message") await deleteMessage(owner, roomId, hit.message.id);
}
