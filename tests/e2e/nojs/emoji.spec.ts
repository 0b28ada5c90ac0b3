import { expect, test } from "../../support/browser";
import { openRoom, signUp } from "../../support/browser-people";

test("any emoji is a reaction, and who reacted is a page, for visitors too", async ({ page, newPerson }) => {
  const username = await signUp(page);
  const room = await openRoom(page, `Applause ${username}`);
  await expect(page.getByRole("button", { name: "Emoji", exact: true })).toBeHidden();
  await page.locator("#post-text").fill("well done");
  await page.getByRole("button", { name: "Send" }).click();
  const item = page.locator("article", { hasText: "well done" });
  await item.getByLabel("React", { exact: true }).click();
  await page.getByLabel("Any other emoji").fill("🎷");
  await page.getByRole("button", { name: "React", exact: true }).click();
  await expect(item.getByRole("button", { name: "🎷 1" })).toHaveAttribute("aria-pressed", "true");

  const visitor = await newPerson();
  await visitor.goto(room);
  await visitor.getByRole("link", { name: "🎷 1, who reacted" }).click();
  await expect(visitor.getByRole("list", { name: "People who reacted" })).toContainText(username);
  await visitor.getByRole("link", { name: "Back to the post" }).click();
  await expect(visitor.locator("article", { hasText: "well done" })).toBeVisible();
});
