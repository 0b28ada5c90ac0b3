import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { openRoom, signUp, speaker } from "../support/browser-people";

test.use({ appEnv: { DEMO: "off", LIMIT_MESSAGES: "1000/60", LIMIT_REPEATS: "20/1", LIMIT_API: "1000/60" } });

const MANY = 24;
const live = (page: Page) => expect(page.getByText("Live", { exact: true })).toBeVisible();
const post = (page: Page, text: string) => page.locator(".timeline article", { hasText: text });
const stops = (page: Page) => page.locator(".timeline article[tabindex='0']");
const writing = (page: Page) => page.locator("#post-text");

/** A room with many posts of somebody else, the newest of which is the highest number. */
async function longRoom(page: Page, request: APIRequestContext, name: string) {
  await signUp(page);
  const room = await openRoom(page, name);
  const say = await speaker(request, room);
  for (let number = 1; number <= MANY; number += 1) await say(`Post ${number}.`);
  await page.goto(room);
  await live(page);
  return { room, say };
}

/** The post with a text has the focus, and nothing lies over its beginning or its end. */
async function focusIsOn(page: Page, text: string): Promise<void> {
  await expect(post(page, text)).toBeFocused();
  await expect
    .poll(() =>
      post(page, text).evaluate((article) => {
        const { left, top, bottom } = article.getBoundingClientRect();
        return [top + 1, bottom - 1].every((y) => {
          const above = document.elementFromPoint(left + 60, y);
          return above !== null && article.contains(above);
        });
      }),
    )
    .toBe(true);
}

test("arrows, j and k walk through the posts, each in sight, and one of them is the stop of Tab", async ({
  page,
  request,
}) => {
  test.slow();
  await longRoom(page, request, "Steps");
  await expect(stops(page)).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("article:focus")).toHaveCount(0);
  await page.keyboard.press("k");
  await expect(page.locator("article:focus")).toHaveCount(0);
  await page.keyboard.press("j");
  await focusIsOn(page, `Post ${MANY}.`);
  for (let number = MANY - 1; number >= 1; number -= 1) {
    await page.keyboard.press(number % 2 ? "ArrowDown" : "j");
    await focusIsOn(page, `Post ${number}.`);
  }
  await page.keyboard.press("j");
  await focusIsOn(page, "Post 1.");
  for (let number = 2; number <= MANY; number += 1) {
    await page.keyboard.press(number % 2 ? "ArrowUp" : "k");
    await focusIsOn(page, `Post ${number}.`);
  }
  await expect(stops(page)).toHaveCount(1);

  // Its own controls come next; back leads to the post.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(post(page, `Post ${MANY - 1}.`).locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Shift+Tab");
  await focusIsOn(page, `Post ${MANY - 1}.`);
  await post(page, `Post ${MANY - 4}.`).click();
  await expect(stops(page)).toHaveText(new RegExp(`Post ${MANY - 4}\\.`));
  await page.keyboard.press("ArrowDown");
  await focusIsOn(page, `Post ${MANY - 5}.`);
});

test("r replies, l likes, e edits one's last post, and the focus comes back to the post @phone", async ({
  page,
  request,
}) => {
  test.slow();
  await longRoom(page, request, "Keys");
  await writing(page).fill("my own words");
  await writing(page).press("Enter");
  await expect(post(page, "my own words")).toHaveAttribute("tabindex", /./);
  await writing(page).blur();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await focusIsOn(page, `Post ${MANY}.`);

  const liked = post(page, `Post ${MANY}.`).getByRole("button", { name: "❤️ 1" });
  await page.keyboard.press("l");
  await expect(liked).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("l");
  await expect(liked).toHaveCount(0);

  await page.keyboard.press("r");
  await expect(page.locator("#reply-text")).toBeFocused();
  await page.keyboard.type("jolly k, rather?");
  await expect(page.locator("#reply-text")).toHaveValue("jolly k, rather?");
  await page.keyboard.press("Enter");
  const replies = page.getByRole("list", { name: "Replies" });
  await expect(replies.locator("article")).toHaveText(/jolly k, rather\?/);
  await page.getByRole("link", { name: "Close the thread" }).focus();
  await page.keyboard.press("Enter");
  await expect(replies).toHaveCount(0);
  await focusIsOn(page, `Post ${MANY}.`);

  await page.keyboard.press("e");
  const edit = page.getByLabel("Edit your post");
  await expect(edit).toBeFocused();
  await expect(edit).toHaveValue("my own words");
  await page.keyboard.press("Escape");
  await focusIsOn(page, "my own words");
  await page.keyboard.press("e");
  await expect(edit).toBeFocused();
  await page.keyboard.type(", joined");
  await page.keyboard.press("Enter");
  await focusIsOn(page, "my own words, joined");
});

test("? tells the keys; letters can be switched off, arrows stay", async ({ page, request, axe }) => {
  test.slow();
  const { room } = await longRoom(page, request, "Help");
  await writing(page).focus();
  await page.keyboard.type("?j");
  await expect(writing(page)).toHaveValue("?j");
  await writing(page).fill("");
  await writing(page).blur();
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await expect(help).toBeVisible();
  await axe(page, "dialog");
  await page.keyboard.press("j");
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
  await focusIsOn(page, `Post ${MANY}.`);
  await page.keyboard.press("Control+j");
  await focusIsOn(page, `Post ${MANY}.`);
  await page.keyboard.press("?");
  await help.getByRole("link", { name: "Keyboard settings" }).click();
  await expect(page).toHaveURL("/settings/keyboard");
  await axe(page);
  await page.getByRole("button", { name: "Switch letters off" }).click();
  await expect(page.getByRole("button", { name: "Switch letters on" })).toBeVisible();
  await axe(page);

  await page.goto(room);
  await live(page);
  for (const key of ["j", "?", "e", "l", "r"]) await page.keyboard.press(key);
  await expect(page.locator("article:focus, dialog[open]")).toHaveCount(0);
  await stops(page).focus();
  for (const key of ["j", "l", "r"]) await page.keyboard.press(key);
  await focusIsOn(page, `Post ${MANY}.`);
  await expect(page).toHaveURL(room);
  await page.keyboard.press("ArrowDown");
  await focusIsOn(page, `Post ${MANY - 1}.`);
  await page.goto("/settings/keyboard");
  await page.getByRole("button", { name: "Switch letters on" }).click();
  await expect(page.getByRole("button", { name: "Switch letters off" })).toBeVisible();
  await page.goto(room);
  await live(page);
  await page.keyboard.press("j");
  await focusIsOn(page, `Post ${MANY}.`);
});

test("those who hear the page are told what others write: one post by its words, many by their number", async ({
  page,
  request,
}) => {
  const { say } = await longRoom(page, request, "Told");
  const told = page.locator("section[aria-labelledby='timeline-title'] > p[role='status']");
  await expect(told).toHaveText("");
  await say("A **loud** word");
  await expect(told).toHaveText(/^[^:]+: A loud word$/);
  await Promise.all(["One", "Two", "Three"].map((text) => say(text)));
  await expect(told).toHaveText(/^3 new posts, the last by /);
  await writing(page).fill("of my own");
  await writing(page).press("Enter");
  await expect(post(page, "of my own")).toBeVisible();
  // One's own is not among what is told next.
  await say("Four");
  await expect(told).toHaveText(/^[^:]+: Four$/);
});
