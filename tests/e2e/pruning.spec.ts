import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { openRoom, signUp } from "../support/browser-people";

const dataDir = mkdtempSync(join(tmpdir(), "seda-rooms-"));
test.use({
  appEnv: {
    ...{ DATA_DIR: dataDir, DEMO: "off", NEW_ACCOUNT_SECONDS: "0" },
    ...{ LIMIT_MESSAGES: "100000/60", LIMIT_REPEATS: "20/1", LIMIT_API: "100000/60" },
  },
});
// A list alone would be read as a value with options.
test.use({
  expectedErrors: [[/ERR_INTERNET_DISCONNECTED|ERR_FAILED/, /WebSocket connection/], { scope: "test" }],
});
test.afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Forgets everything that has happened so far, as the job does with what is old. */
function prune(): void {
  const database = new Database(join(dataDir, "rooms.db"));
  database.exec(`UPDATE "streams" SET "prunedSeq" = "seq"; DELETE FROM "stream_events"`);
  database.close();
}

const posts = (page: Page) => page.locator(".timeline article");
const post = (page: Page, text: string) => posts(page).filter({ hasText: new RegExp(`${text}(?!\\d)`) });

test("a page that slept past what is still known comes back right, and its reader keeps the place", async ({
  page,
  newPerson,
}) => {
  test.slow();
  const other = await newPerson();
  await signUp(other);
  const room = await openRoom(other, "Long Sleep");
  const api = `/api/v1${room}/messages`;
  for (let n = 0; n < 90; n += 1) await other.request.post(api, { data: { text: `Post ${n}.` } });

  await signUp(page);
  await page.request.post(`/api/v1${room}/join`);
  await page.goto(room);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect(post(page, "Post 0")).toBeVisible({ timeout: 500 });
  }).toPass();
  await post(page, "Post 20").evaluate((element) => element.scrollIntoView({ block: "center" }));
  const top = () => post(page, "Post 20").evaluate((element) => element.getBoundingClientRect().top);
  const stood = await top();

  await page.context().setOffline(true);
  await expect(page.getByText("Offline")).toBeVisible();
  const { data } = (await (await other.request.get(`${api}?limit=100`)).json()) as {
    data: { id: string; text: string | null }[];
  };
  const idOf = (text: string) => data.find((one) => one.text === text)!.id;
  for (const text of ["Post 85.", "Post 38."]) await other.request.delete(`${api}/${idOf(text)}`);
  await other.request.patch(`${api}/${idOf("Post 19.")}`, { data: { text: "Post 19, put better." } });
  await other.request.post(api, { data: { text: "While you slept." } });
  prune();

  await page.context().setOffline(false);
  await expect(page.getByText("Live", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(post(page, "Post 19, put better")).toBeVisible();
  await expect(post(page, "Post 38")).toHaveCount(0);
  await expect.poll(async () => Math.abs((await top()) - stood)).toBeLessThanOrEqual(2);

  await expect(async () => {
    await page.evaluate(() => scrollTo(0, 0));
    await expect(post(page, "While you slept")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(post(page, "Post 85")).toHaveCount(0);
  // And what happens from here on arrives.
  await other.request.post(api, { data: { text: "Good morning." } });
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, 0));
    await expect(post(page, "Good morning")).toBeVisible({ timeout: 500 });
  }).toPass();
});
