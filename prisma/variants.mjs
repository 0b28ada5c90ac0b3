// The schema as each engine reads it.
import { readFileSync } from "node:fs";

/** @returns {string} the schema as written: SQLite's. */
export function sqliteSchema() {
  return readFileSync(new URL("./schema.prisma", import.meta.url), "utf8");
}

/** @returns {string} the same schema for PostgreSQL, with its client beside SQLite's. */
export function postgresqlSchema() {
  return sqliteSchema()
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('output       = "../app/db/generated/sqlite"', 'output       = "./postgresql"');
}
