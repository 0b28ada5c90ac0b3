import { restore } from "../app/domain/backup/restore.server";
import { env } from "../app/env.server";
import { command, giveUp, say } from "./command";

// npm run restore -- FILE [--force]: puts the instance of these settings back as the file has it.
await command(async (words) => {
  const force = words.includes("--force");
  const [file, ...others] = words.filter((word) => word !== "--force");
  if (!file || others.length > 0) giveUp("Say what from: npm run restore -- FILE [--force]");
  const { DATA_DIR, DATABASE_URL } = env();
  const { createdAt, tables, files } = await restore(file, { url: DATABASE_URL, dataDir: DATA_DIR }, force);
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  say(`${rows} rows and ${Object.keys(files).length} files are there, as of ${createdAt}.`);
});
