import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { freePort, startApp, temporaryFolder } from "../support/app";

/** What a start that fails tells whoever tried it. */
async function words(env: Record<string, string>): Promise<string[]> {
  const told = await startApp({ env }).then(
    async (app) => `It started: ${await app.stop()}`,
    (error: Error) => error.message,
  );
  return told.split("\n").slice(1);
}

it("names every setting that is wrong, in words alone", async () => {
  expect(
    await words({ PORT: "abc", PUBLIC_URL: "here", SESSION_SECRET: "short", LIMIT_API: "many" }),
  ).toEqual([
    "These settings are wrong:",
    expect.stringMatching(/^ {2}PORT: /),
    "  PUBLIC_URL: must be an address that starts with http:// or https://",
    "  SESSION_SECRET: must have at least 32 characters",
    "  LIMIT_API: must be count/seconds, such as 10/60",
  ]);
});

it("says so where data cannot lie, and where nobody answers", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(await words({ DATA_DIR: file })).toEqual([
    expect.stringMatching(/^DATA_DIR cannot be used: EEXIST/),
  ]);
  rmSync(folder, { recursive: true });
  const nobody = `postgres://postgres@127.0.0.1:${await freePort()}/rooms`;
  expect(await words({ DATABASE_URL: nobody })).toEqual([expect.stringContaining("Can't reach database")]);
});

it("says so where the port is another's", async () => {
  const app = await startApp();
  const port = Number(new URL(app.url).port);
  const told = await words({ HOST: "127.0.0.1", LOG_LEVEL: "silent", PORT: String(port) });
  expect(told).toEqual([
    expect.stringMatching(`^Cannot listen on HOST 127.0.0.1, PORT ${port}: .*EADDRINUSE`),
  ]);
  await app.stop();
});
