import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { openRoom, signUp, speaker } from "../support/browser-people";

const live = (page: Page) => expect(page.getByText("Live", { exact: true })).toBeVisible();
const item = (page: Page, text: string) => page.locator(".timeline article", { hasText: text }).first();
const thread = (page: Page) => page.getByRole("complementary", { name: "Thread" });
const line = (page: Page) => thread(page).getByRole("separator", { name: "New replies" });

/** A room with one post of one's own that somebody else answers. */
async function answered(page: Page) {
  await signUp(page);
  const room = await openRoom(page, "Long answers");
  await live(page);
  await page.locator("#post-text").fill("who was there?");
  await page.locator("#post-text").press("Enter");
  await expect(item(page, "who was there?")).not.toHaveAttribute("aria-busy", "true");
  const id = (await item(page, "who was there?").getAttribute("id"))!.replace("post-", "");
  const say = await speaker(page.request, room);
  return { room, id, reply: (text: string) => say(text, id) };
}

test("new replies are counted on the post, in every tab, and read in one of them @phone", async ({
  page,
  axe,
}) => {
  const { room, reply } = await answered(page);
  const tab = await page.context().newPage();
  await tab.goto(room);
  await live(tab);
  await reply("I was");
  for (const one of [page, tab])
    await expect(item(one, "who was there?").getByRole("link", { name: "1 reply · 1 new" })).toBeVisible();
  await reply("and I");
  await expect(item(tab, "who was there?").getByRole("link", { name: "2 replies · 2 new" })).toBeVisible();

  await item(page, "who was there?").getByRole("link", { name: "2 replies · 2 new" }).click();
  await expect(line(page)).toBeInViewport();
  const order = await thread(page).locator("article, [role=separator]").allInnerTexts();
  expect(order[1]).toContain("New replies");
  await axe(page);
  // Seen for a moment, it is read: everywhere.
  for (const one of [page, tab])
    await expect(item(one, "who was there?").getByText("2 replies", { exact: true })).toHaveCount(1);
  // What comes while it is open is read as it comes; the line stays where it was.
  await reply("me too");
  await expect(thread(page).getByText("me too")).toBeVisible();
  await expect(item(tab, "who was there?").getByText("3 replies", { exact: true })).toBeVisible();
  await expect(line(page)).toHaveCount(1);

  // Made unread again, from the second on, and the thread is left.
  const second = thread(page).locator("article", { hasText: "and I" });
  await second.getByLabel(/^More about/).click();
  await second.getByRole("button", { name: "Mark unread from here" }).click();
  await expect(thread(page)).toHaveCount(0);
  for (const one of [page, tab])
    await expect(item(one, "who was there?").getByRole("link", { name: "3 replies · 2 new" })).toBeVisible();
});

test("toasts over a thread leave what can be done with its post within reach @phone", async ({
  page,
  axe,
}) => {
  const { reply } = await answered(page);
  await reply("I was");
  const toasts = page.getByRole("region", { name: "Messages" });
  await expect(toasts.getByText("replied")).toBeVisible();
  await item(page, "who was there?").getByRole("link", { name: "1 reply · 1 new" }).click();
  await expect(thread(page).getByText("I was")).toBeVisible();
  // It stays while somebody is about to take it away.
  await toasts.getByText("replied").hover();
  await axe(page);
  await expect(toasts.getByText("replied")).toBeVisible();
  const post = thread(page).locator("article").first();
  await post.getByLabel(/^More about/).click();
  await expect(post.getByRole("button", { name: "Share" })).toBeVisible();
});

test("a notice of a reply leads to it, in sight and marked, and reads the thread @phone", async ({
  page,
}) => {
  const { room, reply } = await answered(page);
  for (let n = 1; n <= 12; n += 1) await reply(`reply number ${n}`);
  const { id } = await reply("the one that matters");
  await page.goto("/notifications");
  await page
    .getByRole("listitem")
    .filter({ hasText: "the one that matters" })
    .getByRole("link")
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`${room}/posts/.*at=${id}#post-${id}$`));
  const found = thread(page).locator("li.post-found");
  await expect(found).toContainText("the one that matters");
  await expect(found).toBeInViewport();
  await page.getByRole("link", { name: "Close the thread" }).click();
  await expect(item(page, "who was there?").getByText("13 replies", { exact: true })).toBeVisible();
});

test("a long thread opens at its first new reply, and its beginning is a press away", async ({ page }) => {
  const { room, id, reply } = await answered(page);
  for (let n = 1; n <= 70; n += 10)
    await Promise.all(Array.from({ length: 10 }, (_, at) => reply(`reply number ${n + at}.`)));
  // Read up to the sixtieth.
  const replies = (await (
    await page.request.get(`/api/v1${room}/messages?parentId=${id}&limit=100`)
  ).json()) as { data: { seq: number; text: string }[] };
  const [last, next] = [replies.data[59]!, replies.data[60]!];
  const read = await page.request.post(`/api/v1${room}/messages/${id}/read`, { data: { seq: last.seq } });
  expect(((await read.json()) as { data: object }).data).toMatchObject({ thread: { unread: 10 } });
  await item(page, "who was there?").getByRole("link", { name: "70 replies · 10 new" }).click();
  await expect(line(page)).toBeInViewport();
  await expect(
    thread(page)
      .locator("li", { has: page.locator("[role=separator]") })
      .locator("+ li"),
  ).toContainText(next.text);
  await thread(page).getByRole("link", { name: "Replies from the beginning" }).click();
  await expect(thread(page).getByText(replies.data[0]!.text, { exact: true })).toBeVisible();
});
