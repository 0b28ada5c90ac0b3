import { expect, test } from "../support/browser";
import { openRoom, signUp } from "../support/browser-people";

test("a post is kept, seen so on another tab, annotated, removed and had back", async ({
  page,
  context,
  axe,
}) => {
  test.slow();
  const username = await signUp(page);
  const room = await openRoom(page, `Kept ${username}`);
  await page.goto(room);
  await page.locator("#post-text").fill("A lighthouse to come back to");
  await page.getByRole("button", { name: "Send" }).click();
  const post = page.getByRole("article").filter({ hasText: "A lighthouse" });
  await expect(post).toHaveAttribute("id", /^post-/);
  await expect(post).not.toHaveAttribute("aria-busy", "true");

  const second = await context.newPage();
  await second.goto(room);
  await expect(second.getByText("Live", { exact: true })).toBeVisible();
  const list = await context.newPage();
  await list.goto("/bookmarks");
  await expect(list.getByText("Nothing kept yet")).toBeVisible();
  await axe(list);

  await page.bringToFront();
  await post.getByLabel(/^More about/).click();
  await page.getByRole("button", { name: "Bookmark", exact: true }).click();
  await expect(page.getByText("Bookmarked.", { exact: true })).toBeVisible();
  await expect(post.getByRole("img", { name: "Bookmarked" })).toBeVisible();
  await expect(second.getByRole("img", { name: "Bookmarked" })).toBeVisible();

  const item = list.getByRole("list", { name: "Bookmarks" }).getByRole("listitem");
  await expect(item).toContainText("A lighthouse");
  await list.bringToFront();
  await list.getByText("Add a note").click();
  await list.getByLabel("Your note", { exact: true }).fill("For a foggy night");
  await list.getByRole("button", { name: "Save the note" }).click();
  await expect(item).toContainText("For a foggy night");
  await expect(list.getByText("Edit the note")).toBeVisible();
  await axe(list);
  await list.getByRole("searchbox").fill("foggy");
  await expect(list).toHaveURL(/q=foggy/);
  await expect(list.locator("mark")).toHaveText("foggy");

  await list.getByRole("button", { name: "Remove the bookmark" }).click();
  await expect(item).toHaveCount(0);
  await expect(second.getByRole("img", { name: "Bookmarked" })).toHaveCount(0);
  await list.getByRole("button", { name: "Undo" }).click();
  await expect(item).toContainText("For a foggy night");
});
