import { backUp } from "../app/domain/backup/backup.server";
import { env } from "../app/env.server";
import { command, giveUp, say } from "./command";

// npm run backup -- FILE: the state of the instance of these settings at one moment, while it runs.
await command(async ([file]) => {
  if (!file) giveUp("Say where to: npm run backup -- FILE");
  const { DATA_DIR, DATABASE_URL } = env();
  const { tables, files, missing } = await backUp({ url: DATABASE_URL, dataDir: DATA_DIR }, file);
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  say(`${file}: ${rows} rows and ${Object.keys(files).length} files.`);
  if (missing.length > 0) say(`${missing.length} uploads were not on the disk, among them ${missing[0]}.`);
});
