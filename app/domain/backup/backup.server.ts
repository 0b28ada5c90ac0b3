import { createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { TableDigest } from "~/db/copy/digest.server";
import { openStore, ownMigrations, type Place } from "~/db/copy/open.server";
import type { Read } from "~/db/copy/store";
import { allTables, type Table } from "~/db/copy/tables.server";
import { now } from "~/world.server";
import { FORMAT, MANIFEST, tableEntry, uploadsNamedBy, type Manifest } from "./manifest.server";
import { TarWriter } from "./tar.server";

type Bytes = { size: number; sha256: string };

/** An upload may be gone by the time it is read, because it was deleted: then a newer state is taken, so often. */
const TRIES = 10;

/**
 * Writes the state of an instance at one moment into one file, while the instance runs: all rows, and every upload that
 * they name. Uploads never change under their names, so most are copied before the moment that counts.
 *
 * @param file must not be there yet; it is there when it is whole
 * @throws Error that says what is wrong; then there is no file
 */
export async function backUp(from: Place, file: string): Promise<Manifest> {
  if (existsSync(file)) throw new Error(`${file} is there already.`);
  const tables = allTables();
  const store = await openStore(from, tables);
  const part = `${file}.part`;
  await rm(part, { force: true });
  const tar = await TarWriter.create(part);
  try {
    const uploads = new Uploads(tar, from.dataDir);
    await store.reading(async (read) => uploads.take(await namedUploads(read, tables)));
    let manifest: Manifest | null = null;
    for (let tries = 1; !manifest; tries += 1)
      manifest = await store.reading(async (read) => {
        const named = await namedUploads(read, tables);
        const missing = await uploads.take(named);
        if (missing.length > 0 && tries < TRIES) return null;
        const kept = [...named.keys()].flatMap((name) => uploads.entry(name));
        return {
          ...{ format: FORMAT, createdAt: now().toISOString(), engine: store.engine },
          ...{ migrations: ownMigrations(), missing },
          files: Object.fromEntries(kept),
          tables: await writeTables(tar, read, tables, `${part}.table`),
        };
      });
    await tar.addText(MANIFEST, JSON.stringify(manifest, null, 1));
    await tar.finish();
    await rename(part, file);
    return manifest;
  } catch (error) {
    await tar.abandon();
    await rm(part, { force: true });
    throw error;
  } finally {
    await rm(`${part}.table`, { force: true });
    await store.close();
  }
}

async function namedUploads(read: Read, tables: Table[]): Promise<Map<string, string | null>> {
  const named = new Map<string, string | null>();
  for (const table of tables) {
    if (!["files", "audio_blobs", "image_blobs"].includes(table.name)) continue;
    for await (const rows of read.rows(table))
      for (const [name, sha256] of uploadsNamedBy(table, rows)) named.set(name, sha256);
  }
  return named;
}

/** The uploads that are in the archive already. */
class Uploads {
  private readonly kept = new Map<string, Bytes>();

  constructor(
    private readonly tar: TarWriter,
    private readonly dataDir: string,
  ) {}

  /** Copies those that are not there yet. @returns those that could not be found */
  async take(named: Map<string, string | null>): Promise<string[]> {
    const missing: string[] = [];
    for (const [name, sha256] of named) {
      if (this.kept.has(name)) continue;
      try {
        const written = await this.tar.addFile(name, join(this.dataDir, name));
        if (sha256 && written.sha256 !== sha256) throw new Error(`${name} is not what was uploaded.`);
        this.kept.set(name, written);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
        missing.push(name);
      }
    }
    return missing;
  }

  entry(name: string): [string, Bytes][] {
    const bytes = this.kept.get(name);
    return bytes ? [[name, bytes]] : [];
  }
}

async function writeTables(
  tar: TarWriter,
  read: Read,
  tables: Table[],
  scratch: string,
): Promise<Manifest["tables"]> {
  const written: Manifest["tables"] = {};
  for (const table of tables) {
    const digest = new TableDigest(table);
    async function* lines() {
      for await (const rows of read.rows(table)) {
        digest.add(rows);
        yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
      }
    }
    await pipeline(
      Readable.from(lines()),
      createGzip({ level: 6 }),
      createWriteStream(scratch, { mode: 0o600 }),
    );
    const bytes = await tar.addFile(tableEntry(table.name), scratch);
    const { rows, sha256 } = digest.result();
    written[table.name] = { ...bytes, rows, digest: sha256 };
  }
  return written;
}
