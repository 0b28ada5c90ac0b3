import { expect, test } from "../support/browser";
import { openRoom, signUp, signUpInto } from "../support/browser-people";

test("somebody is named from a list by keyboard, hears of it, and is led to the place", async ({
  page,
  newPerson,
  axe,
}) => {
  test.slow();
  const owner = await signUp(page);
  const room = await openRoom(page, `Named ${owner}`);
  const other = await newPerson();
  const name = await signUpInto(other, room);
  await expect(other.locator("#post-text")).toBeVisible();
  await other.goto("/rooms");

  const field = page.locator("#post-text");
  await page.goto(room);
  await field.pressSequentially(`Look @${name.slice(0, 5)}`);
  const list = page.getByRole("listbox", { name: "People to mention" });
  await expect(list.getByRole("option", { name })).toBeVisible();
  await expect(field).toHaveAttribute("aria-activedescendant", /./);
  await axe(page);
  const index = await list
    .getByRole("option")
    .evaluateAll(
      (options, wanted) => options.findIndex((option) => option.textContent?.includes(`@${wanted}`)),
      name,
    );
  for (let at = 0; at < index; at += 1) await field.press("ArrowDown");
  await field.press("Enter");
  await expect(list).toHaveCount(0);
  await expect(field).toHaveValue(`Look @${name} `);
  await field.press("Enter");
  await expect(page.getByRole("link", { name: `@${name}`, exact: true })).toBeVisible();

  const bell = other.getByRole("link", { name: /^Notifications/ }).locator("visible=true");
  await expect(bell).toContainText("1");
  await expect(other).toHaveTitle(/^\(1\) /);
  await expect(other.locator('link[rel="icon"]')).toHaveAttribute("href", "/icon-unread.svg");
  await bell.click();
  await other
    .getByRole("listitem")
    .getByRole("link", { name: /mentioned you/ })
    .click();
  await expect(other.locator(".post-found")).toContainText(`Look @${name}`);
});

test("what was said is found, and stands in its place", async ({ page, axe }) => {
  const owner = await signUp(page);
  const room = await openRoom(page, `Searched ${owner}`);
  const field = page.locator("#post-text");
  for (const text of [`${owner} the first bassline`, `${owner} the second`]) {
    await field.fill(text);
    await field.press("Enter");
    await expect(page.getByRole("article").filter({ hasText: text })).toHaveCount(1);
  }
  await page.getByRole("link", { name: "Search in this room" }).click();
  await page.getByRole("searchbox").fill(`${owner} bassl`);
  const hit = page.getByRole("region", { name: "Found" }).getByRole("article");
  await expect(hit).toHaveCount(1);
  await expect(hit.locator("mark").last()).toHaveText("bassline");
  await axe(page);
  await hit.getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`${room}\\?at=.*#post-`));
  await expect(page.locator(".post-found")).toContainText("the first bassline");
  await expect(page.getByRole("article")).toHaveCount(2);
});
