import { expect, test } from "../../support/browser";
import { openRoom, signUp } from "../../support/browser-people";

test("reposting is a page with a form, and a post's address can be taken away", async ({ page }) => {
  const username = await signUp(page);
  const from = await openRoom(page, `Paper from ${username}`);
  await openRoom(page, `Paper to ${username}`);
  await page.goto(from);
  await page.locator("#post-text").fill("Passed on paper");
  await page.getByRole("button", { name: "Send" }).click();
  await page
    .getByRole("article")
    .getByLabel(/^More about/)
    .click();
  await expect(page.getByLabel("Share its address")).toHaveValue(/^http.*#post-/);
  await page.getByRole("link", { name: "Repost" }).click();
  await expect(page.locator("blockquote")).toContainText("Passed on paper");
  await page.getByLabel("Into the room").selectOption({ label: `Paper to ${username}` });
  await page.getByLabel(/Your comment/).fill("With a word");
  await page.getByRole("button", { name: "Repost" }).click();
  await expect(page.getByText(`Reposted into Paper to ${username}.`)).toBeVisible();
  const post = page.getByRole("article").filter({ hasText: "With a word" });
  await expect(post.locator("blockquote")).toContainText("Passed on paper");
  await post.locator("blockquote").getByRole("link").first().click();
  await expect(page.locator(".post-found")).toContainText("Passed on paper");
});
