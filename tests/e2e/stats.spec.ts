import { readFile } from "node:fs/promises";
import { expect, test } from "../support/browser";
import { openRoom, signUp } from "../support/browser-people";

test("whoever looks after a room reads its numbers and takes them away", async ({ page, newPerson, axe }) => {
  test.slow();
  const username = await signUp(page);
  const room = await openRoom(page, `Numbers ${username}`);
  await page.goto(`${room}/stats`);
  await expect(page.getByText("Quiet so far")).toBeVisible();
  await axe(page);
  await page.goto(room);
  await page.locator("#post-text").fill("One of many");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("article").filter({ hasText: "One of many" })).toBeVisible();
  await page.goto(`${room}/members`);
  await page.getByRole("link", { name: "Numbers", exact: true }).click();
  await expect(page.getByText("1 posts and 0 replies")).toBeVisible();
  await page.getByRole("link", { name: "7 days" }).click();
  await expect(page).toHaveURL(/days=7/);
  const posts = page.getByRole("region", { name: "Posts and replies" });
  await posts.getByText("The numbers").click();
  await expect(posts.getByRole("row")).toHaveCount(8);
  const started = page.waitForEvent("download");
  await posts.getByRole("link", { name: "Download as CSV" }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/-posts-7-days\.csv$/);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain("Day,Posts,Replies\r\n");
  expect(text.trim().split("\r\n").at(-1)).toMatch(/^\d{4}-\d\d-\d\d,1,0$/);
  await axe(page);

  const other = await newPerson();
  await signUp(other, room);
  for (const path of ["stats", "stats.csv?chart=posts"])
    expect((await other.request.get(`${room}/${path}`)).status()).toBe(403);
});
