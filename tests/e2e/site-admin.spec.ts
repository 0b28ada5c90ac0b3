import { expect, test } from "../support/browser";
import { openRoom, PASSWORD, signUp } from "../support/browser-people";

// The first account of an application of its own is the super admin.
test.use({ appEnv: { LOG_LEVEL: "warn" } });

test("a super admin finds people and rooms, suspends, and reads what was done", async ({
  page,
  newPerson,
  axe,
  context,
  appUrl,
}) => {
  test.slow();
  await signUp(page);
  const other = await newPerson();
  const username = await signUp(other);
  await openRoom(other, "Secret Cellar", { private: true });
  expect((await other.goto("/admin/users"))?.status()).toBe(404);
  await other.goto(`/users/${username}`);

  await page.getByLabel("Your account").locator("visible=true").click();
  await page.getByRole("link", { name: "Site admin" }).locator("visible=true").click();
  await expect(page).toHaveURL("/admin/users");
  await page.getByLabel("Search people").fill(username);
  await page.getByRole("button", { name: "Search" }).click();
  const found = page.getByRole("list", { name: "People" }).getByRole("link");
  await expect(found).toHaveText([username]);
  await found.click();
  await page.locator("#role").getByLabel("Role").selectOption("ARTIST");
  await page.locator("#role").getByLabel("Reason").fill("Plays everywhere");
  await page.getByRole("button", { name: "Change the role" }).click();
  await expect(page.getByText("has another role now")).toBeVisible();

  await page.locator("#suspend").getByLabel("For how long").selectOption("ever");
  await page.locator("#suspend").getByLabel("Reason").fill("Spam");
  await page.getByRole("button", { name: `Suspend ${username}` }).click();
  await expect(page.getByText("signed out everywhere")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Suspended", exact: true })).toBeVisible();
  await expect(page.getByRole("list", { name: "Audit log" })).toContainText("suspended");

  await other.goto("/settings");
  await expect(other).toHaveURL(/\/login/);
  await other.getByLabel("Email").fill(`${username}@example.com`);
  await other.getByLabel("Password").fill(PASSWORD);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByText("This account is suspended. The reason: Spam")).toBeVisible();

  const person = new URL(page.url()).pathname;
  await page.locator("#unsuspend").getByLabel("Reason").fill("Said sorry");
  await page.getByRole("button", { name: "Lift the suspension" }).click();
  await expect(page.getByText("can sign in again")).toBeVisible();

  await page.goto("/admin/rooms?type=PRIVATE");
  const rooms = page.getByRole("list", { name: "Rooms" });
  await expect(rooms).toContainText("Secret Cellar");
  await rooms.getByRole("link", { name: "Delete Secret Cellar" }).click();
  await expect(page).toHaveURL(/\/delete$/);
  const remove = new URL(page.url()).pathname;
  for (const theme of ["dark", "light"]) {
    await context.addCookies([{ name: "seda_theme", value: theme, url: appUrl }]);
    for (const path of [
      "/admin/users",
      person,
      "/admin/rooms",
      remove,
      "/admin/reports",
      "/admin/audit",
      "/admin/jobs",
    ]) {
      await page.goto(path);
      await axe(page);
    }
  }
  await page.goto(remove);
  await page.getByLabel("Reason").fill("Against the law");
  await page.getByLabel(/to confirm$/).fill("Secret Cellar");
  await page.getByRole("button", { name: "Delete the room" }).click();
  await expect(page.getByText("Secret Cellar is deleted.")).toBeVisible();
  await page.goto("/admin/audit?action=DELETE_ROOM");
  await expect(page.getByRole("list", { name: "Audit log" })).toContainText("Against the law");

  await page.getByRole("link", { name: "Jobs" }).click();
  const jobs = page.getByRole("list", { name: "Jobs" }).getByRole("listitem");
  const job = jobs.filter({ hasText: "deleted_rooms" });
  await expect(job).toContainText("Has not run yet");
  await job.getByRole("button", { name: "Run deleted_rooms now" }).click();
  await expect(page.getByText("deleted_rooms runs now.")).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(job).toContainText("dealt with 0 things", { timeout: 500 });
  }).toPass();
  await page.goto("/admin/audit?action=RUN_JOB");
  await expect(page.getByRole("list", { name: "Audit log" })).toContainText("ran the job deleted_rooms");
});
