import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { newUsername, openRoom, signUp } from "../support/browser-people";
import { addUpload, startSession, uploadTrack, upNext } from "../support/browser-sessions";

test("a vote moves the queue on both screens, and the crowd's downvotes skip with a reason", async ({
  page,
  newPerson,
}) => {
  test.slow();
  await signUp(page);
  for (const title of ["Amber", "Blue", "Coral"]) await uploadTrack(page, title);
  const session = await startSession(page, { name: `Slow burn ${newUsername()}` });
  await expect(page.getByRole("heading", { name: "The decks are free" })).toBeVisible();
  for (const title of ["Amber", "Blue", "Coral"]) await addUpload(page, session, title);
  const playing = (tab: typeof page) => tab.getByRole("region", { name: /^(Amber|Blue|Coral)$/ });
  await expect(playing(page)).toContainText("Amber");
  await expect(upNext(page)).toHaveText([/Blue/, /Coral/]);

  const guest = await newPerson();
  const guestName = await signUp(guest, session);
  await expect(upNext(guest)).toHaveText([/Blue/, /Coral/]);
  await guest.getByRole("button", { name: /^Vote up: Coral/ }).click();
  for (const tab of [page, guest]) await expect(upNext(tab)).toHaveText([/Coral/, /Blue/]);
  await expect(guest.getByRole("button", { name: /^Vote up: Coral/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  // Nobody votes on their own.
  await expect(page.getByRole("button", { name: /^Vote up/ })).toHaveCount(0);

  await guest.getByLabel("Say something").fill("Lovely one");
  await guest.getByLabel("Say something").press("Enter");
  await expect(page.getByRole("list", { name: "Chat" })).toContainText("Lovely one");
  await expect(page.getByRole("list", { name: "Here now" })).toContainText(guestName);

  const other = await newPerson();
  await signUp(other, session);
  await other.getByRole("button", { name: /^Vote down, to skip it: Amber/ }).click();
  await expect(page.getByText("1 of 2 votes to skip")).toBeVisible();
  await guest.getByRole("button", { name: /^Vote down, to skip it: Amber/ }).click();
  for (const tab of [page, guest, other]) {
    await expect(playing(tab)).toContainText("Coral");
    await expect(tab.getByRole("list", { name: "Played before" })).toContainText(
      "Skipped: the crowd voted it down",
    );
  }

  await page.getByRole("button", { name: "Skip" }).click();
  await expect(playing(guest)).toContainText("Blue");
  await page.getByRole("button", { name: "Pause all" }).click();
  await expect(guest.getByText("Paused", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(guest.getByText("Now playing", { exact: true })).toBeVisible();

  await page.getByLabel("More about this session").click();
  await page.getByRole("link", { name: "End the session" }).click();
  await page.getByRole("button", { name: "End the session" }).click();
  await expect(page.getByRole("list", { name: "Tracklist" }).getByRole("listitem")).toHaveCount(3);
  await expect(guest.getByRole("heading", { name: "Tracklist" })).toBeVisible();
});

test("DJs take turns in the booth @phone", async ({ page, newPerson }) => {
  test.slow();
  const hostName = await signUp(page);
  const session = await startSession(page, { name: `Turns ${hostName}`, mode: "Rotation" });
  await page.getByRole("button", { name: "Step up" }).click();
  await expect(page.getByRole("list", { name: "In the booth" })).toContainText("You");
  for (const title of ["First", "Second", "Third"]) {
    await uploadTrack(page, title);
    await addUpload(page, session, title);
  }
  const guest = await newPerson();
  const guestName = await signUp(guest, session);
  await expect(guest.getByLabel("Link to a track, or several")).toHaveCount(0);
  await guest.getByRole("button", { name: "Step up" }).click();
  await expect(guest.getByRole("list", { name: "In the booth" })).toContainText("no track lined up");
  await uploadTrack(guest, "Guest");
  await addUpload(guest, session, "Guest");
  for (const tab of [page, guest]) await expect(upNext(tab)).toHaveText([/Guest/, /Second/, /Third/]);
  await expect(
    page.getByRole("list", { name: "In the booth" }).locator("li", { hasText: guestName }),
  ).toContainText("Next");

  await page.getByRole("button", { name: `Take ${guestName} out of the booth` }).click();
  for (const tab of [page, guest]) await expect(upNext(tab)).toHaveText([/Second/, /Third/]);
});

/** As a finger does it: Playwright drags with the mouse alone. */
async function dragByFinger(page: Page, from: Locator, to: Locator): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const middle = async (of: Locator) => {
    const { x, y, width, height } = (await of.boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };
  const [start, end] = [await middle(from), await middle(to)];
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[]) =>
    browser.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [start]);
  for (const part of [0.3, 0.7, 1])
    await touch("touchMove", [{ x: start.x, y: start.y + (end.y - start.y) * part }]);
  await touch("touchEnd", []);
}

test("the host answers suggestions, and sets the order with keyboard, mouse and finger", async ({
  page,
  newPerson,
}) => {
  test.slow();
  await signUp(page);
  const session = await startSession(page, { name: `My choice ${newUsername()}`, mode: "Host" });
  for (const title of ["Opener", "One", "Two"]) {
    await uploadTrack(page, title);
    await addUpload(page, session, title);
  }
  const guest = await newPerson();
  const guestName = await signUp(guest, session);
  await uploadTrack(guest, "Wish");
  await addUpload(guest, session, "Wish");
  await expect(guest.getByRole("list", { name: "Suggestions" })).toContainText("Wish");
  await page.getByRole("button", { name: "Accept Wish" }).click();
  for (const tab of [page, guest]) await expect(upNext(tab)).toHaveText([/One/, /Two/, /Wish/]);

  const grip = page.getByRole("button", { name: /^Move Wish/ });
  await grip.press("ArrowUp");
  for (const tab of [page, guest]) await expect(upNext(tab)).toHaveText([/One/, /Wish/, /Two/]);
  await expect(grip).toBeFocused();
  await page.getByRole("button", { name: /^Move Two/ }).dragTo(upNext(page).first());
  for (const tab of [page, guest]) await expect(upNext(tab)).toHaveText([/Two/, /One/, /Wish/]);
  await dragByFinger(page, page.getByRole("button", { name: /^Move Two/ }), upNext(page).last());
  for (const tab of [page, guest]) await expect(upNext(tab)).toHaveText([/One/, /Wish/, /Two/]);

  await guest.getByLabel("More about this session").click();
  await guest.getByRole("button", { name: "Ask to be a co-DJ" }).click();
  await page.getByRole("button", { name: `Accept ${guestName}` }).click();
  await guest.getByLabel(/^More about One/).click();
  await expect(guest.getByRole("button", { name: "Remove" })).toBeVisible();
});

test("a room shows its session, and has one at a time", async ({ page, newPerson }) => {
  test.slow();
  const name = `Basement ${await signUp(page)}`;
  const room = await openRoom(page, name);
  const guest = await newPerson();
  await signUp(guest, room);
  await page.getByRole("link", { name: "Start a session" }).click();
  await expect(page.getByLabel("Where?")).toHaveValue(/./);
  const session = await startSession(page, { name: `Live in ${name}`, room });
  // It shows by itself where the room is open.
  const banner = guest.getByRole("complementary", { name: "Live now" });
  await expect(banner).toContainText(`Live in ${name}`);
  await page.goto(`/sessions/new?room=${room.split("/").at(-1)!}`);
  await expect(page.getByRole("alert")).toContainText("has a session already");
  await page.getByRole("link", { name: `Go to Live in ${name}` }).click();
  await expect(page).toHaveURL(session);

  await guest.goto("/rooms?activity=live&q=" + encodeURIComponent(name));
  await expect(guest.getByRole("article").filter({ hasText: name })).toContainText("Live now");

  const { url } = await uploadTrack(page, "From the wall");
  await page.request.post(`/api/v1${room}/messages`, { data: { trackUrl: url } });
  await page.goto(room);
  await page
    .getByLabel(/^More about the post/)
    .first()
    .click();
  await page.getByRole("button", { name: "Add to session" }).click();
  await expect(page.getByText("It is in the queue.")).toBeVisible();
  await page.goto(session);
  await expect(page.getByRole("region", { name: "From the wall" })).toBeVisible();
});

test("a private session is nobody's but those with its link", async ({ page, newPerson }) => {
  await signUp(page);
  const name = `Behind the curtain ${newUsername()}`;
  const session = await startSession(page, { name, private: true });
  await page.getByRole("link", { name: "Link", exact: true }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = new URL(await page.getByLabel("Link", { exact: true }).inputValue()).pathname;
  const guest = await newPerson();
  expect((await guest.goto(session))?.status()).toBe(404);
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name })).toBeVisible();
  await signUp(guest, link);
  await guest.getByRole("button", { name: "Come in" }).click();
  await expect(guest).toHaveURL(session);

  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("The link is no longer good.")).toBeVisible();
  const late = await newPerson();
  expect((await late.goto(link))?.status()).toBe(404);
});
