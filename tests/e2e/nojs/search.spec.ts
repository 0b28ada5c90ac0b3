import { expect, test } from "../../support/browser";
import { openRoom, signUp } from "../../support/browser-people";

test("a page of search is a form, its tabs and hits are links", async ({ page }) => {
  const username = await signUp(page);
  const room = await openRoom(page, `Paper search ${username}`);
  await page.goto(room);
  await page.locator("#post-text").fill(`${username} on paper, and @${username} too`);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("article").getByRole("link", { name: `@${username}` })).toBeVisible();
  await page.goto("/search");
  await page.getByRole("searchbox").fill(`${username} paper`);
  await page.getByRole("button", { name: "Search" }).click();
  const found = page.getByRole("region", { name: "Found" });
  await expect(found.getByRole("article")).toHaveCount(1);
  await page.getByRole("link", { name: "Rooms", exact: true }).click();
  await expect(found.getByRole("link", { name: `Paper search ${username}` })).toBeVisible();
  await page.goto(`/search?q=${username}+paper`);
  await found.getByRole("article").getByRole("link").first().click();
  await expect(page.locator(".post-found")).toContainText("on paper");
});

test("how much a room tells and when nothing rings are forms", async ({ page }) => {
  const username = await signUp(page);
  await openRoom(page, `Told ${username}`);
  await page.goto("/settings/notifications");
  await page.getByLabel(`Notices of Told ${username}`).selectOption("NOTHING");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel(`Notices of Told ${username}`)).toHaveValue("NOTHING");
  await page.locator("#quiet-from").fill("22:00");
  await page.locator("#quiet-to").fill("07:30");
  await page.getByRole("button", { name: "Save quiet hours" }).click();
  await expect(page.locator("#quiet-from")).toHaveValue("22:00");
  // Half of it is refused, beside what is missing, and stays as it was typed.
  await page.locator("#quiet-from").fill("21:15");
  await page.locator("#quiet-to").fill("");
  await page.getByRole("button", { name: "Save quiet hours" }).click();
  await expect(page.locator("#quiet-to-error")).toContainText("a beginning and an end");
  await expect(page.locator("#quiet-from")).toHaveValue("21:15");
  await expect(page.locator("#quiet-to")).toHaveValue("");
});
