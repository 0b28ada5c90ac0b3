import { expect, test } from "../support/browser";
import { newUsername, PASSWORD, signUp } from "../support/browser-people";

test("a newcomer signs up and is led on to where they were heading", async ({ page }) => {
  await page.goto("/rooms/new");
  await expect(page).toHaveURL("/login?redirectTo=%2Frooms%2Fnew");
  await page.getByRole("link", { name: "Make an account" }).click();
  // The page before has a field "Email" as well.
  await expect(page.getByRole("heading", { name: "Come in" })).toBeVisible();
  const username = newUsername();
  await page.getByLabel("Email").fill(`${username}@example.com`);
  await page.getByLabel("Username").fill("a!");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Sign up" }).click();

  await expect(page.getByText("A username has only letters")).toBeVisible();
  await expect(page.getByLabel("Username")).toBeFocused();
  await expect(page.getByLabel("Email")).toHaveValue(`${username}@example.com`);

  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page).toHaveURL("/rooms/new");
  await expect(page.getByText(`Welcome, ${username}.`)).toBeVisible();
});

test("a wrong password tells nothing about the account", async ({ page, newPerson }) => {
  const username = await signUp(page);
  const other = await newPerson();
  for (const email of [`${username}@example.com`, "nobody@example.com"]) {
    await other.goto("/login");
    await other.getByLabel("Email").fill(email);
    await other.getByLabel("Password").fill("not the password");
    await other.getByRole("button", { name: "Sign in" }).click();
    await expect(other.getByRole("alert")).toHaveText("Email or password is wrong.");
  }
});

test("redirectTo never leaves the site", async ({ page }) => {
  await signUp(page);
  await page.goto("/login?redirectTo=//evil.example/");
  await expect(page).toHaveURL("/rooms");
});

test("a person changes profile, picture and password", async ({ page }) => {
  const username = await signUp(page, "/settings");
  await page.getByLabel("Display name").fill("Ada of the Night");
  await page.getByLabel("Bio").fill("Dub, mostly.");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Profile saved.")).toBeVisible();

  await page.getByLabel("New picture").setInputFiles({
    name: "a.png",
    mimeType: "image/png",
    buffer: Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
  });
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByText("That is your new picture.")).toBeVisible();
  await expect(page.locator("main img").first()).toHaveAttribute("src", /^\/files\//);
  await page.getByRole("button", { name: "Remove picture" }).click();
  await expect(page.getByText("Picture removed.")).toBeVisible();

  await page.goto("/settings/account");
  const form = page.locator("#password");
  await form.getByLabel("Current password").fill("not it at all");
  await form.getByLabel("New password").fill("another long password");
  await form.getByRole("button").click();
  await expect(form.getByText("This is not your current password.")).toBeVisible();
  await form.getByLabel("Current password").fill(PASSWORD);
  await form.getByRole("button").click();
  await expect(page.getByText("Password changed.")).toBeVisible();
  await expect(form.getByLabel("New password")).toHaveValue("");

  await page.goto(`/users/${username}`);
  await expect(page.getByRole("heading", { name: "Ada of the Night" })).toBeVisible();
  await expect(page.getByText("Dub, mostly.")).toBeVisible();
});

test("a file that is no picture is refused at its field", async ({ page }) => {
  await signUp(page, "/settings");
  const field = page.getByLabel("New picture");
  for (const [buffer, told] of [
    [Buffer.from("not a picture"), "This is not a picture"],
    [Buffer.alloc(9 * 1024 * 1024), "At most 8 MB."],
  ] as const) {
    await field.setInputFiles({ name: "a.png", mimeType: "image/png", buffer });
    await page.getByRole("button", { name: "Upload" }).click();
    await expect(page.locator("#picture-picture-error")).toContainText(told);
  }
});

test("signing out elsewhere ends the other device's login", async ({ page, newPerson }) => {
  const username = await signUp(page);
  const other = await newPerson();
  await other.goto("/login?redirectTo=/settings/logins");
  await other.getByLabel("Email").fill(`${username}@example.com`);
  await other.getByLabel("Password").fill(PASSWORD);
  await other.getByRole("button", { name: "Sign in" }).click();
  const logins = other.getByRole("list", { name: "Logins" }).getByRole("listitem");
  await expect(logins).toHaveCount(2);
  await expect(logins.first()).toContainText("Chrome on Linux");
  await expect(logins.first()).toContainText("This device");
  await other.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(logins).toHaveCount(1);
  await page.goto("/settings");
  await expect(page).toHaveURL(/\/login/);
});

test("a token is shown once, and works until it is revoked", async ({ page }) => {
  await signUp(page, "/settings/tokens");
  await page.getByLabel("Name").fill("Laptop");
  await page.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByLabel("Your new token")).toHaveValue(/^seda_/);
  await page.goto("/settings/tokens");
  await expect(page.getByLabel("Your new token")).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke Laptop" }).click();
  await expect(page.getByText("None yet.")).toBeVisible();
});

test("the theme is in the first byte", async ({ page }) => {
  await signUp(page, "/settings/appearance");
  await page.getByRole("button", { name: "Light" }).last().click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
});
