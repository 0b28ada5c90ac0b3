import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it, vi, type MockInstance } from "vitest";
import type { Person } from "~/domain/actor";
import { removeOwnImage } from "~/domain/images/change.server";
import { setCover } from "~/domain/rooms/update.server";
import { deleteUpload } from "~/domain/uploads/delete.server";
import { env } from "~/env.server";
import { log } from "~/log.server";
import { temporaryFolder } from "../support/app";
import { wav } from "../support/audio";
import { onEachEngine } from "../support/database";
import { person, room } from "../support/people";
import { uploadPicture } from "../support/pictures";
import { picture } from "../support/pictures-made";
import { upload } from "../support/uploads";

onEachEngine("a disk that removes nothing", () => {
  let dataDir: string;
  let owner: Person;
  let logged: MockInstance;
  beforeAll(async () => {
    dataDir = env().DATA_DIR = temporaryFolder();
    owner = await person({ role: "SUPER_ADMIN" });
  });
  beforeEach(() => {
    logged = vi.spyOn(log, "error");
    return () => logged.mockRestore();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  /** Puts folders in the place of a folder's files: they are not removed as a file is. */
  function hold(folder: string): void {
    for (const file of readdirSync(join(dataDir, folder), { withFileTypes: true })) {
      if (!file.isFile()) continue;
      rmSync(join(dataDir, folder, file.name));
      mkdirSync(join(dataDir, folder, file.name));
    }
  }
  const isLogged = () =>
    expect.poll(() => logged.mock.calls[0]).toMatchObject([{ event: "file_not_removed" }]);

  it("lets an upload be deleted, and says so in the log", async () => {
    const { upload: made } = await upload(owner, wav(1, 1), "Late Drive.wav");
    hold("audio");
    await deleteUpload(owner, made.id);
    await isLogged();
  });

  it("lets a picture be taken away", async () => {
    const { id } = await room(owner);
    const made = await uploadPicture(owner, id);
    hold("images");
    await removeOwnImage(owner, id, made.id);
    await isLogged();
  });

  it("lets a cover be changed", async () => {
    const { id } = await room(owner);
    await setCover(owner, id, await picture());
    hold("files");
    await setCover(owner, id, await picture());
    await isLogged();
  });
});
