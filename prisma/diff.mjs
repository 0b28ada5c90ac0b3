// Writes the SQL that leads from one shape of the data to another, for one engine. Used to write a new migration:
//   node prisma/diff.mjs sqlite|postgresql [old-schema.prisma]
// and by the test that holds migrations and schema together. The engine is Prisma's own, as WebAssembly: no download.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { postgresqlSchema, sqliteSchema } from "./variants.mjs";

const folder = createRequire(import.meta.url)
  .resolve("@prisma/schema-engine-wasm")
  .replace(/[^/]*$/, "");
let started = false;

async function start() {
  if (started) return;
  const module = await WebAssembly.compile(readFileSync(`${folder}schema_engine_bg.wasm`));
  const instance = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  started = true;
}

/** What stands for a database where none is asked: the engine wants one even to compare two texts. */
function unconnected(provider) {
  const ok = (value) => ({ ok: true, value });
  const connection = {
    provider: provider === "postgresql" ? "postgres" : provider,
    adapterName: "unconnected",
    getConnectionInfo: () => ok({ schemaName: undefined, supportsRelationJoins: false }),
    queryRaw: async () => ok({ columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: async () => ok(0),
    executeScript: async () => ok(undefined),
    startTransaction: async () => ok(connection),
    dispose: async () => ok(undefined),
  };
  return {
    ...connection,
    connect: async () => ok(connection),
    connectToShadowDb: async () => ok(connection),
  };
}

/**
 * @param {"sqlite" | "postgresql"} provider
 * @param {string | null} from a schema's text; null for an empty database
 * @param {string} to a schema's text
 * @returns {Promise<string>} SQL
 */
export async function diff(provider, from, to) {
  await start();
  const adapter = unconnected(provider);
  const target = (text) =>
    text === null
      ? { tag: "empty" }
      : { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: text }], configDir: "." };
  const machine = await engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  const result = await machine.diff({
    from: target(from),
    to: target(to),
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.stdout ?? "";
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [provider = "sqlite", old] = process.argv.slice(2);
  const text = provider === "postgresql" ? postgresqlSchema() : sqliteSchema();
  process.stdout.write(await diff(provider, old ? readFileSync(old, "utf8") : null, text));
}
