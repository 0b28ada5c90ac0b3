import { expect, test } from "../support/browser";
import { openRoom, signUp } from "../support/browser-people";

test("a room is opened, found, changed and deleted", async ({ page }) => {
  const username = await signUp(page, "/rooms/new");
  const name = `Basement ${username}`;
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByText("about one genre").click();
  await page.getByRole("button", { name: "Create the room" }).click();
  await expect(page.locator("#new-room-genre-error")).toHaveText("A genre room needs a genre.");
  await expect(page.locator("#new-room-genre")).toBeFocused();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  await page.locator("#new-room-genre").selectOption("dub");
  await page.getByRole("button", { name: "Create the room" }).click();
  await expect(page).not.toHaveURL(/new$/);
  const address = new URL(page.url()).pathname;

  await page.goto("/rooms");
  await page.getByLabel("Search rooms").fill(username);
  await expect(page).toHaveURL(new RegExp(`q=${username}`));
  const card = page.getByRole("article");
  await expect(card).toHaveCount(1);
  await expect(card).toContainText("Dub");
  await expect(card).toContainText("Owner");
  await page.getByRole("combobox", { name: "Genre" }).selectOption("jazz");
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page.getByLabel("Search rooms")).toHaveValue("");

  await page.goto(`${address}/settings`);
  await page.getByLabel("Name", { exact: true }).fill(`${name}!`);
  await page.getByLabel("Slow mode").selectOption("30");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByLabel(/to confirm$/).fill("something else");
  await page.getByRole("button", { name: "Delete the room" }).click();
  await expect(page.getByText("Type the room's name exactly")).toBeVisible();
  await page.getByLabel(/to confirm$/).fill(`${name}!`);
  await page.getByRole("button", { name: "Delete the room" }).click();
  await expect(page).toHaveURL("/rooms/yours");
  await expect(page.getByRole("heading", { name: "No room of yours yet" })).toBeVisible();
});

test("a private room is nowhere for others", async ({ page, newPerson }) => {
  const username = await signUp(page);
  const address = await openRoom(page, `Hidden ${username}`, { private: true });
  const other = await newPerson();
  await signUp(other);
  for (const path of ["settings", "members", "leave"]) {
    const response = await other.goto(`${address}/${path}`);
    expect(response?.status()).toBe(404);
  }
  await other.goto(`/rooms?q=${username}`);
  await expect(other.getByRole("heading", { name: "Nothing that sounds like it" })).toBeVisible();
});

test("only the owner gets to a room's settings", async ({ page, newPerson }) => {
  await signUp(await newPerson());
  await signUp(page);
  const address = await openRoom(page, "Everybody's");
  const other = await newPerson();
  await signUp(other);
  expect((await other.goto(`${address}/settings`))?.status()).toBe(403);
  await other.goto(`${address}/members`);
  await expect(other.getByRole("list", { name: "Members" })).toContainText("Owner");
});

test("the view is remembered", async ({ page }) => {
  await signUp(page);
  await openRoom(page, "Seen from both sides");
  await page.goto("/rooms");
  await page.getByRole("link", { name: "List" }).click();
  await expect(page).toHaveURL(/view=list/);
  await page.goto("/rooms");
  await expect(page.getByRole("link", { name: "List" })).toHaveAttribute("aria-current", "true");
});

test("the last one out confirms that the room goes too", async ({ page }) => {
  await signUp(page);
  const address = await openRoom(page, "Alone");
  await page.goto(`${address}/leave`);
  await page.getByRole("button", { name: "Leave and delete the room" }).click();
  await expect(page.getByText("Alone is deleted.")).toBeVisible();
  expect((await page.goto(`${address}/members`))?.status()).toBe(404);
});

test("more rooms come as one scrolls, none twice", async ({ page }) => {
  const username = await signUp(page);
  const names = Array.from({ length: 26 }, (_, n) => `Many ${username} ${n}`);
  for (const name of names) {
    const response = await page.request.post("/rooms/new", {
      form: { name, type: "PUBLIC" },
      headers: { "Sec-Fetch-Site": "same-origin" },
      maxRedirects: 0,
    });
    expect(response.status()).toBe(303);
  }
  await page.goto(`/rooms?q=Many+${username}`);
  await page.mouse.wheel(0, 20_000);
  const headings = page.getByRole("article").getByRole("heading");
  await expect(headings).toHaveCount(26);
  expect(new Set(await headings.allTextContents()).size).toBe(26);
});
