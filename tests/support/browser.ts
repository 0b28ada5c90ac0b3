import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import type { BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import { startApp } from "./app";

export { expect };

type Fixtures = {
  /** Console messages that this test brings about on purpose: `test.use({ expectedErrors: [/…/] })`. */
  expectedErrors: RegExp[];
  /** A page of somebody else: a fresh browser context, watched like the test's own. */
  newPerson: (options?: BrowserContextOptions) => Promise<Page>;
  /** Fails unless axe finds the page to be WCAG 2.2 AA. `within` is a selector, for a part of it. */
  axe: (page: Page, within?: string) => Promise<void>;
};

type WorkerFixtures = {
  /** Settings of an application of the file's own, instead of the shared one: `test.use({ appEnv: { DEMO: "on" } })`. */
  appEnv: Record<string, string> | null;
  appUrl: string;
};

// Chromium reports every refused request. A refusal is an answer, and the page's own to show; a fault is not.
const refusals = /^Failed to load resource: the server responded with a status of 4\d\d/;
// Whoever presses the next link while an answer is still being read breaks that answer off. Remix's decoder prints it, and
// the router lets it go, as it should.
const brokenOff = /^AbortError: signal is aborted without reason/;

/** Collects what a browser says when something is wrong; React's hydration warnings are among it. */
function watch(context: BrowserContext, expected: RegExp[], found: string[]): void {
  context.on("console", (message) => {
    const text = message.text();
    const bad = message.type() === "error" || (message.type() === "warning" && /hydrat/i.test(text));
    const harmless = refusals.test(text) || brokenOff.test(text);
    if (!bad || harmless || expected.some((pattern) => pattern.test(text))) return;
    found.push(`${message.type()}: ${text} (${message.location().url})`);
  });
  context.on("weberror", (error) => {
    const text = String(error.error().stack ?? error.error());
    if (!expected.some((pattern) => pattern.test(text))) found.push(`pageerror: ${text}`);
  });
}

/** Playwright's `test`, with the application to test and an eye on the console of every page. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  appEnv: [null, { option: true, scope: "worker" }],
  appUrl: [
    async ({ appEnv }, use) => {
      const app = appEnv === null ? null : await startApp({ env: appEnv });
      const url = app?.url ?? process.env["E2E_URL"];
      if (!url) throw new Error("No application is running.");
      await use(url);
      await app?.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ appUrl }, use) => use(appUrl),

  expectedErrors: [[], { option: true }],
  context: async ({ context, expectedErrors }, use) => {
    const found: string[] = [];
    watch(context, expectedErrors, found);
    await use(context);
    expect(found, "errors in the browser").toEqual([]);
  },
  newPerson: async ({ browser, contextOptions, baseURL, expectedErrors }, use) => {
    const found: string[] = [];
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        ...contextOptions,
        ...(baseURL ? { baseURL } : {}),
        ...options,
      });
      contexts.push(context);
      watch(context, expectedErrors, found);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    expect(found, "errors in another person's browser").toEqual([]);
  },

  axe: async ({ javaScriptEnabled }, use) => {
    await use(async (page, within) => {
      if (!javaScriptEnabled) throw new Error("axe needs a page with JavaScript.");
      const builder = new AxeBuilder({ page }).withTags([
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
      ]);
      const { violations } = await (within ? builder.include(within) : builder).analyze();
      const told = violations.map(
        ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(" ")}`,
      );
      expect(told, "what axe found").toEqual([]);
    });
  },
});
