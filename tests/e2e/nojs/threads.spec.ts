import { expect, test } from "../../support/browser";
import { openRoom, signUp, speaker } from "../../support/browser-people";

test("new replies are counted, found under a line, read by looking, and made unread by a form", async ({
  page,
}) => {
  await signUp(page);
  const room = await openRoom(page, "Plain answers");
  await page.locator("#post-text").fill("who was there?");
  await page.getByRole("button", { name: "Send" }).click();
  const post = page.locator(".timeline article", { hasText: "who was there?" });
  const id = (await post.getAttribute("id"))!.replace("post-", "");
  const say = await speaker(page.request, room);
  await say("I was", id);
  const { id: second } = await say("and I", id);
  await page.goto(room);
  await post.getByRole("link", { name: "2 replies · 2 new" }).click();
  const thread = page.getByRole("complementary", { name: "Thread" });
  await expect(thread.getByRole("separator", { name: "New replies" })).toBeInViewport();
  await page.goto(room);
  await expect(post.getByRole("link", { name: "2 replies", exact: true })).toBeVisible();

  await post.getByRole("link", { name: "2 replies", exact: true }).click();
  await expect(thread.getByRole("separator", { name: "New replies" })).toHaveCount(0);
  await thread
    .locator("article", { hasText: "and I" })
    .getByLabel(/^More about/)
    .click();
  await page.getByRole("button", { name: "Mark unread from here" }).click();
  await expect(page).toHaveURL(room);
  await expect(page.getByText("Marked unread.")).toBeVisible();
  await expect(post.getByRole("link", { name: "2 replies · 1 new" })).toBeVisible();

  // A notice leads to the reply in its thread, marked.
  await page.goto("/notifications");
  await page.getByRole("listitem").filter({ hasText: "and I" }).getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`at=${second}#post-${second}$`));
  await expect(page.locator(`li.post-found #post-${second}`)).toBeInViewport();
});
