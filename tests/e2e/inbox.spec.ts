import { expect, test } from "../support/browser";
import { openRoom, signUp, signUpInto } from "../support/browser-people";

test("a report reaches the moderator wherever they are, and its end whoever reported @phone", async ({
  page,
  newPerson,
  axe,
}) => {
  test.slow();
  await signUp(page);
  const room = await openRoom(page, "Watched");
  const author = await newPerson();
  await signUpInto(author, room);
  await author.getByRole("textbox").fill("something rude");
  await author.getByRole("textbox").press("Enter");
  const reporter = await newPerson();
  await signUp(reporter, room);
  const secondTab = await page.context().newPage();
  await secondTab.goto("/rooms");
  await page.goto("/rooms/new");
  const bell = (tab: typeof page) =>
    tab.getByRole("link", { name: /^Notifications/ }).locator("visible=true");
  await expect(bell(page)).not.toContainText("1");

  await reporter.getByLabel(/^More about the post/).click();
  await reporter.getByRole("link", { name: "Report", exact: true }).click();
  await reporter.getByRole("button", { name: "Send the report" }).click();
  await expect(reporter).toHaveURL(/report$/);
  await reporter.getByLabel("What is wrong?").fill("Rude to everybody");
  await reporter.getByRole("button", { name: "Send the report" }).click();
  await expect(reporter.getByText("Thank you. The moderators will look at it.")).toBeVisible();

  for (const tab of [page, secondTab]) {
    await expect(bell(tab)).toContainText("1");
    await expect(tab).toHaveTitle(/^\(1\) /);
  }
  await page.getByRole("link", { name: "A report waits in Watched" }).click();
  await expect(page).toHaveURL(`${room}/reports`);
  const one = page.getByRole("article");
  await expect(one).toContainText("something rude");
  await expect(one).toContainText("Rude to everybody");
  await axe(page);
  await one.getByRole("button", { name: "Delete the post" }).click();
  await expect(one.getByText("Reason is missing.")).toBeVisible();
  await one.getByLabel("Reason").fill("Not like this");
  await one.getByRole("button", { name: "Delete the post" }).click();
  await expect(page.getByRole("heading", { name: "Nothing waits" })).toBeVisible();
  await expect(author.getByText("something rude")).toHaveCount(0);
  // What the notice told of is done with, on every tab.
  await expect(secondTab).toHaveTitle(/^(?!\()/);

  await expect(bell(reporter)).toContainText("1");
  // On a phone the thread lies over the page, and over its bell.
  await reporter.getByRole("link", { name: "Close the thread" }).click();
  await bell(reporter).click();
  await expect(reporter.getByRole("listitem").getByRole("link", { name: /was acted on/ })).toBeVisible();
  await axe(reporter);
  await reporter.getByRole("button", { name: /^Mark read/ }).click();
  await expect(reporter.getByRole("button", { name: "Mark all read" })).toHaveCount(0);
  await expect(reporter).toHaveTitle(/^Notifications/);
});
