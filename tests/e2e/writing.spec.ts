import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { openRoom, signUp, signUpInto } from "../support/browser-people";

const composer = (page: Page) => page.locator("#post-text");
const live = (page: Page) => expect(page.getByText("Live", { exact: true })).toBeVisible();
const send = async (page: Page, text: string) => {
  await composer(page).fill(text);
  await composer(page).press("Enter");
};

test("marks are read alike by whoever wrote them, whoever watches, and after a reload @phone", async ({
  page,
  newPerson,
  axe,
}) => {
  test.slow();
  await signUp(page);
  const room = await openRoom(page, "Marks");
  const other = await newPerson();
  const guest = await signUpInto(other, room);
  await live(other);
  await live(page);
  await send(
    page,
    `**Loud** and _slanted_ for @${guest}, snake_case, \`a*b\`, [a set](https://a.example/x)\n\n` +
      "> said before\n\n- one\n- two\n\n```js\nplay();\n```",
  );
  for (const check of ["live", "reloaded"]) {
    for (const reader of [page, other]) {
      if (check === "reloaded") await reader.reload();
      const post = reader.locator("article", { hasText: "slanted" });
      await expect(post.locator("strong")).toHaveText("Loud");
      await expect(post.locator("em")).toHaveText("slanted");
      await expect(post.getByRole("link", { name: `@${guest}` })).toBeVisible();
      await expect(post.locator("p code")).toHaveText("a*b");
      await expect(post).toContainText("snake_case");
      await expect(post.getByRole("link", { name: "a set" })).toHaveAttribute("rel", "nofollow noopener ugc");
      await expect(post.locator("blockquote")).toHaveText("said before");
      await expect(post.locator("ul li")).toHaveText(["one", "two"]);
      await expect(post.locator("pre code")).toHaveText("play();");
    }
  }
  await axe(page, "main");

  // Editing shows the source.
  const post = page.locator("article", { hasText: "slanted" });
  await post.getByLabel(/^More about/).click();
  await post.getByRole("link", { name: "Edit" }).click();
  await expect(page.getByLabel("Edit your post")).toHaveValue(/\*\*Loud\*\* and _slanted_/);

  // A notice is plain words.
  await other.goto("/notifications");
  await expect(other.getByText(/Loud and slanted for @/)).toBeVisible();
  await expect(other.getByText("**Loud**")).toHaveCount(0);
  // Other tests of the run write the same into rooms of the same name.
  await other.goto(`/search?${new URLSearchParams({ q: `slanted ${guest}` })}`);
  await expect(other.getByRole("article")).toContainText("Loud and slanted");
  await expect(other.getByRole("article")).not.toContainText("**");
});

test("a link pasted over words makes them lead there; the preview shows it before it is sent", async ({
  page,
  context,
  axe,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signUp(page);
  await openRoom(page, "Pasted");
  await live(page);
  await composer(page).fill("hear this now");
  await page.evaluate(() => navigator.clipboard.writeText("https://a.example/set_(1)"));
  await composer(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(5, 9));
  await composer(page).press("Control+v");
  await expect(composer(page)).toHaveValue("hear [this](https://a.example/set_%281%29) now");
  await composer(page).press("Control+z");
  await expect(composer(page)).toHaveValue("hear this now");
  await composer(page).press("Control+y");

  const toggle = page.getByRole("button", { name: "Preview" });
  await toggle.click();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("link", { name: "this" })).toHaveAttribute(
    "href",
    "https://a.example/set_%281%29",
  );
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await axe(page, "main");
  await composer(page).press("End");
  await composer(page).pressSequentially(" **and then**");
  await expect(preview.locator("strong")).toHaveText("and then");
  await composer(page).press("Enter");
  await expect(preview).toHaveCount(0);
  await expect(page.locator("article strong")).toHaveText("and then");
});
