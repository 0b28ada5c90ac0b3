import { expect, test } from "../../support/browser";
import { newUsername, signUp } from "../../support/browser-people";
import { addUpload, startSession, uploadTrack, upNext } from "../../support/browser-sessions";

test("a session is started, filled, voted in, talked in and ended with forms alone", async ({
  page,
  newPerson,
}) => {
  test.slow();
  await signUp(page);
  await page.goto("/sessions");
  await page.getByRole("link", { name: "Start a session" }).first().click();
  const name = `Paper decks ${newUsername()}`;
  const session = await startSession(page, { name, mode: "Host" });
  for (const title of ["Plain", "One", "Two"]) {
    await uploadTrack(page, title);
    await addUpload(page, session, title);
  }
  const audio = page.locator("audio");
  await expect(audio).toHaveAttribute("src", /^\/tracks\/[^/]+\/audio#t=\d+$/);
  await expect(upNext(page)).toHaveText([/One/, /Two/]);
  await upNext(page)
    .last()
    .getByLabel(/^More about/)
    .click();
  await page.getByRole("button", { name: "Move up" }).click();
  await expect(upNext(page)).toHaveText([/Two/, /One/]);

  const guest = await newPerson();
  await signUp(guest, session);
  await guest.getByRole("button", { name: /^Vote up: One/ }).click();
  await expect(guest).toHaveURL(session);
  await expect(guest.getByRole("button", { name: /^Vote up: One/ })).toHaveAttribute("aria-pressed", "true");
  await guest.getByRole("button", { name: /^Vote up: One/ }).click();
  await expect(guest.getByRole("button", { name: /^Vote up: One/ })).toHaveAttribute("aria-pressed", "false");
  await guest.getByLabel("Say something").fill("Good evening");
  await guest.getByRole("button", { name: "Send" }).click();
  await expect(guest.getByRole("list", { name: "Chat" })).toContainText("Good evening");
  await uploadTrack(guest, "Wish");
  await addUpload(guest, session, "Wish");
  await guest.getByLabel(`Follow`, { exact: false }).first().click();
  await expect(guest.getByText(/You hear when/)).toBeVisible();

  await page.goto(session);
  await page.getByRole("button", { name: "Accept Wish" }).click();
  await expect(upNext(page)).toHaveText([/Two/, /One/, /Wish/]);
  await page.getByRole("button", { name: "Skip" }).click();
  await expect(page.getByRole("region", { name: "Two" })).toBeVisible();
  await page.getByLabel("More about this session").click();
  await page.getByRole("link", { name: "Hand over" }).click();
  await expect(page.getByRole("heading", { name: "Hand the session over?" })).toBeVisible();
  await page.goto(`${session}/end`);
  await page.getByRole("button", { name: "End the session" }).click();
  await expect(page.getByRole("list", { name: "Tracklist" })).toContainText("Plain");
  await page.goto("/sessions/ended");
  await expect(page.getByRole("link", { name })).toBeVisible();
});

test("what cannot be added or started comes back with what was typed", async ({ page }) => {
  await signUp(page);
  await page.goto("/sessions/new");
  await page.getByLabel("First track").fill("not a link at all");
  await page.getByLabel("Genre").selectOption("house");
  await page.getByRole("button", { name: "Start the session" }).click();
  await expect(page.getByLabel("First track")).toHaveValue("not a link at all");
  await expect(page.getByText(/not a track/)).toBeVisible();

  const session = await startSession(page, { name: `Careful ${newUsername()}` });
  await page.getByLabel("Link to a track, or several").fill("no link here");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByLabel("Links")).toHaveValue("no link here");
  await expect(page.getByText("There is no link in this.")).toBeVisible();
  await page.goto(session);
  await expect(page.getByRole("heading", { name: "The decks are free" })).toBeVisible();
});
