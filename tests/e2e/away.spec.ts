import { expect, test } from "../support/browser";
import { openRoom, signUp } from "../support/browser-people";

// A list alone would be read as a value with options.
test.use({
  expectedErrors: [
    [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/, /WebSocket connection/],
    { scope: "test" },
  ],
});

test("a form is held back while the server is away, with what was typed, and goes out afterwards @phone", async ({
  page,
}) => {
  await signUp(page);
  const room = await openRoom(page, "Away for a while");
  await page.goto("/rooms/new");
  await page.getByLabel("Name", { exact: true }).fill("Typed without a line");
  await page.context().setOffline(true);
  const create = page.getByRole("button", { name: "Create the room" });
  await create.click();
  await expect(page.getByText("Nothing was sent")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Typed without a line");

  await page.context().setOffline(false);
  await create.click();
  await expect(page.getByRole("heading", { name: "Typed without a line" })).toBeVisible();
  expect(page.url()).not.toContain(room);
});

test("where only the live connection is held up, forms go out as ever", async ({ page, context }) => {
  // As behind a proxy that lets no WebSocket through.
  await context.addInitScript(() => {
    class Blocked {
      onerror: ((event: Event) => void) | null = null;
      constructor() {
        setTimeout(() => this.onerror?.(new Event("error")));
      }
      close(): void {
        this.onerror = null;
      }
    }
    Object.assign(window, { WebSocket: Blocked });
  });
  await context.route(/\/socket\.io\//, (route) => route.abort());
  await signUp(page);
  await openRoom(page, "By forms alone");
  await expect(page.getByText("Reconnecting")).toBeVisible();
  await page.goto("/rooms/new");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Name", { exact: true }).fill("All the same");
  await page.getByRole("button", { name: "Create the room" }).click();
  await expect(page.getByRole("heading", { name: "All the same" })).toBeVisible();
});

test("a page that nobody answers for opens by itself once somebody does", async ({ page }) => {
  await signUp(page);
  const data = /\.data(\?|$)|\/healthz$/;
  await page.route(data, (route) => route.abort());
  await page.getByRole("link", { name: "Bookmarks" }).first().click();
  await expect(page.getByRole("heading", { name: "Nobody answers" })).toBeVisible();
  await page.unroute(data);
  await expect(page.getByRole("heading", { name: "Bookmarks" })).toBeVisible({ timeout: 15_000 });
});
