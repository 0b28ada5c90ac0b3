import { defineConfig } from "@playwright/test";
import { findChromium } from "../.ci/chromium.mjs";
import { quickDisk } from "../.ci/quick-disk.mjs";

const executablePath = findChromium();
Object.assign(process.env, quickDisk());

export default defineConfig({
  testDir: "e2e",
  outputDir: ".reports/playwright",
  globalSetup: "./support/e2e-setup.ts",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // Two browsers and a server share two cores.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  globalTimeout: 40 * 60_000,
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: ".reports/playwright.json" }]],
  use: {
    // What cannot be clicked for so long never can: a failure says so well before the test's own time is up.
    actionTimeout: 20_000,
    // Nothing here waits for motion, and software rendering pays for every frame of it.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // Recording takes half of a test's time. Where the picture does not tell: `npm run playwright -- --trace on FILE`.
    trace: "off",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    {
      name: "desktop",
      testIgnore: ["nojs/**", "session-sync.spec.ts"],
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: "phone",
      testIgnore: ["nojs/**", "session-sync.spec.ts"],
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true },
    },
    {
      name: "nojs",
      testMatch: "nojs/**/*.spec.ts",
      use: { viewport: { width: 1280, height: 800 }, javaScriptEnabled: false },
    },
    {
      // What it measures are milliseconds: it has the machine to itself, when all others are done.
      name: "sync",
      testMatch: "session-sync.spec.ts",
      dependencies: ["desktop", "phone", "nojs"],
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
});
