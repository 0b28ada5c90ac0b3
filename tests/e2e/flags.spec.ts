import { expect, test } from "../support/browser";
import { openRoom, signUp } from "../support/browser-people";

// The first account of an application of its own is the super admin.
test.use({ appEnv: { LOG_LEVEL: "warn", DEMO: "off" } });

test("a super admin rolls rooms out; somebody loses them while they look, and has them back", async ({
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
  const room = await openRoom(other, "Now You See It");
  await expect(other.getByText("Live", { exact: true })).toBeVisible();
  const side = other.getByRole("navigation", { name: "Main" }).locator("visible=true");
  await expect(side.getByRole("link", { name: "Discover" })).toBeVisible();
  expect((await other.request.get("/admin/flags")).status()).toBe(404);

  await page.goto("/admin/users");
  await page.getByRole("link", { name: "Flags" }).click();
  const flags = page.getByRole("list", { name: "Flags" }).getByRole("listitem");
  await expect(flags).toHaveCount(3);
  const beta = flags.filter({ hasText: "ROOMS_BETA" });
  await expect(beta).toContainText("On for everybody");
  for (const theme of ["dark", "light"]) {
    await context.addCookies([{ name: "seda_theme", value: theme, url: appUrl }]);
    for (const path of ["/admin/flags", "/admin/flags/ROOMS_BETA"]) {
      await page.goto(path);
      await axe(page);
    }
  }

  await page.getByLabel("State").selectOption("SOME");
  await page.getByLabel("Percent of people").fill("110");
  await page.getByLabel("Artist").check();
  await page.getByRole("textbox", { name: /^People/ }).fill("nobody_like_that");
  await page.getByRole("button", { name: "Change the flag" }).click();
  await expect(page.getByText("Percent is at most 100.")).toBeVisible();
  await expect(page.getByLabel("Artist")).toBeChecked();
  await page.getByLabel("Percent of people").fill("0");
  await page.getByRole("button", { name: "Change the flag" }).click();
  await expect(page.getByText("There is nobody called nobody_like_that.")).toBeVisible();
  await page.getByRole("textbox", { name: /^People/ }).fill("");
  await page.getByLabel("Reason").fill("Testers first");
  await page.getByRole("button", { name: "Change the flag" }).click();
  await expect(page.getByText("ROOMS_BETA is changed.")).toBeVisible();
  await expect(beta).toContainText("On for role Artist");

  // At once, on the page that stands open.
  await expect(other.getByRole("heading", { name: "Now You See It" })).toHaveCount(0);
  await expect(side.getByRole("link", { name: "Discover" })).toHaveCount(0);
  await expect(side.getByRole("link", { name: "Sessions" })).toBeVisible();
  expect((await other.goto(room))?.status()).toBe(404);
  expect((await other.goto("/"))?.url()).toMatch(/\/sessions$/);
  // Admins keep them.
  expect((await page.goto(room))?.status()).toBe(200);

  await page.goto("/admin/flags/ROOMS_BETA");
  await page.getByRole("textbox", { name: /^People/ }).fill(`@${username}`);
  await page.getByRole("button", { name: "Change the flag" }).click();
  await expect(beta).toContainText("1 named person");
  await expect(side.getByRole("link", { name: "Discover" })).toBeVisible();
  await other.goto(room);
  await expect(other.getByRole("heading", { name: "Now You See It" })).toBeVisible();
  await expect(other.getByText("Live", { exact: true })).toBeVisible();

  await page.goto("/admin/flags/SESSIONS");
  await page.getByLabel("State").selectOption("OFF");
  await page.getByRole("button", { name: "Change the flag" }).click();
  await expect(page.getByText("SESSIONS is changed.")).toBeVisible();
  await expect(side.getByRole("link", { name: "Sessions" })).toHaveCount(0);
  await expect(other.getByRole("link", { name: "Start a session" })).toHaveCount(0);
  await page.goto("/admin/audit?action=CHANGE_FLAG");
  const log = page.getByRole("list", { name: "Audit log" });
  await expect(log).toContainText("set the flag SESSIONS: state OFF");
  await expect(log).toContainText("Testers first");
});
