import { expect, test } from "../support/browser";
import { openRoom, signUp, signUpInto } from "../support/browser-people";

test("from a bad post to a muted person in four presses, and back again @phone", async ({
  page,
  newPerson,
  axe,
}) => {
  await signUp(page);
  const room = await openRoom(page, "Under Fire");
  const loud = await newPerson();
  const name = await signUpInto(loud, room);
  for (const text of ["first", "You are all fools", "last"]) {
    await loud.getByRole("textbox").fill(text);
    await loud.getByRole("textbox").press("Enter");
    await expect(page.getByText(text, { exact: true })).toBeVisible();
  }

  // The last of the page: its menu has to find room above it.
  const post = page.getByRole("article").filter({ hasText: "first" });
  await post.getByLabel(/^More about the post/).click();
  const choice = page.getByRole("link", { name: "Mute the author" });
  await expect(choice).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("link", { name: "Ban the author" })).toBeInViewport({ ratio: 1 });
  await choice.click();
  await axe(page);
  await page.getByText("Harassment").click();
  await page.getByRole("button", { name: "Mute", exact: true }).click();

  await expect(page.getByText(`${name} is muted.`)).toBeVisible();
  await expect(page.getByText("first", { exact: true })).toBeHidden();
  await expect(loud.getByText("You are muted here.")).toContainText("You are muted here.");
  await expect(loud.getByRole("status").filter({ hasText: "and post again from" })).toBeVisible();
  await loud.goto("/notifications");
  await expect(loud.getByText("Harassment: “first”")).toBeVisible();

  await page.goto(`${room}/log`);
  await expect(page.getByRole("link", { name: "Log", exact: true })).toBeInViewport({ ratio: 1 });
  const muted = page.getByRole("listitem").filter({ hasText: `muted ${name}` });
  await muted.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(new RegExp(`let ${name} speak again$`))).toBeVisible();
  await loud.goto(room);
  await expect(loud.getByRole("textbox")).toBeVisible();
});
