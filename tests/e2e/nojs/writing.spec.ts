import { expect, test } from "../../support/browser";
import { openRoom, signUp } from "../../support/browser-people";

test("a preview is a page, and keeps what was typed", async ({ page }) => {
  await signUp(page);
  const room = await openRoom(page, "Seen before");
  await page.locator("#post-text").fill("**bold**\n\n> quoted");
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.locator("strong")).toHaveText("bold");
  await expect(preview.locator("blockquote")).toHaveText("quoted");
  await expect(page.locator("article")).toHaveCount(0);
  await expect(page.locator("#post-text")).toHaveValue("**bold**\n\n> quoted");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page).toHaveURL(room);
  await expect(page.locator("article strong")).toHaveText("bold");

  await page
    .locator("article")
    .getByRole("link", { name: /^Reply/ })
    .click();
  await page.locator("#reply-text").fill("~~no~~ `yes`");
  const thread = page.getByRole("complementary");
  await thread.getByRole("button", { name: "Preview" }).click();
  await expect(thread.getByRole("region", { name: "Preview" }).locator("s")).toHaveText("no");
  await thread.getByRole("button", { name: "Send" }).click();
  await expect(thread.locator("article code")).toHaveText("yes");
});
