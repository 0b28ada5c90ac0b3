import { moveHouse } from "../app/db/copy/move.server";
import { env } from "../app/env.server";
import { command, giveUp, say } from "./command";

// npm run move -- postgres://…: carries the SQLite instance under DATA_DIR into an empty PostgreSQL.
await command(async ([url]) => {
  if (!url || !/^postgres(ql)?:\/\//.test(url)) giveUp("Say where to: npm run move -- postgres://…");
  const { DATA_DIR } = env();
  const moved = await moveHouse({ dataDir: DATA_DIR }, { url, dataDir: DATA_DIR }, ({ name }, rows) =>
    say(`${name}: ${rows}`),
  );
  const rows = Object.values(moved).reduce((sum, table) => sum + table.rows, 0);
  say(`${rows} rows are there, compared one by one. Uploads stay under ${DATA_DIR}.`);
  say("Start the instance with DATABASE_URL set to this address; what was written since is not in it.");
});
