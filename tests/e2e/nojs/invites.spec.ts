import { expect, test } from "../../support/browser";
import { openRoom, signUp } from "../../support/browser-people";

test("links, requests and invitations are plain forms", async ({ page, newPerson }) => {
  const owner = await signUp(page);
  const name = `Plain ${owner}`;
  const room = await openRoom(page, name, { private: true });
  await page.goto(`${room}/invites`);
  await page.getByLabel("Good for").selectOption("5");
  await page.getByText("Ask first").click();
  await page.getByRole("button", { name: "Make a link" }).click();
  await expect(page.getByText("The link is ready.")).toBeVisible();
  const code = page.getByRole("img", { name: "QR code of the link" });
  await expect(code).toBeVisible();
  const image = await page.request.get((await code.getAttribute("src"))!);
  expect(image.headers()["content-type"]).toContain("image/svg+xml");
  const path = new URL(await page.getByRole("textbox", { name: "Link for 5 people" }).inputValue()).pathname;

  const guest = await newPerson();
  await guest.goto(path);
  await guest.getByRole("link", { name: "Sign up to ask" }).click();
  const username = await signUp(guest, path);
  await guest.getByLabel("A word about you").fill("Plainly.");
  await guest.getByRole("button", { name: "Ask to join" }).click();
  await expect(guest.getByText("You asked to come in (")).toBeVisible();
  await page.goto(`${room}/invites`);
  await page.getByRole("button", { name: `Deny: ${username}` }).click();
  await expect(page.getByText("The request is denied.")).toBeVisible();
  await guest.goto(path);
  await guest.getByLabel("A word about you").fill("Once more?");
  await guest.getByRole("button", { name: "Ask to join" }).click();
  await expect(guest.getByText("You asked already, and were not let in.")).toBeVisible();
  await expect(guest.getByLabel("A word about you")).toHaveValue("Once more?");

  await page.getByLabel("Username").fill(username);
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("button", { name: `Invite ${username}`, exact: true }).click();
  await expect(page.getByText(`${username} is invited.`)).toBeVisible();
  await guest.goto("/rooms");
  await guest.getByRole("link", { name: "Invites 1 waiting" }).click();
  await guest.getByRole("button", { name: `Accept: ${name}` }).click();
  await expect(guest).toHaveURL(room);
  await page.goto(`${room}/invites`);
  await page.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("The link is no longer good.")).toBeVisible();
});
