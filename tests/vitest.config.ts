import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { findServices } from "../.ci/services.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Tests of one folder. Those that boot the built application take longer. */
function project(name: string, timeout: number, shuffle = false) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      testTimeout: timeout,
      hookTimeout: 2 * timeout,
      sequence: { shuffle: { tests: shuffle, files: false } },
    },
  };
}

export default defineConfig({
  root,
  resolve: { alias: { "~": `${root}app` } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    env: { ...(await findServices()), LOG_LEVEL: "silent" },
    reporters: ["default", ["json", { outputFile: "tests/.reports/vitest.json" }]],
    projects: [
      project("unit", 30_000, true),
      project("integration", 20_000),
      project("api", 30_000),
      project("live", 30_000),
    ],
  },
});
