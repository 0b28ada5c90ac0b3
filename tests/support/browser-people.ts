import { expect, type Page } from "@playwright/test";

export const PASSWORD = "a long enough password";

let made = 0;

/** A username that no other test of the run has. */
export function newUsername(): string {
  made += 1;
  return `p${process.pid}_${made}`;
}

/** Signs up by the page's form, and returns the username. Ends on `to`. */
export async function signUp(page: Page, to = "/rooms"): Promise<string> {
  const username = newUsername();
  await page.goto(`/signup?${new URLSearchParams({ redirectTo: to })}`);
  await page.getByLabel("Email").fill(`${username}@example.com`);
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page).toHaveURL(to);
  return username;
}

/** Opens a room by the page's form, and returns its address. */
export async function openRoom(
  page: Page,
  name: string,
  fields: { private?: boolean } = {},
): Promise<string> {
  await page.goto("/rooms/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  if (fields.private) await page.getByText("Only its members know").click();
  await page.getByRole("button", { name: "Create the room" }).click();
  await expect(page).not.toHaveURL(/new$/);
  return new URL(page.url()).pathname;
}
