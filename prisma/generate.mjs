// Generates one Prisma client for each engine from the one schema. Run by `npm run generate`.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { slimClient } from "./slim-client.mjs";
import { postgresqlSchema } from "./variants.mjs";

/** @param {string} file */
function generate(file) {
  execFileSync("npx", ["prisma", "generate", "--schema", file], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      // `generate` fetches the schema engine although it has no use for it: a stand-in keeps the network out.
      PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
}

const derived = "app/db/generated/postgresql.prisma";
mkdirSync(dirname(derived), { recursive: true });
writeFileSync(derived, postgresqlSchema());
generate("prisma/schema.prisma");
generate(derived);
for (const engine of ["sqlite", "postgresql"]) slimClient(`app/db/generated/${engine}/internal/class.ts`);
