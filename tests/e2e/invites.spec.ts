import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { openRoom, signUp } from "../support/browser-people";

/** Makes a link by the page's form, and returns its path. */
async function makeLink(page: Page, room: string, asksFirst = false): Promise<string> {
  await page.goto(`${room}/invites`);
  if (asksFirst) await page.getByText("Ask first").click();
  await page.getByRole("button", { name: "Make a link" }).click();
  await expect(page.getByText("The link is ready.")).toBeVisible();
  const value = await page.getByRole("textbox", { name: /^Link/ }).first().inputValue();
  return new URL(value).pathname;
}

test("a link brings a visitor into a private room, by way of an account @phone", async ({
  page,
  newPerson,
}) => {
  const username = await signUp(page);
  const name = `Velvet ${username}`;
  const room = await openRoom(page, name, { private: true });
  await page.getByRole("link", { name: "Invite" }).click();
  await expect(page).toHaveURL(`${room}/invites`);
  const path = await makeLink(page, room);
  const code = page.getByRole("img", { name: "QR code of the link" });
  await expect(code).toBeVisible();
  expect(
    await code.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBeGreaterThan(0);

  const guest = await newPerson();
  await guest.goto(path);
  await expect(guest.getByRole("heading", { name })).toBeVisible();
  await expect(guest.getByText("1 member")).toBeVisible();
  const source = await guest.content();
  expect(source).not.toContain(room.split("/").at(-1)!);
  await guest.getByRole("link", { name: "Sign up to join" }).click();
  await signUp(guest, path);
  await guest.getByRole("button", { name: "Join the room" }).click();
  await expect(guest).toHaveURL(room);
  await expect(guest.getByLabel(`Write to ${name}`)).toBeVisible();

  await page.goto(`${room}/invites`);
  await page.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("The link is no longer good.")).toBeVisible();
  const late = await newPerson();
  expect((await late.goto(path))?.status()).toBe(404);
  await expect(late.getByRole("heading", { name: "This invite is no longer good." })).toBeVisible();
});

test("an invitation shows up at once, and the room stands at the side once accepted", async ({
  page,
  newPerson,
}) => {
  const guest = await newPerson();
  const guestName = await signUp(guest);
  const shy = await newPerson();
  const shyName = await signUp(shy, "/rooms/invites");
  await expect(shy.getByRole("heading", { name: "No invites just now" })).toBeVisible();
  await guest.goto("/rooms/invites");

  const owner = await signUp(page);
  const name = `Closed ${owner}`;
  const room = await openRoom(page, name, { private: true });
  for (const username of [guestName, shyName]) {
    await page.goto(`${room}/invites`);
    await page.getByLabel("Username").fill(`@${username}`);
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("button", { name: `Invite ${username}`, exact: true }).click();
    await expect(page.getByText(`${username} is invited.`)).toBeVisible();
  }
  // Without loading the page again.
  await expect(guest.getByRole("link", { name: "Invites 1 waiting" })).toBeVisible();
  await guest.getByRole("button", { name: `Accept: ${name}` }).click();
  await expect(guest).toHaveURL(room);
  await expect(guest.getByRole("navigation", { name: "Main" }).getByText(name)).toBeVisible();
  await shy.getByRole("button", { name: `Decline: ${name}` }).click();
  await expect(shy.getByRole("heading", { name: "No invites just now" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("list", { name: "Invited" })).toHaveCount(0);
});

test("whoever asks is let in, and sees it at once", async ({ page, newPerson, axe }) => {
  const name = `Door ${await signUp(page)}`;
  const room = await openRoom(page, name, { private: true });
  const path = await makeLink(page, room, true);
  const guest = await newPerson();
  const username = await signUp(guest, path);
  await guest.getByLabel("A word about you").fill("I bring records.");
  await axe(guest);
  await guest.getByRole("button", { name: "Ask to join" }).click();
  await expect(guest.getByText("You asked to come in (")).toBeVisible();
  await guest.goto("/rooms/invites");
  await expect(guest.getByRole("list", { name: "Your requests" })).toContainText("I bring records.");
  await page.reload();
  await expect(page.getByRole("list", { name: "Requests" })).toContainText("I bring records.");
  await axe(page);
  await page.getByRole("button", { name: `Let in: ${username}` }).click();
  await expect(page.getByText(`${username} is in.`)).toBeVisible();
  await expect(guest.getByRole("navigation", { name: "Main" }).getByText(name)).toBeVisible();
  await expect(guest.getByRole("heading", { name: "No invites just now" })).toBeVisible();
});
