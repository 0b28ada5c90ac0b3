import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDataDir } from "~/data-dir.server";
import { env } from "~/env.server";
import { newToken } from "~/world.server";

let secret: string | undefined;

/** What signs short-lived cookies: SESSION_SECRET, else one that is made on the first start and kept. */
export function sessionSecret(): string {
  secret ??= env().SESSION_SECRET ?? keptSecret(env().DATA_DIR);
  return secret;
}

function keptSecret(dataDir: string): string {
  const file = join(makeDataDir(dataDir), "session-secret");
  try {
    // `wx`: of two processes that start at once, one writes and both read the same.
    writeFileSync(file, newToken(), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
