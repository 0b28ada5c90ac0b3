import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { quickDisk } from "../.ci/quick-disk.mjs";
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

const services = await findServices();

/** What the live suite asks of one process, asked of two nodes behind a proxy. */
const nodes = {
  extends: true as const,
  test: {
    name: "nodes",
    include: ["inbox", "moderation", "rooms", "session-doors", "sessions"].map(
      (file) => `tests/live/${file}.test.ts`,
    ),
    env: { TEST_NODES: "2" },
    ...{ testTimeout: 120_000, hookTimeout: 240_000 },
  },
};

export default defineConfig({
  root,
  resolve: { alias: { "~": `${root}app` } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    env: { ...services, ...quickDisk(), LOG_LEVEL: "silent" },
    reporters: ["default", ["json", { outputFile: "tests/.reports/vitest.json" }]],
    projects: [
      project("unit", 30_000, true),
      project("integration", 60_000),
      project("api", 60_000),
      project("live", 120_000),
      ...(services.TEST_DATABASE_URL && services.TEST_REDIS_URL ? [nodes] : []),
    ],
  },
});
