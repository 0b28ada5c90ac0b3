import { expect, test } from "../../support/browser";
import { openRoom, signUp } from "../../support/browser-people";

test("a room is read, posted in, replied to, reacted in, edited and deleted with forms alone", async ({
  page,
}) => {
  const username = await signUp(page);
  const room = await openRoom(page, `Paper ${username}`);
  await page.goto(room);
  await page.locator("#post-text").fill("Written without a script");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page).toHaveURL(room);
  const item = page.locator("article", { hasText: "Written without a script" });
  await expect(item).toHaveCount(1);

  await item.getByLabel("React", { exact: true }).click();
  await page.getByRole("button", { name: "React with 🎶" }).click();
  await expect(item.getByRole("button", { name: "🎶 1" })).toHaveAttribute("aria-pressed", "true");
  await item.getByRole("button", { name: "🎶 1" }).click();
  await expect(item.getByRole("button", { name: "🎶 1" })).toHaveCount(0);

  await item.getByRole("link", { name: /^Reply/ }).click();
  await page.locator("#reply-text").fill("A reply, too");
  await page.getByRole("complementary").getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("complementary").getByText("A reply, too")).toBeVisible();

  await page.goto(room);
  await item.getByLabel(/^More about/).click();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Your post").fill("Written and edited without a script");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your post is changed.")).toBeVisible();
  await page.goto(room);
  const edited = page.locator("article", { hasText: "edited without a script" });
  await edited.getByLabel(/^More about/).click();
  await page.getByRole("link", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("This post was removed.")).toBeVisible();
});

test("what cannot be posted comes back with what was typed", async ({ page }) => {
  const username = await signUp(page);
  const room = await openRoom(page, `Too long ${username}`);
  await page.goto(room);
  const text = "x".repeat(2001);
  await page
    .locator("#post-text")
    .evaluate((field) => field.removeAttribute("maxlength"))
    .catch(() => undefined);
  await page.locator("#post-text").fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Message may have at most 2000 characters")).toBeVisible();
  await expect(page.locator("#post-text")).toHaveValue(text);
});

test("older posts are a page away", async ({ page }) => {
  const username = await signUp(page);
  const room = await openRoom(page, `Deep ${username}`);
  for (let n = 1; n <= 60; n += 1)
    expect(
      (await page.request.post(`/api/v1${room}/messages`, { data: { text: `post ${n}.` } })).status(),
    ).toBe(201);
  await page.goto(room);
  await expect(page.getByText("post 60.")).toBeVisible();
  await expect(page.getByText("post 5.", { exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Older posts" }).click();
  await expect(page.getByText("post 5.", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Back to the newest posts" }).click();
  await expect(page.getByText("post 60.")).toBeVisible();
});

test("a visitor looks in, and is invited to join", async ({ page, newPerson }) => {
  const username = await signUp(page);
  const room = await openRoom(page, `Window ${username}`);
  const visitor = await newPerson();
  await visitor.goto(room);
  await expect(visitor.locator("#post-text")).toHaveCount(0);
  await visitor.getByRole("button", { name: /^Join/ }).click();
  await expect(visitor).toHaveURL(/\/login/);
});

test("on a phone, what a form says lies over nothing that one wants to use", async ({ page, newPerson }) => {
  await signUp(page);
  const room = await openRoom(page, "Thumbs");
  const phone = await newPerson({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await signUp(phone, room);
  await expect(phone.getByRole("region", { name: "Messages" })).toContainText("Welcome");
  await phone.getByRole("button", { name: /^Join/ }).click();
  await expect(phone.getByRole("region", { name: "Messages" })).not.toBeEmpty();
  await phone.getByRole("textbox").fill("from the bus");
  await phone.getByRole("button", { name: "Send", exact: true }).click();
  await expect(phone.getByText("from the bus")).toBeVisible();
  // There is no connection that could be good or bad.
  await expect(phone.getByText(/connect/i)).toHaveCount(0);
});
