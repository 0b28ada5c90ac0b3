import { readdirSync, readFileSync } from "node:fs";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import { describe, expect, it } from "vitest";
import { diff } from "../../prisma/diff.mjs";
import { postgresqlSchema, sqliteSchema } from "../../prisma/variants.mjs";
import { POSTGRES_URL, temporaryDatabase } from "../support/postgres";
import { shapeOf } from "../support/shape";
import type { Connection } from "../support/shape";

type Engine = "sqlite" | "postgresql";

/** What the schema's language cannot say, and only the migrations make; check constraints besides. */
const onlyInMigrations: Record<Engine, RegExp> = {
  sqlite:
    /^(\w+( key)? (rooms )?room_search|\w+( key)? (messages )?message_search|index \w+ (dj_sessions_live_room_key|queue_items_playing_key|messages_deleted_idx) )/,
  postgresql:
    /^(\w+( key)? (messages )?message_search|index (rooms rooms_search_idx|\w+ (dj_sessions_live_room_key|queue_items_playing_key|messages_deleted_idx)) )/,
};

function migrationsOf(engine: Engine): string[] {
  const folder = new URL(`../../prisma/migrations/${engine}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => /^\d+_/.test(name))
    .sort()
    .map((name) => readFileSync(new URL(`${name}/migration.sql`, folder), "utf8"));
}

function schemaOf(engine: Engine): string {
  return engine === "sqlite" ? sqliteSchema() : postgresqlSchema();
}

/** Runs the work on an empty database, which is gone afterwards. */
async function onEmpty<T>(engine: Engine, work: (connection: Connection) => Promise<T>): Promise<T> {
  const database = engine === "postgresql" ? await temporaryDatabase() : null;
  const adapter = database
    ? new PrismaPg({ connectionString: database.url })
    : new PrismaBetterSqlite3({ url: ":memory:" });
  const connection = await adapter.connect();
  try {
    return await work(connection);
  } finally {
    await connection.dispose();
    await database?.drop();
  }
}

/** PostgreSQL runs several statements at once; its adapter's executeScript would cut them at semicolons in comments. */
async function runScript(connection: Connection, sql: string): Promise<void> {
  if (connection.provider === "postgres") await connection.executeRaw({ sql, args: [], argTypes: [] });
  else await connection.executeScript(sql);
}

/** The shape that scripts leave, run one after the other on an empty database. */
function shapeAfter(engine: Engine, scripts: string[]): Promise<string[]> {
  return onEmpty(engine, async (connection) => {
    for (const script of scripts) await runScript(connection, script);
    return shapeOf(connection);
  });
}

/** What of the migrations the schema has to say too. */
async function migratedShape(engine: Engine, scripts = migrationsOf(engine)): Promise<string[]> {
  return (await shapeAfter(engine, scripts)).filter((line) => !onlyInMigrations[engine].test(line));
}

for (const engine of ["sqlite", "postgresql"] as const) {
  describe.skipIf(engine === "postgresql" && !POSTGRES_URL)(`the migrations for ${engine}`, () => {
    it("make the database that the schema describes", async () => {
      const described = await shapeAfter(engine, [await diff(engine, null, schemaOf(engine))]);
      expect(await migratedShape(engine)).toEqual(described);
    });

    it("differ from it by whatever they forget", async () => {
      const forgotten = [
        'ALTER TABLE "users" DROP COLUMN "passwordHash"',
        'ALTER TABLE "rooms" ADD COLUMN "extra" TEXT DEFAULT \'x\'',
        'DROP INDEX "messages_roomId_createdAt_idx"',
        'DROP TABLE "votes"',
      ];
      await onEmpty(engine, async (connection) => {
        for (const script of migrationsOf(engine)) await runScript(connection, script);
        let before = await shapeOf(connection);
        for (const script of forgotten) {
          await runScript(connection, script);
          const after = await shapeOf(connection);
          expect(after, script).not.toEqual(before);
          before = after;
        }
      });
    });
  });
}

describe.skipIf(!POSTGRES_URL)("the check constraints", () => {
  /** By name, once: a later migration may make a table anew, with its constraints. */
  const checks = (engine: Engine) => [
    ...new Set(
      migrationsOf(engine)
        .flatMap((script) => [...script.matchAll(/CONSTRAINT "(\w+)" CHECK/g)])
        .map(([, name]) => name ?? ""),
    ),
  ];

  it("are the same for both engines, but for the enums that SQLite does not know", async () => {
    const shape = await shapeAfter("postgresql", migrationsOf("postgresql"));
    const enums = shape.flatMap((line) => /^enum (\w+)/.exec(line)?.[1] ?? []);
    const enumChecks = shape
      .map((line) => /^column (\w+)\.(\w+) (\w+)/.exec(line))
      .flatMap((column) =>
        column && enums.includes(column[3] ?? "") ? `${column[1]}_${column[2]}_check` : [],
      );
    expect(checks("sqlite").sort()).toEqual([...checks("postgresql"), ...enumChecks].sort());
  });
});
