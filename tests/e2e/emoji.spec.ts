import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { openRoom, signUp, signUpInto } from "../support/browser-people";

const composer = (page: Page) => page.locator("#post-text");
const live = (page: Page) => expect(page.getByText("Live", { exact: true })).toBeVisible();

test("emojis are picked by keyboard alone, remembered, and written by their codes", async ({ page, axe }) => {
  test.slow();
  await signUp(page);
  await openRoom(page, "Signs");
  await live(page);
  await composer(page).fill("before after");
  await composer(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(7, 7));
  await page.getByRole("button", { name: "Emoji", exact: true }).focus();
  await page.keyboard.press("Enter");
  const picker = page.getByRole("dialog", { name: "Emoji" });
  await expect(picker.getByLabel("Search emoji")).toBeFocused();
  await expect(picker.getByRole("gridcell").first()).toBeVisible();
  await axe(page, "dialog");
  await page.keyboard.type("wave");
  await expect(picker.getByRole("grid", { name: "Found emoji" })).toBeVisible();
  await picker.getByRole("radio", { name: "medium", exact: true }).focus();
  await page.keyboard.press("Space");
  await picker.getByLabel("Search emoji").focus();
  await page.keyboard.press("ArrowDown");
  await expect(picker.getByRole("button", { name: "waving hand" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(picker).toBeHidden();
  await expect(composer(page)).toBeFocused();
  await expect(composer(page)).toHaveValue("before 👋🏽after");

  await page.getByRole("button", { name: "Emoji", exact: true }).click();
  await expect(picker.getByRole("grid", { name: "Recent" }).getByRole("button")).toHaveText(["👋🏽"]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Emoji", exact: true })).toBeFocused();

  await composer(page).fill("");
  await composer(page).pressSequentially("well :tad");
  const option = page.getByRole("listbox", { name: "Emoji" }).getByRole("option").first();
  await expect(option).toContainText("🎉");
  await expect(composer(page)).toHaveAttribute("aria-expanded", "true");
  await composer(page).press("Enter");
  await expect(composer(page)).toHaveValue("well 🎉 ");
  await composer(page).pressSequentially(":fire:");
  await expect(composer(page)).toHaveValue("well 🎉 🔥");
});

test("one reacts with any emoji, and the other sees who did", async ({ page, newPerson, axe }) => {
  test.slow();
  const owner = await signUp(page);
  const room = await openRoom(page, "Who was it");
  const other = await newPerson();
  await signUpInto(other, room);
  await live(other);
  await live(page);
  await composer(other).fill("a question");
  await composer(other).press("Enter");
  const post = page.locator("article", { hasText: "a question" });
  await post.getByLabel("React", { exact: true }).click();
  await post.getByRole("button", { name: "More emoji" }).click();
  await page.getByLabel("Search emoji").fill("saxophone");
  await page.getByRole("dialog").getByRole("button", { name: "saxophone" }).click();
  await expect(post.getByRole("button", { name: "🎷 1" })).toHaveAttribute("aria-pressed", "true");
  await expect(post.getByLabel("React", { exact: true })).toBeFocused();

  const seen = other.locator("article", { hasText: "a question" }).getByRole("button", { name: "🎷 1" });
  await seen.hover();
  await expect(other.getByRole("tooltip")).toHaveText(`${owner} reacted with 🎷`);
  await expect(seen).toHaveAttribute("aria-describedby", /./);
  await axe(other, "main");
  await other.keyboard.press("Escape");
  await expect(other.getByRole("tooltip")).toHaveCount(0);
  await other
    .locator("article", { hasText: "a question" })
    .getByLabel(/^More about/)
    .click();
  await other.getByRole("link", { name: "Who reacted" }).click();
  await expect(other.getByRole("list", { name: "People who reacted" })).toContainText(owner);
  await axe(other);
});
