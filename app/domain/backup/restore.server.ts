import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { StringDecoder } from "node:string_decoder";
import { createGunzip } from "node:zlib";
import { fill, firstWithData, verify, type Digests } from "~/db/copy/copy.server";
import { makeStore, mayHoldData, ownMigrations, type Place } from "~/db/copy/open.server";
import { BATCH } from "~/db/copy/store";
import { allTables, type Row } from "~/db/copy/tables.server";
import { newId } from "~/world.server";
import { FOLDERS, MANIFEST, manifestSchema, tableEntry, type Manifest } from "./manifest.server";
import { bytesOf, entriesOf, hashOf, textOf, type Entry } from "./tar.server";

type Archive = { path: string; entries: Map<string, Entry>; manifest: Manifest };

/**
 * Puts an instance back as an archive has it. All that the archive says of itself is checked first; uploads are put in
 * place, then all rows in one transaction, read back and compared before they are kept.
 *
 * @param force also where there are data: they are replaced
 * @throws Error that says what is wrong; then all is as it was
 */
export async function restore(file: string, to: Place, force = false): Promise<Manifest> {
  const archive = await checked(file);
  const tables = allTables();
  const wasThere = mayHoldData(to);
  const store = await makeStore(to, tables);
  const placed: string[] = [];
  let before: string[] = [];
  try {
    const filled = await store.reading((read) => firstWithData(read, tables));
    if (filled && !force)
      throw new Error(
        `The instance is not empty: there are ${filled} in it. --force replaces all that is there.`,
      );
    before = wasThere ? await uploadsIn(to.dataDir) : [];
    await placeUploads(archive, to.dataDir, placed);
    await store.writing(async (write) => {
      await write.empty(tables);
      for (const table of tables) await fill(write, table, rowsOf(archive, table.name));
      await verify(write, tables, digestsIn(archive.manifest));
      await write.rename(newId());
    });
  } catch (error) {
    for (const path of placed) await rm(path, { force: true });
    throw error;
  } finally {
    await store.close();
  }
  // Takes away the uploads of what was there before, and none that came meanwhile.
  for (const name of before)
    if (!(name in archive.manifest.files)) await rm(join(to.dataDir, name), { force: true });
  return archive.manifest;
}

/** Opens an archive and holds every byte in it against its manifest. @throws Error */
async function checked(path: string): Promise<Archive> {
  if (!existsSync(path)) throw new Error(`There is no ${path}.`);
  const entries = await entriesOf(path);
  const own = entries.get(MANIFEST);
  if (!own) throw new Error("The archive has no manifest: it is not whole.");
  const parsed = manifestSchema.safeParse(JSON.parse(await textOf(path, own)));
  if (!parsed.success) throw new Error(`The manifest is wrong: ${parsed.error.issues[0]!.message}`);
  const manifest = parsed.data;
  if (manifest.migrations.join() !== ownMigrations().join())
    throw new Error(
      "The archive was made by another version. Restore it with that one, then change versions.",
    );
  const told = [
    ...Object.entries(manifest.files),
    ...Object.entries(manifest.tables).map(([name, bytes]) => [tableEntry(name), bytes] as const),
  ];
  for (const [name, { size, sha256 }] of told) {
    const entry = entries.get(name);
    if (entry?.size !== size || (await hashOf(path, entry)) !== sha256)
      throw new Error(`The archive is damaged: ${name} is not what the manifest says.`);
  }
  return { path, entries, manifest };
}

/** Writes the uploads that are not there yet; each is there whole or not at all. */
async function placeUploads(archive: Archive, dataDir: string, placed: string[]): Promise<void> {
  for (const [name, { sha256 }] of Object.entries(archive.manifest.files)) {
    const path = join(dataDir, name);
    if (existsSync(path) && (await hashOfFile(path)) === sha256) continue;
    const entry = archive.entries.get(name)!;
    await mkdir(dirname(path), { recursive: true });
    if (entry.size === 0) await pipeline([], createWriteStream(`${path}.part`));
    else await pipeline(bytesOf(archive.path, entry), createWriteStream(`${path}.part`));
    await rename(`${path}.part`, path);
    placed.push(path);
  }
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function* rowsOf({ path, entries }: Archive, table: string): AsyncIterable<Row[]> {
  const zipped = bytesOf(path, entries.get(tableEntry(table))!);
  let batch: Row[] = [];
  for await (const line of linesOf(zipped.pipe(createGunzip()))) {
    batch.push(JSON.parse(line) as Row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const digestsIn = ({ tables }: Manifest): Digests =>
  Object.fromEntries(
    Object.entries(tables).map(([name, { rows, digest }]) => [name, { rows, sha256: digest }]),
  );

/** Lines end at "\n" alone: readline of newer Nodes also takes the separators of Unicode, which may stand in a post. */
async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncIterable<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of bytes) {
    const lines = (rest + decoder.write(chunk)).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** The uploads that are there now, by their names in an archive. */
async function uploadsIn(dataDir: string): Promise<string[]> {
  const names = FOLDERS.map(async (folder) => {
    const entries = await readdir(join(dataDir, folder), { withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`);
  });
  return (await Promise.all(names)).flat();
}
