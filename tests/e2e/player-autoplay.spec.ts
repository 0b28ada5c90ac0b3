import { signUp } from "../support/browser-people";
import { listenTo, placeOf, startSession, uploadWav } from "../support/browser-listeners";
import { expect, test } from "../support/browser";

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), "--autoplay-policy=document-user-activation-required"];
    await use({ ...launchOptions, args });
  },
});

test("where the browser wants a press first, it is asked for, and there is sound after it", async ({
  page,
}) => {
  await signUp(page);
  await listenTo(page, await startSession(page, await uploadWav(page, 200, "Early Tram")));
  await expect.poll(() => placeOf(page), { timeout: 20_000 }).not.toBeNull();
  // Of the press on the page before, the browser knows nothing any more.
  await page.reload();
  await page.getByRole("button", { name: "Press play" }).click();
  await expect.poll(() => placeOf(page), { timeout: 20_000 }).not.toBeNull();
});
