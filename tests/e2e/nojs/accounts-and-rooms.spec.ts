import { expect, test } from "../../support/browser";
import { openRoom, signUp } from "../../support/browser-people";

test("signing up that fails keeps what was typed, but for the password", async ({ page, newPerson }) => {
  const username = await signUp(page);
  const other = await newPerson();
  await other.goto("/signup?redirectTo=/settings");
  await other.getByLabel("Email").fill("somebody@example.com");
  await other.getByLabel("Username").fill(username);
  await other.getByLabel("Password").fill("a long enough password");
  await other.getByRole("button", { name: "Sign up" }).click();
  await expect(other.getByText("This username is taken.")).toBeVisible();
  await expect(other.getByLabel("Email")).toHaveValue("somebody@example.com");
  await expect(other.getByLabel("Password")).toHaveValue("");
  await expect(other).toHaveURL(/redirectTo=/);
});

test("a room is opened, changed and left", async ({ page }) => {
  await signUp(page, "/rooms/new");
  await page.getByLabel("Name", { exact: true }).fill("Without a script");
  await page.getByText("about one genre").click();
  await page.getByLabel("Description").fill("It works.");
  await page.getByRole("button", { name: "Create the room" }).click();
  await expect(page.getByText("A genre room needs a genre.")).toBeVisible();
  await expect(page.getByLabel("Description")).toHaveValue("It works.");
  await expect(page.locator("input[value=GENRE]")).toBeChecked();

  const address = await openRoom(page, "Without a script");
  await page.goto(`${address}/settings`);
  await page.getByLabel("Tags").fill("one, two, three, four, five, six");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("At most 5 tags.")).toBeVisible();
  await page.getByLabel("Tags").fill("one, two");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Tags")).toHaveValue("one, two");
  await page.goto(`${address}/leave`);
  await page.getByRole("button", { name: "Leave and delete the room" }).click();
  await expect(page.getByText("Without a script is deleted.")).toBeVisible();
});

test("settings, filters and signing out are plain forms", async ({ page }) => {
  await signUp(page, "/settings");
  await page.getByLabel("Username").fill("no");
  await page.getByLabel("Bio").fill("Kept.");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("A username has at least 3 characters.")).toBeVisible();
  await expect(page.getByLabel("Bio")).toHaveValue("Kept.");

  await page.goto("/rooms");
  await page.getByLabel("Sort by").selectOption("name");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/sort=name/);
  await page.goto("/logout");
  await page.getByRole("button", { name: "Sign out" }).last().click();
  await expect(page).toHaveURL("/");
});
