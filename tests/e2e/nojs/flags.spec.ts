import { expect, test } from "../../support/browser";
import { signUp } from "../../support/browser-people";

test.use({ appEnv: { LOG_LEVEL: "warn", DEMO: "off" } });

test("flags are changed and jobs run by plain forms", async ({ page }) => {
  await signUp(page);
  await page.goto("/admin/flags/SESSIONS");
  await page.getByLabel("State").selectOption("SOME");
  await page.getByLabel("Percent of people").fill("no number");
  await page.getByLabel("Admin", { exact: true }).check();
  await page.getByRole("button", { name: "Change the flag" }).click();
  await expect(page.getByText("Percent is a number.")).toBeVisible();
  await expect(page.getByLabel("Percent of people")).toHaveValue("no number");
  await expect(page.getByLabel("Admin", { exact: true })).toBeChecked();
  await page.getByLabel("Percent of people").fill("10");
  await page.getByRole("button", { name: "Change the flag" }).click();
  await expect(page.getByText("SESSIONS is changed.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Flags" })).toContainText("On for 10 % of people, role Admin");

  await page.goto("/admin/jobs");
  await page.getByRole("button", { name: "Run bookmarks now" }).click();
  await expect(page.getByText("bookmarks runs now.")).toBeVisible();
});
