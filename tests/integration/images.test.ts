import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reader } from "~/db/client.server";
import { inTransaction } from "~/db/transaction.server";
import type { Person } from "~/domain/actor";
import { describeImage, removeOwnImage } from "~/domain/images/change.server";
import { purgeImages } from "~/domain/images/purge.server";
import { imageFor } from "~/domain/images/seeing.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { timeline } from "~/domain/messages/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import type { RoomDto } from "~/domain/rooms/schema";
import { updateRoom } from "~/domain/rooms/update.server";
import { uploadSpace } from "~/domain/uploads/space.server";
import { env } from "~/env.server";
import { nowMs } from "~/world.server";
import { temporaryFolder } from "../support/app";
import { onEachEngine } from "../support/database";
import { member, order, person, post, refusal, room } from "../support/people";
import { uploadPicture } from "../support/pictures";
import { picture } from "../support/pictures-made";

const HOURS_25 = 25 * 3600_000;

onEachEngine("pictures", () => {
  let dataDir: string;
  let owner: Person;
  let guest: Person;
  let place: RoomDto;
  beforeAll(async () => {
    dataDir = env().DATA_DIR = temporaryFolder();
    await person({ role: "SUPER_ADMIN" });
    owner = await person();
    place = await room(owner);
    guest = await member(owner, place.id);
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const files = (): string[] => {
    const folder = join(dataDir, "images");
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  const seen = (who: Person | null, id: string, size = "480") => imageFor(who, id, size);
  const ids = (...images: { id: string }[]) => ({ imageIds: images.map(({ id }) => id) });
  /** A day and an hour passes for what is stored. */
  const age = () =>
    inTransaction(async (tx) => {
      const then = new Date(nowMs() - HOURS_25);
      await tx.db.messageImage.updateMany({ data: { createdAt: then } });
      await tx.db.imageBlob.updateMany({ data: { createdAt: then } });
      await tx.db.message.updateMany({ where: { deletedAt: { not: null } }, data: { deletedAt: then } });
    });

  it.each(["jpeg", "png", "webp", "gif", "avif"] as const)(
    "are read from %s and kept as WebP",
    async (format) => {
      const made = await uploadPicture(owner, place.id, await picture({ format, width: 1200, height: 600 }));
      expect(made).toMatchObject({ width: 1200, height: 600, url: `/images/${made.id}/1920`, alt: "" });
      for (const [size, width] of [
        ["480", 480],
        ["960", 960],
        ["1920", 1200],
      ] as const) {
        const facts = await sharp((await seen(owner, made.id, size)).bytes).metadata();
        expect([facts.format, facts.width]).toEqual(["webp", width]);
      }
    },
  );

  it("are turned as the camera was held, and lose what else the file said", async () => {
    const bytes = await picture({ width: 400, height: 200, orientation: 6 });
    expect(bytes.includes("Telltale Camera")).toBe(true);
    const made = await uploadPicture(owner, place.id, bytes);
    expect([made.width, made.height]).toEqual([200, 400]);
    const kept = (await seen(owner, made.id)).bytes;
    expect(kept.includes("Telltale")).toBe(false);
    const facts = await sharp(kept).metadata();
    expect([facts.exif, facts.icc, facts.xmp, facts.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("of which bytes lie, are text, a drawing with scripts or a bomb are refused", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`;
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: "black" } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const cut = (await picture()).subarray(0, 400);
    const before = files().length;
    for (const bytes of [Buffer.from(svg), Buffer.from("no picture"), bomb, cut])
      expect(await refusal(uploadPicture(owner, place.id, bytes))).toMatchObject({ code: "unsupported" });
    expect(files().length).toBe(before);
  });

  it("can be a message of their own, in their order, with what they show", async () => {
    const [one, two] = [
      await uploadPicture(owner, place.id),
      await uploadPicture(owner, place.id, undefined, "Two"),
    ];
    await describeImage(owner, place.id, one.id, { alt: "  One,  described " });
    const said = await post(owner, place.id, "", ids(two, one));
    expect(said).toMatchObject({ type: "TEXT", text: null });
    expect(said.images.map(({ alt }) => alt)).toEqual(["Two", "One, described"]);
    const [newest] = (await timeline(await roomFor(owner, place.id))).messages;
    expect(newest!.images).toEqual(said.images);
    const rows = await reader().messageImage.findMany({ where: { messageId: said.id } });
    expect(rows.length).toBe(2);
    const reply = await post(guest, place.id, "", {
      ...ids(await uploadPicture(guest, place.id)),
      parentId: said.id,
    });
    expect(reply.images.length).toBe(1);
  });

  it("are their owner's, the room's, and posted once", async () => {
    const elsewhere = await room(owner);
    const [mine, foreign, other] = [
      await uploadPicture(owner, place.id),
      await uploadPicture(guest, place.id),
      await uploadPicture(owner, elsewhere.id),
    ];
    const field = { code: "invalid", fields: { imageIds: [expect.any(String)] } };
    for (const wrong of [
      ids(foreign),
      ids(other),
      ids({ id: "nonsense" }),
      ids({ id: owner.id }),
      ids(mine, mine),
    ])
      expect(await refusal(post(owner, place.id, "words", wrong))).toMatchObject(field);
    const results = await Promise.allSettled([
      post(owner, place.id, "first", ids(mine)),
      post(owner, place.id, "second", ids(mine)),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await refusal(describeImage(owner, place.id, mine.id, { alt: "late" }))).toMatchObject({
      code: "conflict",
    });
    expect(await refusal(removeOwnImage(owner, place.id, mine.id))).toMatchObject({ code: "conflict" });
    expect(await refusal(removeOwnImage(owner, place.id, foreign.id))).toMatchObject({ code: "not_found" });
    const five = await Promise.all(Array.from({ length: 5 }, () => uploadPicture(owner, place.id)));
    expect(await refusal(post(owner, place.id, "five", ids(...five)))).toMatchObject(field);
  });

  it("sent again with the same clientId are the same message", async () => {
    const more = { ...ids(await uploadPicture(owner, place.id)), clientId: "once-with-picture" };
    const first = await post(owner, place.id, "", more);
    expect(await post(owner, place.id, "", more)).toEqual(first);
  });

  it("hold to the room's word filter in what is said of them", async () => {
    const strict = await room(owner);
    await updateRoom(owner, strict.id, { wordFilter: ["bananas"] });
    const bad = await uploadPicture(owner, strict.id, undefined, "Two bananas");
    expect(await refusal(post(owner, strict.id, "", ids(bad)))).toMatchObject({
      fields: { imageIds: [expect.any(String)] },
    });
  });

  describe("are seen", () => {
    it("before they are posted by their owner alone, afterwards by whoever sees the room", async () => {
      const made = await uploadPicture(owner, place.id);
      expect((await seen(owner, made.id)).open).toBe(false);
      for (const who of [guest, null])
        expect(await refusal(seen(who, made.id))).toMatchObject({ code: "not_found" });
      await post(owner, place.id, "", ids(made));
      for (const who of [owner, guest, null]) expect((await seen(who, made.id)).open).toBe(true);
      for (const size of ["481", "0", "../480", ""])
        expect(await refusal(seen(owner, made.id, size))).toMatchObject({ code: "not_found" });
    });

    it("in a private room by its people alone, and by nobody who has left it", async () => {
      const hidden = await room(owner, { isPrivate: true });
      const inside = await member(owner, hidden.id);
      const made = await uploadPicture(inside, hidden.id);
      await post(inside, hidden.id, "", ids(made));
      expect((await seen(owner, made.id)).open).toBe(false);
      for (const who of [guest, null])
        expect(await refusal(seen(who, made.id))).toMatchObject({ code: "not_found" });
      await order(owner, hidden.id, "KICK_USER", inside.id, { reason: "why" });
      expect(await refusal(seen(inside, made.id))).toMatchObject({ code: "not_found" });
    });

    it("by nobody once the message is deleted, and again when it is restored", async () => {
      const made = await uploadPicture(guest, place.id, undefined, "A hat");
      const said = await post(guest, place.id, "", ids(made));
      await order(owner, place.id, "DELETE_MESSAGE", said.id, { reason: "why" });
      for (const who of [owner, guest])
        expect(await refusal(seen(who, made.id))).toMatchObject({ code: "not_found" });
      await order(owner, place.id, "RESTORE_MESSAGE", said.id);
      expect((await seen(guest, made.id)).bytes.length).toBeGreaterThan(0);
    });
  });

  describe("are kept", () => {
    it("once however often they are uploaded, until the last is gone", async () => {
      const bytes = await picture({ width: 300 });
      const before = files().length;
      const [one, two] = await Promise.all([
        uploadPicture(owner, place.id, bytes),
        uploadPicture(guest, place.id, bytes),
      ]);
      expect(one.id).not.toBe(two.id);
      expect(files().length).toBe(before + 1);
      await removeOwnImage(owner, place.id, one.id);
      expect(files().length).toBe(before + 1);
      expect((await seen(guest, two.id)).bytes.length).toBeGreaterThan(0);
      await removeOwnImage(guest, place.id, two.id);
      await expect.poll(() => files().length).toBe(before);
    });

    it("within the person's space, which counts them", async () => {
      const { used } = await uploadSpace(guest.id);
      const made = await uploadPicture(guest, place.id);
      const after = (await uploadSpace(guest.id)).used;
      expect(after).toBeGreaterThan(used);
      env().UPLOAD_QUOTA_MB = 0;
      expect(await refusal(uploadPicture(guest, place.id))).toMatchObject({ code: "too_large" });
      env().UPLOAD_QUOTA_MB = 500;
      await removeOwnImage(guest, place.id, made.id);
      expect((await uploadSpace(guest.id)).used).toBe(used);
    });

    it("no longer than a day when they are not posted, or when their message is deleted", async () => {
      const [kept, orphan, gone] = [
        await uploadPicture(owner, place.id),
        await uploadPicture(owner, place.id),
        await uploadPicture(owner, place.id),
      ];
      await post(owner, place.id, "kept", ids(kept));
      const said = await post(owner, place.id, "gone", ids(gone));
      await deleteMessage(owner, place.id, said.id);
      await purgeImages();
      expect((await seen(owner, orphan.id)).bytes.length).toBeGreaterThan(0);
      await age();
      expect(await purgeImages()).toBeGreaterThanOrEqual(2);
      const left = await reader().messageImage.findMany({ select: { id: true } });
      const has = (image: { id: string }) => left.some(({ id }) => id === image.id);
      expect([has(kept), has(orphan), has(gone)]).toEqual([true, false, false]);
      expect((await reader().message.findUniqueOrThrow({ where: { id: said.id } })).images).toEqual([]);
      expect((await seen(null, kept.id)).bytes.length).toBeGreaterThan(0);
      const blobs = await reader().imageBlob.findMany({ select: { id: true } });
      const known = new Set(blobs.map(({ id }) => id));
      await expect.poll(() => files().filter((name) => !known.has(name.slice(0, 36)))).toEqual([]);
    });
  });
});
