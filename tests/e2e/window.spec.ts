import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { openRoom, signUp, speaker } from "../support/browser-people";

test.use({
  appEnv: { DEMO: "off", LIMIT_MESSAGES: "100000/60", LIMIT_REPEATS: "20/1", LIMIT_API: "100000/60" },
});

const live = (page: Page) => expect(page.getByText("Live", { exact: true })).toBeVisible();
const posts = (page: Page) => page.locator(".timeline article");

async function sayMany(say: (text: string) => Promise<unknown>, many: number, start = 0): Promise<void> {
  for (let from = 0; from < many; from += 25)
    await Promise.all(Array.from({ length: 25 }, (_, index) => say(`Post number ${start + from + index}.`)));
}

/** Where the first post on the screen stands. */
const reading = (page: Page) =>
  page.evaluate(() => {
    for (const post of document.querySelectorAll(".timeline article[id]")) {
      const { top } = post.getBoundingClientRect();
      if (top > 200) return { id: post.id, top };
    }
    throw new Error("Nothing is on the screen.");
  });
/** Waits until nothing is loaded and nothing moves any more: for ten frames the page has been the same. */
const still = (page: Page) =>
  page.evaluate(async () => {
    let [same, before] = [0, ""];
    while (same < 10) {
      await new Promise((done) => requestAnimationFrame(done));
      const busy = document.querySelector("main [aria-busy=true], [aria-busy=true] a[rel=next]");
      const now = `${scrollY} ${document.documentElement.scrollHeight} ${busy !== null}`;
      same = now === before && !busy ? same + 1 : 0;
      before = now;
    }
  });
const topOf = (page: Page, id: string) =>
  page.evaluate((post) => document.getElementById(post)!.getBoundingClientRect().top, id);

test("a thousand posts are scrolled through with 300 in the page, and nothing that is read moves", async ({
  page,
  request,
}) => {
  const owner = await signUp(page);
  const room = await openRoom(page, `Long evenings ${owner}`);
  const say = await speaker(request, room);
  await sayMany(say, 1000);
  await page.goto(room);
  await live(page);
  let most = 0;
  const oldest = () => posts(page).last().innerText();
  for (
    let turn = 0;
    turn < 80 && !(await page.getByText("Post number 0.", { exact: true }).count());
    turn += 1
  ) {
    const before = await oldest();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight - innerHeight - 300));
    await expect
      .poll(async () => (await oldest()) !== before || turn > 70, { timeout: 4000 })
      .toBe(true)
      .catch(() => undefined);
    most = Math.max(most, await posts(page).count());
  }
  expect(most).toBeLessThanOrEqual(300);
  expect(most).toBeGreaterThan(250);

  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await still(page);
  const place = await reading(page);
  await page.locator(`[id="${place.id}"] a`).first().focus();
  const stood = await topOf(page, place.id);
  await say("While you were reading");
  await expect(page.getByRole("button", { name: "1 new post", exact: true })).toBeVisible();
  expect(Math.abs((await topOf(page, place.id)) - stood)).toBeLessThanOrEqual(2);
  await expect(page.getByText("While you were reading")).toHaveCount(0);

  // Up again: newer posts come back above, older ones go below, and what is read stays.
  const first = await posts(page).first().innerText();
  const up = await page.evaluate(() => {
    scrollTo(0, (document.querySelector(".timeline") as HTMLElement).offsetTop + 300);
    const all = [...document.querySelectorAll(".timeline article[id]")];
    const post = all.find((one) => one.getBoundingClientRect().top > 200)!;
    return { id: post.id, top: post.getBoundingClientRect().top };
  });
  await expect.poll(async () => (await posts(page).first().innerText()) !== first).toBe(true);
  expect(Math.abs((await topOf(page, up.id)) - up.top)).toBeLessThanOrEqual(2);
  expect(await posts(page).count()).toBeLessThanOrEqual(300);
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);

  await page.getByRole("button", { name: "1 new post", exact: true }).click();
  await expect(page.getByText("While you were reading")).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test("one comes back to where one read, and is led to the first that is new", async ({ page, request }) => {
  const owner = await signUp(page);
  const room = await openRoom(page, `Coming back ${owner}`);
  const say = await speaker(request, room);
  await sayMany(say, 25);
  await page.goto(room);
  await live(page);
  // It is read once it has been on the screen for a moment.
  const unread = async () => {
    const answer = await page.request.get("/api/v1/rooms");
    const { data } = (await answer.json()) as { data: { slug: string; unread: number }[] };
    return data.find(({ slug }) => room.endsWith(slug))?.unread;
  };
  await expect.poll(unread).toBe(0);
  await page.goto("/rooms");
  await sayMany(say, 100, 25);
  await page.goto(room);
  await live(page);
  await page.getByRole("link", { name: "99+ new" }).click();
  await expect(page.getByRole("separator", { name: "New since your last visit" })).toBeVisible();
  await expect(page).toHaveURL(/at=.*read=/);

  await page.goto(room);
  await live(page);
  await page.evaluate(() => scrollTo(0, 3000));
  await still(page);
  const kept = () =>
    page.evaluate(() => Object.keys(sessionStorage).some((key) => key.startsWith("seda:place:")));
  await expect.poll(kept).toBe(true);
  const place = await reading(page);
  const stood = await topOf(page, place.id);
  await page.getByRole("link", { name: "Discover" }).first().click();
  await expect(page).toHaveURL("/rooms");
  await say("Meanwhile");
  await page.goBack();
  await expect
    .poll(async () => Math.abs((await topOf(page, place.id).catch(() => 1e6)) - stood))
    .toBeLessThanOrEqual(2);
  await page.reload();
  await expect
    .poll(async () => Math.abs((await topOf(page, place.id).catch(() => 1e6)) - stood))
    .toBeLessThanOrEqual(2);
});

test("a place in the past lives: what happens to its posts is seen, and what is new is a press away", async ({
  page,
  request,
}) => {
  const owner = await signUp(page);
  const room = await openRoom(page, `Long ago ${owner}`);
  const say = await speaker(request, room);
  await sayMany(say, 50);
  const listed = await page.request.get(`/api/v1${room}/messages?limit=50`);
  const { data } = (await listed.json()) as { data: { id: string; text: string }[] };
  const [found, beside, answered] = [data[40]!, data[41]!, data[42]!];
  await page.goto(`${room}?at=${found.id}#post-${found.id}`);
  await expect(page.locator(".post-found")).toContainText(found.text);
  const here = (id: string) => page.locator(`[id="post-${id}"]`);
  // A reply shows that the page is connected; until then nothing is to be seen of anything.
  await say("right you are", answered.id);
  await expect(here(answered.id).getByRole("link", { name: "1 reply" })).toBeVisible();
  const at = `/api/v1${room}/messages`;
  expect((await page.request.post(`${at}/${found.id}/reactions`, { data: { emoji: "🔥" } })).ok()).toBe(true);
  await expect(here(found.id).getByRole("button", { name: "🔥 1" })).toHaveAttribute("aria-pressed", "true");
  const removed = await page.request.delete(`${at}/${beside.id}`, { data: { reason: "Off topic" } });
  expect(removed.status()).toBe(204);
  await expect(here(beside.id)).toHaveCount(0);

  await say("something new");
  await say("and more of it");
  await expect(page.getByText("something new")).toHaveCount(0);
  const pill = page.getByRole("link", { name: "2 new posts" });
  await pill.click();
  await expect(page).toHaveURL(room);
  await expect(page.getByText("and more of it")).toBeVisible();
});
