import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { openRoom, signUp, signUpInto } from "../support/browser-people";

const composer = (page: Page) => page.locator("#post-text");

/** Waits until the page is hydrated and connected: before that, posts go out as plain forms. */
const live = (page: Page) => expect(page.getByText("Live", { exact: true })).toBeVisible();

async function post(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

const item = (page: Page, text: string) => page.locator("article", { hasText: text }).first();

/** Two people in one new room, both connected. */
async function two(page: Page, newPerson: () => Promise<Page>) {
  const owner = await signUp(page);
  const room = await openRoom(page, `Two turntables ${owner}`);
  const other = await newPerson();
  const guest = await signUpInto(other, room);
  await live(other);
  await live(page);
  return { room, other, owner, guest };
}

test("what one posts the other sees at once: text, cards, replies, reactions, edits, deletion @phone", async ({
  page,
  newPerson,
}) => {
  const { other, guest } = await two(page, () => newPerson());
  await post(page, "First one in");
  await expect(item(other, "First one in")).toBeVisible();

  await composer(other).fill("two lines");
  await expect(page.getByText(`${guest} is typing`)).toBeVisible();
  await composer(other).press("Shift+Enter");
  await composer(other).pressSequentially("of text");
  await composer(other).press("Enter");
  await expect(item(page, "two lines\nof text")).toBeVisible();
  await expect(page.getByText("is typing")).toBeHidden();

  await post(other, "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC");
  await expect(page.getByRole("link", { name: "Open in Spotify" })).toHaveAttribute(
    "href",
    "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
  );

  await item(page, "two lines").getByLabel("React", { exact: true }).click();
  await item(page, "two lines").getByRole("button", { name: "React with 🔥" }).click();
  const fire = item(other, "two lines").getByRole("button", { name: "🔥 1" });
  await expect(fire).toHaveAttribute("aria-pressed", "false");
  await fire.click();
  await expect(item(page, "two lines").getByRole("button", { name: "🔥 2" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );

  await item(page, "two lines")
    .getByRole("link", { name: /^Reply/ })
    .click();
  await page.locator("#reply-text").fill("agreed");
  await page.locator("#reply-text").press("Enter");
  await expect(page.getByRole("complementary").getByText("agreed")).toBeVisible();
  await item(other, "two lines").getByRole("link", { name: "1 reply" }).click();
  await expect(other.getByRole("complementary").getByText("agreed")).toBeVisible();
  await other.getByRole("link", { name: "Close the thread" }).click();
  await page.getByRole("link", { name: "Close the thread" }).click();

  await item(page, "First one in")
    .getByLabel(/^More about/)
    .click();
  await item(page, "First one in").getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Edit your post").fill("First one in, corrected");
  await page.getByLabel("Edit your post").press("Enter");
  await expect(item(other, "First one in, corrected")).toContainText("edited");
  await item(page, "corrected")
    .getByLabel(/^More about/)
    .click();
  await item(page, "corrected").getByRole("link", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(item(other, "corrected")).toBeHidden();
});

test.describe("without a connection", () => {
  // A list alone would be read as a value with options.
  test.use({
    expectedErrors: [
      [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch manifest/, /WebSocket connection/],
      { scope: "test" },
    ],
  });

  test("what is written waits, in order, and 200 things that happened meanwhile are all there", async ({
    page,
    newPerson,
  }) => {
    const { room, other } = await two(page, () => newPerson());
    await page.context().setOffline(true);
    for (const text of ["written offline 1", "written offline 2", "written offline 3"])
      await post(page, text);
    await expect(page.getByText("Offline · 3 waiting")).toBeVisible();
    await expect(item(page, "written offline 3")).toHaveAttribute("aria-busy", "true");

    const { data } = (await (await other.request.get(`/api/v1${room}`)).json()) as { data: { id: string } };
    const say = (n: number) =>
      other.request.post(`/api/v1/rooms/${data.id}/messages`, { data: { text: `meanwhile ${n}` } });
    for (let n = 0; n < 200; n += 20) {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => say(n + index + 1)));
      expect(answers.map((answer) => answer.status())).toEqual(Array.from({ length: 20 }, () => 201));
    }
    await page.context().setOffline(false);
    await expect(item(other, "written offline 3")).toBeVisible({ timeout: 20_000 });
    await expect(page.locator("article", { hasText: "meanwhile" })).toHaveCount(200, { timeout: 20_000 });
    await expect(page.locator("article[aria-busy]")).toHaveCount(0);
    const seen = await page.locator("article p.whitespace-pre-wrap").allInnerTexts();
    const told = await other.locator("article p.whitespace-pre-wrap").allInnerTexts();
    expect(seen).toEqual(told);
    expect(seen.slice(0, 3)).toEqual(["written offline 3", "written offline 2", "written offline 1"]);
  });

  test("a menu that cannot be fetched says so, and opens once it can be", async ({ page }) => {
    await signUp(page);
    await openRoom(page, "Far from everywhere");
    await live(page);
    await post(page, "is anybody there?");
    const react = item(page, "is anybody there?").getByLabel("React", { exact: true });
    await expect(react).toBeVisible();
    await page.context().setOffline(true);
    await react.click();
    await expect(page.getByText("This needs a connection.")).toBeVisible();
    await page.context().setOffline(false);
    await react.click();
    await expect(page.getByRole("button", { name: "More emoji" })).toBeVisible();
  });

  test("a window that cannot be fetched leaves the room as it is, and opens once it can be", async ({
    page,
  }) => {
    await signUp(page);
    await openRoom(page, "Nothing comes down");
    await live(page);
    await post(page, "still standing");
    const more = item(page, "still standing").getByLabel(/^More about/);
    const choice = item(page, "still standing").getByRole("link", { name: "Delete" });
    const remove = async () => {
      await more.click();
      await choice.click();
    };
    await more.click();
    await expect(choice).toBeVisible();
    await page.keyboard.press("Escape");
    await page.context().setOffline(true);
    await remove();
    await expect(page.getByText("This needs a connection.")).toBeVisible();
    await expect(item(page, "still standing")).toBeVisible();
    await page.context().setOffline(false);
    await remove();
    await expect(page.getByRole("dialog").getByRole("button", { name: "Delete" })).toBeVisible();
  });

  test("a menu whose code is gone leads to the page with the same choices", async ({ page }) => {
    await signUp(page);
    const room = await openRoom(page, "Other code by now");
    await live(page);
    await post(page, "choose something");
    const react = item(page, "choose something").getByLabel("React", { exact: true });
    await react.focus();
    await page.route("**/build/**", (route) => route.abort(), { times: 1 });
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`${room}/.+/actions$`));
    await expect(page.getByRole("button", { name: "React with 🔥" })).toBeVisible();
  });

  test("a reload keeps what waits, and the draft", async ({ page, newPerson }) => {
    const { other } = await two(page, () => newPerson());
    await page.route("**/api/v1/**", (route) => route.abort());
    await page.context().setOffline(true);
    await post(page, "kept over a reload");
    await composer(page).fill("half a thou");
    await expect(page.getByText("1 waiting")).toBeVisible();
    await page.context().setOffline(false);
    await page.reload();
    await expect(item(other, "kept over a reload")).toBeVisible();
    await expect(composer(page)).toHaveValue("half a thou");
  });
});

test("a menu that comes late opens only for who still waits for it", async ({ page }) => {
  await signUp(page);
  await openRoom(page, "Slow lines");
  await live(page);
  await post(page, "press here");
  const react = item(page, "press here").getByLabel("React", { exact: true });
  const more = item(page, "press here").getByLabel(/^More about/);
  await expect(react).toBeVisible();
  let letThrough!: () => void;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/build/**", async (route) => {
    await held;
    await route.continue();
  });
  await react.click();
  await more.click();
  await expect(more).toHaveAttribute("aria-busy", "true");
  await composer(page).fill("meanwhile");
  letThrough();
  await expect(react).not.toHaveAttribute("aria-busy");
  await expect(more).not.toHaveAttribute("aria-busy");
  await expect(composer(page)).toBeFocused();
  await expect(page.locator("article details[open]")).toHaveCount(0);
  await react.click();
  await expect(page.getByRole("button", { name: "More emoji" })).toBeVisible();
});

test("slow mode counts down in the composer; what is refused all the same stays, to send again or discard", async ({
  page,
  newPerson,
}) => {
  const { room, other } = await two(page, () => newPerson());
  expect((await page.request.patch(`/api/v1${room}`, { data: { slowModeSeconds: 600 } })).status()).toBe(200);
  await post(other, "the first is fine");
  await expect(item(page, "the first is fine")).toBeVisible();
  await expect(other.getByText(/^(10:00|9:\d\d)$/)).toBeVisible();
  // A page opened anew knows nothing of the countdown; the server does.
  await other.reload();
  await live(other);
  await post(other, "too soon");
  await expect(other.getByText(/^Not sent: Slow mode/)).toBeVisible();
  expect((await page.request.patch(`/api/v1${room}`, { data: { slowModeSeconds: 0 } })).status()).toBe(200);
  await other.getByRole("button", { name: "Retry" }).click();
  await expect(item(page, "too soon")).toBeVisible();
  await expect(other.getByText(/^Not sent/)).toBeHidden();
});

test("unread posts are counted beside the room, and a line shows what is new", async ({
  page,
  newPerson,
}) => {
  const { room, other } = await two(page, () => newPerson());
  await post(page, "before leaving");
  await expect(item(other, "before leaving")).toBeVisible();
  await other.getByRole("link", { name: "Discover" }).first().click();
  await expect(other).toHaveURL("/rooms");
  await post(page, "while you were away 1");
  await post(page, "while you were away 2");
  const link = other.getByRole("navigation").locator(`a[href="${room}"]`).first();
  await expect(link.getByText("2", { exact: true })).toBeVisible();
  await link.click();
  await expect(other.getByRole("separator", { name: "New since your last visit" })).toBeVisible();
  await expect(link.getByText("2", { exact: true })).toHaveCount(0);
  // Read once it has been on the screen for a moment.
  await expect(async () => {
    await other.reload();
    await expect(item(other, "while you were away 2")).toBeVisible();
    await expect(other.getByRole("separator", { name: "New since your last visit" })).toHaveCount(0, {
      timeout: 1000,
    });
  }).toPass();
});

test("whoever is put out, and whoever looks on as the room turns private, sees no more", async ({
  page,
  newPerson,
}) => {
  const { room, other, guest } = await two(page, () => newPerson());
  const visitor = await newPerson();
  await visitor.goto(room);
  await post(page, "still open");
  await expect(item(visitor, "still open")).toBeVisible();
  expect((await page.request.patch(`/api/v1${room}`, { data: { isPrivate: true } })).status()).toBe(200);
  await expect(visitor.getByRole("heading", { name: "Only silence here" })).toBeVisible();
  await expect(item(other, "still open")).toBeVisible();
  const people = (await (await page.request.get(`/api/v1${room}/members`)).json()) as {
    data: { userId: string; user: { username: string } }[];
  };
  const target = people.data.find(({ user }) => user.username === guest)!;
  expect((await page.request.delete(`/api/v1${room}/members/${target.userId}`)).status()).toBe(204);
  await expect(other.getByRole("heading", { name: "Only silence here" })).toBeVisible();
});

test("the room and a thread stand up to axe, in both themes", async ({ page, newPerson, axe }) => {
  await two(page, () => newPerson());
  await post(page, "a post to look at https://example.com");
  await post(page, "https://youtu.be/dQw4w9WgXcQ");
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await axe(page);
  }
  await item(page, "a post to look at")
    .getByRole("link", { name: /^Reply/ })
    .click();
  await expect(page.locator("#reply-text")).toBeVisible();
  await axe(page);
});
