import { describe, expect, it } from "vitest";
import { joinRoom } from "~/domain/members/join.server";
import { roomFor } from "~/domain/rooms/access.server";
import { createRoom } from "~/domain/rooms/create.server";
import { deleteRoom } from "~/domain/rooms/delete.server";
import { pinTrack } from "~/domain/rooms/pin.server";
import { ownRooms } from "~/domain/rooms/queries.server";
import { updateRoom } from "~/domain/rooms/update.server";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import { headOf } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { onEachEngine, raiseLimits, setLimits } from "../support/database";
import { member, person, post, refusal, room, unique } from "../support/people";

onEachEngine("rooms", (_, db) => {
  describe("opening", () => {
    it("makes who opens it the owner, in the same transaction", async () => {
      const owner = await person();
      const made = await room(owner, { description: "  Words\r\nhere ", tags: "Dub, #dub, Techno" });
      expect(made).toMatchObject({
        type: "PUBLIC",
        isPrivate: false,
        memberCount: 1,
        relation: "OWNER",
        createdBy: owner.id,
        description: "Words\nhere",
        tags: ["dub", "techno"],
        pinnedTrack: null,
      });
      expect((await roomFor(owner, made.slug)).relation).toBe("OWNER");
    });

    it.each([
      ["  Café — Été!  ", "cafe-ete"],
      ["東京ナイト", "東京ナイト"],
      ["Rock & Roll's", "rock-and-rolls"],
      ["!!!", "room-1"],
      ["Settings", "settings-room"],
      ["new", "new-room"],
      ["0190f2f4-aaaa", "0190f2f4-aaaa-room"],
      ["x".repeat(100), "x".repeat(60)],
    ])("gives %j a slug that is safe in an address", async (name, slug) => {
      const { slug: first } = await createRoom(await person(), { name });
      const { slug: second } = await createRoom(await person(), { name });
      expect(first).toBe(slug);
      expect(second).toBe(slug === "room-1" ? "room-1-2" : `${slug}-2`);
    });

    it("gives twenty of one name, made at once, twenty slugs", async () => {
      const owner = await person();
      const name = `Jazz ${unique()}`;
      const all = await Promise.all(Array.from({ length: 20 }, () => createRoom(owner, { name })));
      expect(new Set(all.map(({ slug }) => slug)).size).toBe(20);
    });

    it("keeps a numbered slug and a name that asks for the same apart", async () => {
      const owner = await person();
      const names = Array.from({ length: 6 }, () => `Funk ${unique()}`);
      for (const name of names) await createRoom(owner, { name });
      const all = await Promise.all(
        names.flatMap((name) => [createRoom(owner, { name }), createRoom(owner, { name: `${name} 2` })]),
      );
      expect(new Set(all.map(({ slug }) => slug)).size).toBe(12);
    });

    it.each([
      [{ name: "" }, "name"],
      [{ name: "   " }, "name"],
      [{ name: "x".repeat(101) }, "name"],
      [{ name: 7 }, "name"],
      [{ description: "x".repeat(501) }, "description"],
      [{ type: "SECRET" }, "type"],
      [{ type: "GENRE" }, "genre"],
      [{ genre: "no such genre" }, "genre"],
      [{ type: "PUBLIC", isPrivate: true }, "isPrivate"],
      [{ type: "PRIVATE", isPrivate: false }, "isPrivate"],
      [{ tags: ["a", "b", "c", "d", "e", "f"] }, "tags"],
      [{ tags: { a: 1 } }, "tags"],
    ])("refuses %j", async (wrong, field) => {
      const error = await refusal(createRoom(await person(), { name: "A room", ...wrong }));
      expect([error.code, Object.keys(error.fields ?? {})[0]?.split(".")[0]]).toEqual(["invalid", field]);
    });

    it("leaves artist rooms to artists and admins", async () => {
      const input = { name: "Studio", type: "ARTIST" };
      expect((await refusal(createRoom(await person(), input))).code).toBe("forbidden");
      expect((await refusal(createRoom(null, input))).code).toBe("unauthenticated");
      for (const role of ["ARTIST", "ADMIN"] as const)
        expect((await createRoom(await person({ role }), input)).type).toBe("ARTIST");
    });

    it("is limited by the hour and person", async () => {
      setLimits({ rooms: { count: 2, seconds: 3600 } });
      try {
        const owner = await person();
        await room(owner);
        await room(owner);
        expect((await refusal(room(owner))).retryAfter).toBeGreaterThan(3000);
        await room(await person());
      } finally {
        raiseLimits();
      }
    });
  });

  describe("changing", () => {
    it("leaves what is left out, and the slug", async () => {
      const owner = await person();
      const made = await room(owner, { description: "Words", genre: "techno", tags: ["one"] });
      const changed = await updateRoom(owner, made.id, { name: "Another name" });
      expect(changed).toEqual({ ...made, name: "Another name", updatedAt: changed.updatedAt });
      const cleared = await updateRoom(owner, made.id, { description: "", tags: [], genre: null });
      expect(cleared).toMatchObject({ description: null, tags: [], genre: null, name: "Another name" });
    });

    it("keeps type, privacy and genre true to each other", async () => {
      const owner = await person();
      const made = await room(owner);
      const fields = async (input: object) => {
        const error = await refusal(updateRoom(owner, made.id, input));
        return [error.code, ...Object.keys(error.fields ?? {})];
      };
      expect(await fields({ type: "GENRE" })).toEqual(["invalid", "genre"]);
      expect(await fields({ type: "PRIVATE", isPrivate: false })).toEqual(["invalid", "isPrivate"]);
      expect(await fields({ type: "ARTIST" })).toEqual(["forbidden"]);
      expect(await fields({ slowModeSeconds: 3601 })).toEqual(["invalid", "slowModeSeconds"]);
      expect(await updateRoom(owner, made.id, { isPrivate: true })).toMatchObject({ type: "PRIVATE" });
      expect(await updateRoom(owner, made.id, { isPrivate: false })).toMatchObject({ type: "PUBLIC" });
      const genre = await updateRoom(owner, made.id, { type: "GENRE", genre: "techno" });
      expect(genre).toMatchObject({ type: "GENRE", isPrivate: false, genre: "techno" });
      expect(await fields({ genre: null })).toEqual(["invalid", "genre"]);
    });

    it("is the owner's, and a site admin's", async () => {
      const owner = await person();
      const made = await room(owner);
      const others = [
        await member(owner, made.id, "MODERATOR"),
        await member(owner, made.id),
        await person(),
      ];
      for (const other of others)
        expect((await refusal(updateRoom(other, made.id, { name: "Mine" }))).code).toBe("forbidden");
      expect((await refusal(updateRoom(null, made.id, { name: "Mine" }))).code).toBe("unauthenticated");
      const admin = await person({ role: "ADMIN" });
      expect((await updateRoom(admin, made.id, { name: "Theirs" })).name).toBe("Theirs");
      const lines = await db().reader.auditLog.findMany({
        where: { roomId: made.id, action: "UPDATE_ROOM" },
      });
      expect(lines.map(({ actorId }) => actorId)).toEqual([admin.id]);
    });

    it("pins the track of a card, and takes it away again", async () => {
      const owner = await person();
      const made = await room(owner);
      const card = await post(owner, made.id, "https://youtu.be/dQw4w9WgXcQ");
      const text = await post(owner, made.id, "no track");
      expect((await refusal(pinTrack(owner, made.id, text.id))).code).toBe("invalid");
      expect((await refusal(pinTrack(owner, made.id, "nul\u0000l"))).code).toBe("invalid");
      const other = await room(owner);
      expect((await refusal(pinTrack(owner, other.id, card.id))).code).toBe("invalid");
      expect((await refusal(pinTrack(await member(owner, made.id), made.id, card.id))).code).toBe(
        "forbidden",
      );
      await pinTrack(owner, made.id, card.id);
      expect((await roomFor(null, made.id)).room.pinnedTrack).toMatchObject({ provider: "youtube" });
      await pinTrack(owner, made.id, null);
      expect((await roomFor(null, made.id)).room.pinnedTrack).toBeNull();
    });
  });

  it("are gone for everybody once deleted, with their slug kept", async () => {
    const owner = await person();
    const made = await room(owner, { name: `Gone ${unique()}` });
    const someone = await member(owner, made.id);
    expect((await refusal(deleteRoom(someone, made.id))).code).toBe("forbidden");
    const heard: Announcement[] = [];
    const stop = onAnnouncement((announcement) => heard.push(announcement));
    await deleteRoom(owner, made.id);
    stop();
    expect(heard).toContainEqual({ type: "stream_closed", stream: roomStream(made.id), reason: "deleted" });
    const admin = await person({ role: "SUPER_ADMIN" });
    for (const actor of [owner, someone, admin, null]) {
      for (const key of [made.id, made.slug])
        expect((await refusal(roomFor(actor, key))).code).toBe("not_found");
    }
    for (const act of [
      () => joinRoom(someone, made.id),
      () => post(someone, made.id),
      () => deleteRoom(owner, made.id),
    ])
      expect((await refusal(act())).code).toBe("not_found");
    expect(await ownRooms(owner)).toEqual([]);
    expect(await headOf(roomStream(made.id))).toBeGreaterThan(0);
    expect((await room(owner, { name: made.name })).slug).toBe(`${made.slug}-2`);
  });
});
