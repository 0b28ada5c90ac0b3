import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { openRoom, signUp } from "../support/browser-people";

test.use({
  appEnv: [
    { LIMIT_MESSAGES: "100/60", LIMIT_MESSAGES_BURST: "2/6", LIMIT_REACTIONS: "1/60", LIMIT_REPEATS: "2/60" },
    { scope: "worker" },
  ],
});

const composer = (page: Page) => page.locator("#post-text");
const live = (page: Page) => expect(page.getByText("Live", { exact: true })).toBeVisible();
const item = (page: Page, text: string) => page.locator("article", { hasText: text }).first();

async function post(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

test("a post too many stays with its reason; the composer counts down, keeps what is typed, and lets go again @phone", async ({
  page,
  axe,
}) => {
  const username = await signUp(page);
  await openRoom(page, `Countdown ${username}`);
  await live(page);
  await post(page, "the first");
  await post(page, "the second");
  await post(page, "the third");
  await expect(page.getByText(/^Not sent: That was too fast\. Wait \d seconds?\.$/)).toBeVisible();
  const retry = page.getByRole("button", { name: "Retry" });
  await expect(retry).toHaveText(/^Retry in \d s$/);
  await expect(retry).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("status").getByText(/^You can post again in \d seconds?\.$/)).toBeAttached();
  // Enter sends nothing before the time, and what is typed stays.
  await post(page, "typed meanwhile");
  await expect(composer(page)).toHaveValue("typed meanwhile");
  await expect(page.getByRole("button", { name: "Send" })).toHaveAttribute("aria-disabled", "true");
  await axe(page);
  await expect(page.getByRole("status").getByText("You can post again.", { exact: true })).toBeAttached();
  await expect(retry).toHaveText("Retry");
  await retry.click();
  await expect(page.getByText(/^Not sent/)).toBeHidden();
  await expect(item(page, "the third")).not.toHaveAttribute("aria-busy", "true");
  await expect(composer(page)).toHaveValue("typed meanwhile");
  await composer(page).press("Enter");
  await expect(item(page, "typed meanwhile")).toBeVisible();
});

test("a reaction too many is told, and the same words for the third time hold back only themselves", async ({
  page,
}) => {
  const username = await signUp(page);
  const room = await openRoom(page, `Echo ${username}`);
  await live(page);
  const say = (text: string) => page.request.post(`/api/v1${room}/messages`, { data: { text } });
  expect([(await say("echo")).status(), (await say("Echo")).status()]).toEqual([201, 201]);
  await expect(page.getByText("Echo", { exact: true })).toBeVisible();
  await item(page, "Echo").getByLabel("React", { exact: true }).click();
  await item(page, "Echo").getByRole("button", { name: "React with 🔥" }).click();
  const fire = item(page, "Echo").getByRole("button", { name: "🔥 1" });
  await fire.click();
  await expect(page.getByText(/^That was too fast\. Wait \d+ seconds?\.$/)).toBeVisible();
  await expect(fire).toHaveAttribute("aria-pressed", "true");
  // The burst of two is over by the time that the two above took, or is waited for.
  await expect(async () => {
    expect((await say(`between ${Math.random()}`)).status()).toBe(201);
  }).toPass();
  await post(page, "ECHO");
  await expect(
    page.getByText(/^Not sent: You have just said the same here\. Wait \d+ seconds?\.$/),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Send" })).not.toHaveAttribute("aria-disabled", "true");
});
