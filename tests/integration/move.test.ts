import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allTables } from "~/db/copy/tables.server";
import { digestsOf } from "~/db/copy/copy.server";
import { moveHouse } from "~/db/copy/move.server";
import { openStore } from "~/db/copy/open.server";
import { openDatabase, useDatabase } from "~/db/client.server";
import { migrate } from "~/db/migrate.server";
import { seedDemo } from "~/domain/demo/seed.server";
import { env } from "~/env.server";
import { temporaryFolder } from "../support/app";
import { raiseLimits } from "../support/database";
import { POSTGRES_URL, temporaryDatabase } from "../support/postgres";
import { fillRichly } from "../support/rich";

const tables = allTables();
const dataDir = temporaryFolder();
let target: Awaited<ReturnType<typeof temporaryDatabase>>;
beforeAll(async () => {
  if (!POSTGRES_URL) return;
  raiseLimits();
  env().DATA_DIR = dataDir;
  const database = useDatabase(await openDatabase({ dataDir }));
  await migrate(database);
  await seedDemo();
  await fillRichly();
  await database.close();
  target = await temporaryDatabase();
});
afterAll(async () => {
  await target?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

it("the schema is read in the order in which rows need each other", () => {
  const names = tables.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(25);
  expect(names.indexOf("users")).toBeLessThan(names.indexOf("rooms"));
  expect(names.indexOf("rooms")).toBeLessThan(names.indexOf("messages"));
  expect(names.indexOf("streams")).toBeLessThan(names.indexOf("stream_events"));
  expect(tables.find(({ name }) => name === "messages")).toMatchObject({ key: ["id"], parent: "parentId" });
  expect(tables.find(({ name }) => name === "stream_events")).toMatchObject({ key: ["stream", "seq"] });
});

describe.skipIf(!POSTGRES_URL)("moving house", () => {
  it("brings every row and column into PostgreSQL, and refuses a database that holds something", async () => {
    const moved = await moveHouse({ dataDir }, { url: target.url, dataDir });
    const filled = tables.filter(({ name }) => moved[name]!.rows > 0).map(({ name }) => name);
    expect(tables.map(({ name }) => name).filter((name) => !filled.includes(name))).toEqual([]);
    const [from, to] = [
      await openStore({ dataDir }, tables),
      await openStore({ url: target.url, dataDir }, tables),
    ];
    expect(await to.reading((read) => digestsOf(read, tables))).toEqual(
      await from.reading((read) => digestsOf(read, tables)),
    );
    await from.close();
    await to.close();
    await expect(moveHouse({ dataDir }, { url: target.url, dataDir })).rejects.toThrow("is not empty");
  });

  it("leaves nothing behind when something goes wrong on the way", async () => {
    const other = await temporaryDatabase();
    const fails = moveHouse({ dataDir }, { url: other.url, dataDir }, ({ name }) => {
      if (name === "messages") throw new Error("cut off");
    });
    await expect(fails).rejects.toThrow("cut off");
    const store = await openStore({ url: other.url, dataDir }, tables);
    for (const table of tables) expect(await store.reading((read) => read.isEmpty(table))).toBe(true);
    await store.close();
    await moveHouse({ dataDir }, { url: other.url, dataDir });
    await other.drop();
  });
});
