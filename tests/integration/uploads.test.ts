import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { reader } from "~/db/client.server";
import type { Person } from "~/domain/actor";
import { Refusal } from "~/domain/errors";
import { leaveRoom } from "~/domain/members/leave.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { resolveTrack } from "~/domain/tracks/cards.server";
import { recogniseTrack } from "~/domain/tracks/recognise";
import { deleteUpload } from "~/domain/uploads/delete.server";
import { audioFor, canHear, trackCoverFor } from "~/domain/uploads/hearing.server";
import { ownUploads } from "~/domain/uploads/queries.server";
import { receiveFile } from "~/domain/uploads/receive.server";
import { uploadSpace } from "~/domain/uploads/space.server";
import { sweepAudio } from "~/domain/uploads/store.server";
import { env } from "~/env.server";
import { newId } from "~/world.server";
import { temporaryFolder } from "../support/app";
import { mp3, wav } from "../support/audio";
import { onEachEngine } from "../support/database";
import { member, person, post, refusal, room } from "../support/people";
import { upload } from "../support/uploads";

let salt = 0;
/** A file like no other. */
const fresh = (seconds = 1) => wav(seconds, ++salt);

onEachEngine("uploads", () => {
  let dataDir: string;
  let owner: Person;
  let other: Person;
  beforeAll(async () => {
    dataDir = env().DATA_DIR = temporaryFolder();
    await person({ role: "SUPER_ADMIN" });
    owner = await person();
    other = await person();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  afterEach(() => {
    env().UPLOAD_QUOTA_MB = 500;
    expect(stored("incoming"), "left behind").toEqual([]);
  });

  const stored = (folder = "") => {
    const path = join(dataDir, "audio", folder);
    return existsSync(path) ? readdirSync(path).filter((name) => name !== "incoming") : [];
  };

  describe("a file", () => {
    it("becomes a track of its owner's, whose bytes are what was sent", async () => {
      const bytes = fresh(2.5);
      const { upload: made, created } = await upload(owner, bytes, "Mira Falk - Late_Drive.wav");
      expect(created).toBe(true);
      expect(made).toMatchObject({
        provider: "upload",
        providerId: made.id,
        url: `/tracks/${made.id}/audio`,
        title: "Late Drive",
        artist: "Mira Falk",
        artwork: null,
        duration: 2.5,
        bytes: bytes.length,
      });
      const { path, mime } = await audioFor(owner, made.id);
      expect(mime).toBe("audio/wav");
      expect(readFileSync(path).equals(bytes)).toBe(true);
      expect((await ownUploads(owner)).uploads[0]).toEqual(made);
      expect(await reader().trackFile.count({ where: { ownerId: other.id } })).toBe(0);
    });

    it("sent twice by one person is one track, by two it is two with the same bytes", async () => {
      const bytes = fresh();
      const before = stored().length;
      const first = await upload(owner, bytes);
      const again = await upload(owner, bytes, "another name.wav");
      expect(again).toEqual({ upload: first.upload, created: false });
      const theirs = await upload(other, bytes, "Theirs.wav");
      expect(theirs).toMatchObject({ created: true, upload: { title: "Theirs" } });
      expect(theirs.upload.id).not.toBe(first.upload.id);
      expect(stored().length).toBe(before + 1);
      expect((await audioFor(other, theirs.upload.id)).path).toBe(
        (await audioFor(owner, first.upload.id)).path,
      );
      await deleteUpload(owner, first.upload.id);
      expect(readFileSync((await audioFor(other, theirs.upload.id)).path).equals(bytes)).toBe(true);
      expect(await canHear(owner, first.upload.id)).toBe(false);
      const { path } = await audioFor(other, theirs.upload.id);
      await deleteUpload(other, theirs.upload.id);
      await expect.poll(() => existsSync(path)).toBe(false);
      expect((await upload(owner, bytes)).created).toBe(true);
    });

    it("sent many times at once is there once for each", async () => {
      const bytes = fresh();
      const before = stored().length;
      const sent = [owner, owner, other, other, owner].map((who) => upload(who, bytes));
      const all = await Promise.all(sent);
      expect(new Set(all.map(({ upload: { id } }) => id)).size).toBe(2);
      expect(all.filter(({ created }) => created).length).toBe(2);
      expect(stored().length).toBe(before + 1);
    });

    it("that is none is refused, and nothing of it stays", async () => {
      const before = stored();
      expect((await refusal(upload(owner, Buffer.from("no song")))).code).toBe("unsupported");
      expect(stored()).toEqual(before);
    });

    it("that breaks off or is too large leaves nothing", async () => {
      async function* cut(): AsyncGenerator<Uint8Array> {
        yield fresh();
        await Promise.resolve();
        throw new Error("gone");
      }
      const tooLarge = () => new Refusal("too_large", "Too large.");
      await expect(receiveFile(cut(), "a", 1e6, tooLarge)).rejects.toThrow("gone");
      const large = receiveFile(Readable.from([fresh(), fresh()]), "a", 10_000, tooLarge);
      expect((await refusal(large)).code).toBe("too_large");
    });
  });

  it("the space of a person is counted, and is full at some point", async () => {
    env().UPLOAD_QUOTA_MB = 1;
    const who = await person();
    const half = 70;
    await upload(who, fresh(half));
    expect((await uploadSpace(who.id)).used).toBe(half * 8000 + 44);
    const refused = await refusal(upload(who, fresh(half)));
    expect(refused.code).toBe("too_large");
    expect(refused.fields?.file?.[0]).toBe(
      "Your uploads may take 1 MB together, and 0.5 MB are taken. Delete some first.",
    );
    await deleteUpload(who, (await ownUploads(who)).uploads[0]!.id);
    // Two at once that fit one by one, and not together.
    const both = await Promise.allSettled([upload(who, fresh(half)), upload(who, fresh(half))]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("the list comes in pages, newest first", async () => {
    const who = await person();
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.unshift((await upload(who, fresh())).upload.id);
    const first = await ownUploads(who, { limit: 3 });
    const rest = await ownUploads(who, { limit: 3, cursor: first.nextCursor });
    expect([...first.uploads, ...rest.uploads].map(({ id }) => id)).toEqual(made);
    expect(rest.nextCursor).toBeNull();
    expect((await refusal(ownUploads(who, { cursor: "x" }))).code).toBe("invalid");
  });

  it("nobody deletes what is another's", async () => {
    const { upload: made } = await upload(owner, fresh());
    for (const id of [made.id, newId(), "x", "\u0000"])
      expect((await refusal(deleteUpload(other, id))).code).toBe("not_found");
    expect(await canHear(owner, made.id)).toBe(true);
  });

  describe("who may hear a track", () => {
    const heardBy = async (id: string, people: Record<string, Person | null>) =>
      Object.fromEntries(
        await Promise.all(Object.entries(people).map(async ([name, who]) => [name, await canHear(who, id)])),
      ) as Record<string, boolean>;

    it("is its owner, and whoever may see a room in which it stands", async () => {
      const { upload: track } = await upload(owner, fresh());
      const hidden = await room(owner, { isPrivate: true });
      const inside = await member(owner, hidden.id);
      const admin = await person({ role: "ADMIN" });
      const people = { owner, inside, other, visitor: null, admin };
      const alone = { owner: true, inside: false, other: false, visitor: false, admin: false };
      expect(await heardBy(track.id, people)).toEqual(alone);

      const card = await post(owner, hidden.id, "", { trackUrl: track.url });
      expect(card.trackRef).toMatchObject({ providerId: track.id, title: track.title });
      expect(await heardBy(track.id, people)).toEqual({ ...alone, inside: true, admin: true });
      await leaveRoom(inside, hidden.id);
      expect(await canHear(inside, track.id)).toBe(false);

      const open = await room(owner);
      const shown = await post(owner, open.id, "", { trackUrl: track.url });
      const everyone = { owner: true, inside: true, other: true, visitor: true, admin: true };
      expect(await heardBy(track.id, people)).toEqual(everyone);
      await deleteMessage(owner, open.id, shown.id);
      expect(await heardBy(track.id, people)).toEqual({ ...alone, admin: true });
      await deleteUpload(owner, track.id);
      expect(await heardBy(track.id, people)).toEqual({ ...alone, owner: false });
    });

    it("also sees its cover, and nobody else does", async () => {
      const cover = await sharp({ create: { width: 9, height: 9, channels: 3, background: "blue" } })
        .png()
        .toBuffer();
      const { upload: track } = await upload(owner, mp3(1, { title: `cover ${++salt}`, cover }));
      expect(track.artwork).toBe(`/tracks/${track.id}/cover`);
      expect((await trackCoverFor(owner, track.id)).mime).toBe("image/webp");
      expect((await refusal(trackCoverFor(other, track.id))).code).toBe("not_found");
      const hidden = await room(owner, { isPrivate: true });
      await post(owner, hidden.id, "", { trackUrl: track.url });
      expect((await refusal(trackCoverFor(null, track.id))).code).toBe("not_found");
    });

    it("is nobody, for an id that is none", async () => {
      for (const id of ["", "x", newId(), "\u0000", "../../rooms.db"]) {
        expect(await canHear(owner, id)).toBe(false);
        expect((await refusal(audioFor(owner, id))).code).toBe("not_found");
      }
    });
  });

  describe("a card of an upload", () => {
    it("says what is stored, whatever the client says", async () => {
      const { upload: track } = await upload(owner, fresh(3), "True title.wav");
      const open = await room(owner);
      const said = {
        ...track,
        title: "Another",
        artist: "Someone else",
        artwork: "https://evil.example/x.png",
        duration: 9999,
      };
      for (const card of [said, track]) {
        const { trackRef } = await post(owner, open.id, "", { track: card });
        const { id: _id, bytes: _bytes, createdAt: _at, ...stored } = track;
        expect(trackRef).toEqual(stored);
      }
      expect(await resolveTrack(other, recogniseTrack(track.url)!)).toMatchObject({ title: "True title" });
    });

    it("is refused to whoever may not hear it, as one that never was", async () => {
      const { upload: track } = await upload(owner, fresh());
      const theirs = await room(other);
      const never = newId();
      const told = [];
      for (const id of [track.id, never]) {
        const url = `/tracks/${id}/audio`;
        const card = { ...track, id, providerId: id, url };
        for (const more of [{ trackUrl: url }, { track: card }]) {
          const refused = await refusal(post(other, theirs.id, "", more));
          told.push(refused.body);
          expect(refused.code).toBe("invalid");
        }
        expect((await refusal(resolveTrack(other, recogniseTrack(url)!))).code).toBe("invalid");
      }
      expect(told.slice(0, 2)).toEqual(told.slice(2));
      expect(await canHear(other, track.id)).toBe(false);
    });
  });

  it("what a process left behind is swept away at the start, and nothing else", async () => {
    const { upload: track } = await upload(owner, fresh());
    const { path } = await audioFor(owner, track.id);
    const old = new Date(0);
    utimesSync(path, old, old);
    const left = [join(dataDir, "audio", "incoming", newId()), join(dataDir, "audio", newId())];
    for (const file of left) writeFileSync(file, "half");
    expect(await sweepAudio()).toBe(0);
    for (const file of left) utimesSync(file, old, old);
    expect(await sweepAudio()).toBe(2);
    for (const file of left) expect(existsSync(file)).toBe(false);
    expect(existsSync(path)).toBe(true);
  });
});
