import { z } from "zod";
import type { Row, Table } from "~/db/copy/tables.server";
import { sizesOf } from "../images/sizes";

export const FORMAT = 1;
export const MANIFEST = "manifest.json";
/** Uploads lie in these folders of DATA_DIR, and under the same names in an archive. */
export const FOLDERS = ["audio", "files", "images"];

export const tableEntry = (table: string) => `database/${table}.jsonl.gz`;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.object({ size: z.number().int().min(0), sha256: hash });
const uploadName = z.string().regex(/^(audio|files|images)\/[0-9A-Za-z][0-9A-Za-z.-]*$/);

/** What an archive says of itself. */
export const manifestSchema = z.object({
  format: z.literal(FORMAT, { error: "The archive is of a form that this version does not know." }),
  createdAt: z.string(),
  engine: z.enum(["sqlite", "postgresql"]),
  migrations: z.array(z.string()),
  /** `digest`: of the rows themselves, the same whichever the engine. */
  tables: z.record(z.string(), bytes.extend({ rows: z.number().int().min(0), digest: hash })),
  files: z.record(uploadName, bytes),
  /** Uploads that the database names and that were not there. */
  missing: z.array(uploadName),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** The uploads that a table's rows name, by where they lie under DATA_DIR; audio with the hash that the row knows. */
export function uploadsNamedBy(table: Table, rows: Row[]): Map<string, string | null> {
  const at = (name: string) => table.columns.findIndex((column) => column.name === name);
  const named = new Map<string, string | null>();
  for (const row of rows) {
    const id = row[at("id")] as string;
    if (table.name === "files") named.set(`files/${id}`, null);
    if (table.name === "audio_blobs") named.set(`audio/${id}`, row[at("sha256")] as string);
    if (table.name === "image_blobs")
      for (const size of sizesOf(row[at("width")] as number)) named.set(`images/${id}-${size}.webp`, null);
  }
  return named;
}
