import { expect, test } from "../../support/browser";
import { openRoom, signUp } from "../../support/browser-people";

test("keeping a post, its note and removing it are forms", async ({ page }) => {
  const username = await signUp(page);
  const room = await openRoom(page, `Paper kept ${username}`);
  await page.goto(room);
  await page.locator("#post-text").fill("Kept on paper");
  await page.getByRole("button", { name: "Send" }).click();
  await page
    .getByRole("article")
    .getByLabel(/^More about/)
    .click();
  await page.getByRole("button", { name: "Bookmark", exact: true }).click();
  await expect(page.getByText("Bookmarked.", { exact: true })).toBeVisible();
  await expect(page.getByRole("img", { name: "Bookmarked" })).toBeVisible();

  await page.goto("/bookmarks");
  await page.getByText("Add a note").click();
  await page.getByLabel("Your note", { exact: true }).fill("With ink");
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(page.getByText("Note saved.")).toBeVisible();
  await page.getByRole("searchbox").fill("ink");
  await page.getByRole("button", { name: "Search" }).click();
  const item = page.getByRole("list", { name: "Bookmarks" }).getByRole("listitem");
  await expect(item).toContainText("Kept on paper");
  await page.getByRole("button", { name: "Remove the bookmark" }).click();
  await expect(item).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(item).toContainText("With ink");
});
