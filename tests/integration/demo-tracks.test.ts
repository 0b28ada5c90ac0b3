import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { reader } from "~/db/client.server";
import { seedDemo } from "~/domain/demo/seed.server";
import { DEMO_TRACKS } from "~/domain/demo/tracks";
import { demoTracks } from "~/domain/demo/tracks.server";
import { trackRefSchema } from "~/domain/tracks/schema";
import { audioPath } from "~/domain/uploads/store.server";
import { inspectAudio } from "~/domain/uploads/inspect.server";
import { env } from "~/env.server";
import { temporaryFolder } from "../support/app";
import { onEachEngine } from "../support/database";

onEachEngine("the demo's tracks", () => {
  beforeAll(() => {
    env().DATA_DIR = temporaryFolder();
  });
  afterAll(() => rmSync(env().DATA_DIR, { recursive: true, force: true }));

  it("are none where nobody is there to bring them", async () => {
    expect(await demoTracks()).toEqual([]);
  });

  it("are files that can be read, of the people of the demo, made once", async () => {
    await seedDemo();
    const cards = await demoTracks();
    expect(cards.map(({ title }) => title)).toEqual(DEMO_TRACKS.map(({ title }) => title));
    for (const card of cards) {
      expect(trackRefSchema.parse(card)).toEqual(card);
      const row = await reader().trackFile.findUniqueOrThrow({ where: { id: card.providerId } });
      const found = await inspectAudio({ path: audioPath(row.blobId), name: "x" });
      expect(found).toMatchObject({ mime: "audio/wav" });
      expect(found.duration).toBeCloseTo(card.duration!, 2);
    }
    expect(await demoTracks()).toEqual(cards);
    expect(await reader().audioBlob.count()).toBe(3);
  }, 60_000);
});
