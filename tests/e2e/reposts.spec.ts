import { expect, test } from "../support/browser";
import { openRoom, signUp, signUpInto } from "../support/browser-people";

test("a post is reposted from a dialog, and goes from the repost when it is deleted", async ({
  page,
  newPerson,
  axe,
}) => {
  test.slow();
  const username = await signUp(page);
  const from = await openRoom(page, `From ${username}`);
  const to = await openRoom(page, `To ${username}`);
  await page.goto(from);
  await page.locator("#post-text").fill("A bell in the fog");
  await page.getByRole("button", { name: "Send" }).click();
  const post = page.getByRole("article").filter({ hasText: "A bell" });
  await expect(post).not.toHaveAttribute("aria-busy", "true");

  const other = await newPerson();
  await signUpInto(other, to);
  await expect(other.getByText("Live", { exact: true })).toBeVisible();

  await post.getByLabel(/^More about/).click();
  await page.getByRole("link", { name: "Repost" }).click();
  const dialog = page.getByRole("dialog", { name: "Repost this post" });
  await dialog.getByLabel("Into the room").selectOption({ label: `To ${username}` });
  await dialog.getByLabel(/Your comment/).fill("Listen to this");
  await axe(page);
  await dialog.getByRole("button", { name: "Repost" }).click();
  await expect(dialog).toHaveCount(0);
  const toast = page.getByRole("link", { name: `Reposted into To ${username}.` });
  await expect(toast).toBeVisible();

  const reposted = other.getByRole("article").filter({ hasText: "Listen to this" });
  await expect(reposted.locator("blockquote")).toContainText("A bell in the fog");
  await axe(other);

  await post.getByLabel(/^More about/).click();
  await page.getByRole("link", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(reposted).toContainText("This post is not here for you.");
  await expect(reposted.locator("blockquote")).toHaveCount(0);
});

test("a private room's post is seen in a repost by its members alone, live too", async ({
  page,
  newPerson,
}) => {
  test.slow();
  const username = await signUp(page);
  const hidden = await openRoom(page, `Hidden ${username}`, { private: true });
  const open = await openRoom(page, `Open ${username}`);
  await page.goto(hidden);
  await page.locator("#post-text").fill("Only for us");
  await page.getByRole("button", { name: "Send" }).click();
  const post = page.getByRole("article").filter({ hasText: "Only for us" });
  await expect(post).not.toHaveAttribute("aria-busy", "true");
  const address = await post
    .getByRole("link", { name: /now|ago|:/ })
    .first()
    .getAttribute("href");

  const [other, member] = [await newPerson(), await page.context().newPage()];
  await signUpInto(other, open);
  await member.goto(open);
  for (const one of [other, member]) {
    await expect(one.getByText("Live", { exact: true })).toBeVisible();
  }
  await page.goto(`${address}/repost`);
  await page.getByLabel("Into the room").selectOption({ label: `Open ${username}` });
  await page.getByRole("button", { name: "Repost" }).click();
  await expect(page.locator("blockquote")).toContainText("Only for us");
  await expect(member.locator("blockquote")).toContainText("Only for us");
  await expect(other.getByText("This post is not here for you.")).toBeVisible();
  expect(await other.content()).not.toContain(`Hidden ${username}`);
});
