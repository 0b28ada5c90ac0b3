import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { reader } from "~/db/client.server";
import type { Person } from "~/domain/actor";
import { fileFor } from "~/domain/files/files.server";
import { setCover } from "~/domain/rooms/update.server";
import { env } from "~/env.server";
import { newId } from "~/world.server";
import { temporaryFolder } from "../support/app";
import { onEachEngine } from "../support/database";
import { person, refusal, room } from "../support/people";
import { picture } from "../support/pictures-made";

onEachEngine("a file", () => {
  let dataDir: string;
  let owner: Person;
  beforeAll(async () => {
    dataDir = env().DATA_DIR = temporaryFolder();
    owner = await person({ role: "SUPER_ADMIN" });
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it("is seen by whoever may see its room, and by nobody else", async () => {
    const idOfCover = async (isPrivate: boolean) => {
      const { id } = await room(owner, { isPrivate });
      await setCover(owner, id, await picture());
      return (await reader().file.findFirstOrThrow({ where: { roomId: id } })).id;
    };
    const open = await idOfCover(false);
    expect(await fileFor(null, open)).toMatchObject({ mime: "image/webp", shared: true });
    expect(await fileFor(null, open.toUpperCase())).toMatchObject({ shared: true });
    const hidden = await idOfCover(true);
    expect(await fileFor(owner, hidden)).toMatchObject({ shared: false });
    expect((await refusal(fileFor(null, hidden))).code).toBe("not_found");
  });

  it("is not found under an id that is none", async () => {
    for (const id of ["", "x", newId(), "\u0000", "nul\u0000l", "../rooms.db"])
      expect((await refusal(fileFor(owner, id))).code).toBe("not_found");
  });
});
