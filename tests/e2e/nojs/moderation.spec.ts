import { expect, test } from "../../support/browser";
import { openRoom, signUp, signUpInto } from "../../support/browser-people";

// The first account of an application of its own is the super admin.
test.use({ appEnv: { LOG_LEVEL: "warn" } });

test("reports, the inbox and the site's admin are plain forms", async ({ page, newPerson }) => {
  await signUp(page);
  const room = await openRoom(page, "Plain");
  const author = await newPerson();
  const name = await signUpInto(author, room);
  await author.getByRole("textbox").fill("something rude");
  await author.getByRole("button", { name: "Send", exact: true }).click();

  const reporter = await newPerson();
  await signUp(reporter, room);
  await reporter.getByLabel(/^More about the post/).click();
  await reporter.getByRole("link", { name: "Report" }).click();
  await reporter.getByLabel("What is wrong?").fill("Rude");
  await reporter.getByRole("button", { name: "Send the report" }).click();
  await expect(reporter.getByText("Thank you. The moderators will look at it.")).toBeVisible();
  await reporter.goto(`/users/${name}`);
  await reporter.getByRole("link", { name: "Report" }).click();
  await reporter.getByLabel("What is wrong?").fill("Everywhere");
  await reporter.getByRole("button", { name: "Send the report" }).click();
  await expect(reporter.getByText("The site's admins will look at it.")).toBeVisible();

  await page.goto("/notifications");
  await expect(page.getByRole("listitem").filter({ hasText: "A report waits" })).toHaveCount(2);
  await page
    .getByRole("button", { name: /^Mark read/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: /^Mark read/ })).toHaveCount(1);
  await page.getByRole("button", { name: "Mark all read" }).click();
  await expect(page.getByText("All read.")).toBeVisible();
  await page.getByRole("link", { name: "Unread", exact: true }).click();
  await expect(page.getByRole("heading", { name: "All caught up" })).toBeVisible();

  await page.goto(`${room}/reports`);
  await page.getByRole("button", { name: "Delete the post" }).click();
  await expect(page.getByText("Reason is missing.")).toBeVisible();
  await page.getByRole("button", { name: "Nothing wrong" }).click();
  await expect(page.getByText("Closed: nothing wrong with it.")).toBeVisible();
  await page.getByRole("link", { name: "Closed" }).click();
  await expect(page.getByRole("article")).toContainText("Nothing wrong");

  await page.goto("/admin/reports");
  await page.getByRole("button", { name: "Dealt with" }).click();
  await expect(page.getByRole("heading", { name: "Nothing waits" })).toBeVisible();
  await page.goto("/admin/users");
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("button", { name: `Suspend ${name}` }).click();
  await expect(page.getByText("Reason is missing.")).toBeVisible();
  await page.locator("#suspend").getByLabel("Reason").fill("Rude");
  await page.getByRole("button", { name: `Suspend ${name}` }).click();
  await expect(page.getByRole("heading", { name: "Suspended", exact: true })).toBeVisible();
  await author.reload();
  await expect(author.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
});
