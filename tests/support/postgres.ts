import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";

/** The PostgreSQL to make databases in, as a URL; undefined where there is none, and its tests are skipped. */
export const POSTGRES_URL = process.env["TEST_DATABASE_URL"];

async function execute(sql: string): Promise<void> {
  if (!POSTGRES_URL) throw new Error("TEST_DATABASE_URL names no PostgreSQL.");
  const connection = await new PrismaPg({ connectionString: POSTGRES_URL }).connect();
  try {
    await connection.executeScript(sql);
  } finally {
    await connection.dispose();
  }
}

/** Makes an empty database beside the one of POSTGRES_URL. `drop` cuts whoever is still connected to it. */
export async function temporaryDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `seda_test_${randomUUID().replaceAll("-", "")}`;
  await execute(`CREATE DATABASE ${name}`);
  // No test cuts the power: nobody need wait for the disk.
  await execute(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  const url = new URL(POSTGRES_URL ?? "");
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(`DROP DATABASE ${name} WITH (FORCE)`) };
}
