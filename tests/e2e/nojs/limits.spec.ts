import { expect, test } from "../../support/browser";
import { openRoom, signUp, signUpInto } from "../../support/browser-people";

test.use({ appEnv: [{ LIMIT_MESSAGES: "2/60", LIMIT_MESSAGES_BURST: "2/60" }, { scope: "worker" }] });

test("a post too many comes back with its words and how long to wait", async ({ page }) => {
  const username = await signUp(page);
  const room = await openRoom(page, `Slowly ${username}`);
  await page.goto(room);
  for (const text of ["one", "two", "three"]) {
    await page.locator("#post-text").fill(`post ${text}`);
    await page.getByRole("button", { name: "Send" }).click();
  }
  await expect(page.getByText(/^That was too fast\. Wait \d+ seconds\.$/)).toBeVisible();
  await expect(page.locator("#post-text")).toHaveValue("post three");
  await expect(page.locator("#post-text")).toHaveAttribute("aria-invalid", "true");
});

test("the owner sets slow mode and the words that are not said; a member meets both, with words kept", async ({
  page,
  newPerson,
}) => {
  const username = await signUp(page);
  const room = await openRoom(page, `Guarded ${username}`);
  await page.goto(`${room}/settings`);
  await page.getByLabel("Slow mode").selectOption("15 minutes");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByLabel("Words and phrases").fill(`${"x".repeat(51)}`);
  await page.getByRole("button", { name: "Save the list" }).click();
  await expect(page.getByText(/is too long: a word or phrase has at most 50 characters/)).toBeVisible();
  await expect(page.getByLabel("Words and phrases")).toHaveValue("x".repeat(51));
  await page.getByLabel("Words and phrases").fill("hushhush\nbuy now");
  await page.getByRole("button", { name: "Save the list" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Words and phrases")).toHaveValue("hushhush\nbuy now");
  await expect(page.getByLabel("Slow mode")).toHaveValue("900");

  const guest = await newPerson();
  await signUpInto(guest, room);
  await guest.locator("#post-text").fill("Buy, now!");
  await guest.getByRole("button", { name: "Send" }).click();
  await expect(guest.getByText("This room does not allow a word in your post: “buy now”.")).toBeVisible();
  await expect(guest.locator("#post-text")).toHaveValue("Buy, now!");
  await guest.locator("#post-text").fill("hello");
  await guest.getByRole("button", { name: "Send" }).click();
  await expect(guest.locator("article", { hasText: "hello" })).toBeVisible();
  await guest.locator("#post-text").fill("hello again");
  await guest.getByRole("button", { name: "Send" }).click();
  await expect(guest.getByText("Slow mode is on here. Wait 15 minutes.")).toBeVisible();
  await expect(guest.locator("#post-text")).toHaveValue("hello again");
  expect((await guest.request.get(`${room}/words`)).status()).toBe(403);

  await page.getByLabel("Words and phrases").fill("");
  await page.getByRole("button", { name: "Save the list" }).click();
  await page.goto(`${room}/words`);
  await expect(page.getByText("There is nothing on the list.")).toBeVisible();
});
