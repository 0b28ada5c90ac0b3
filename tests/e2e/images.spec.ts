import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { openRoom, PASSWORD, signUp } from "../support/browser-people";
import { picture } from "../support/pictures-made";

// The test's own recorder asks for the previews once more, by a way that no page may go.
test.use({ expectedErrors: [/^Connecting to 'blob:/] });

const composer = (page: Page) => page.locator("#post-text");
const live = (page: Page) => expect(page.getByText("Live", { exact: true })).toBeVisible();
const tray = (page: Page) => page.getByRole("list", { name: "Pictures to be posted" });

async function choose(page: Page, ...buffers: Buffer[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("link", { name: "Add pictures" }).click();
  const files = buffers.map((buffer, index) => ({ name: `p${index}.jpg`, mimeType: "image/jpeg", buffer }));
  await (await chooser).setFiles(files);
}

/** What one has in the clipboard, or drags from elsewhere. */
async function give(page: Page, kind: "paste" | "drop", bytes: Buffer): Promise<void> {
  await composer(page).evaluate(
    (field, [kind, base64]) => {
      const data = new DataTransfer();
      const raw = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      data.items.add(new File([raw], "from-elsewhere.png", { type: "image/png" }));
      const event =
        kind === "paste"
          ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
      field.dispatchEvent(event);
    },
    [kind, bytes.toString("base64")] as const,
  );
}

test("pictures are chosen, described, taken out, posted, and looked at @phone", async ({
  page,
  newPerson,
  axe,
}) => {
  const owner = await signUp(page);
  const room = await openRoom(page, `Darkroom ${owner}`);
  const other = await newPerson();
  await signUp(other, room);
  await live(page);
  await choose(page, await picture({ width: 1600, height: 900 }), await picture(), await picture());
  await expect(tray(page).getByRole("listitem")).toHaveCount(3);
  await expect(page.getByText("Uploading …")).toBeHidden();
  await page.getByRole("button", { name: "Take out picture 3" }).click();
  await expect(tray(page).getByRole("listitem")).toHaveCount(2);
  await page.getByLabel("What picture 1 shows").fill("A record on a table");
  await axe(page);
  await composer(page).fill("From the shelf");
  await composer(page).press("Enter");
  await expect(tray(page)).toBeHidden();

  const post = other.locator("article", { hasText: "From the shelf" });
  await expect(post.getByRole("img", { name: "A record on a table" })).toBeVisible();
  await expect(post.getByRole("img", { name: "Picture without a description" })).toBeVisible();
  await post.getByRole("link", { name: "A record on a table" }).click();
  const box = other.getByRole("dialog", { name: "Pictures" });
  await expect(box.getByText("1 of 2", { exact: true })).toBeVisible();
  await expect(box.getByText("A record on a table")).toBeVisible();
  await axe(other);
  await other.keyboard.press("ArrowRight");
  await expect(box.getByText("2 of 2", { exact: true })).toBeVisible();
  await other.keyboard.press("Escape");
  await expect(box).toBeHidden();
  await expect(post.getByRole("link", { name: "A record on a table" })).toBeFocused();
});

test("pictures that wait to be posted are still there after a look elsewhere, and gone with whoever chose them @phone", async ({
  page,
}) => {
  const owner = await signUp(page);
  await openRoom(page, `Kept ${owner}`);
  const discover = page.getByRole("link", { name: "Discover" }).filter({ visible: true }).first();
  const lookElsewhere = async () => {
    await discover.click();
    await expect(page).toHaveURL("/rooms");
    await expect(tray(page)).toBeHidden();
  };
  await live(page);
  const uploads: (() => void)[] = [];
  await page.route("**/api/v1/rooms/*/images", async (route) => {
    // The second one is on its way until it is let through.
    if (uploads.push(() => void route.continue()) === 1) await route.continue();
  });
  await choose(page, await picture());
  await expect(page.getByText("Uploading …")).toBeHidden();
  await page.getByLabel("What picture 1 shows").fill("A cup beside the turntable");
  await choose(page, await picture());
  await expect.poll(() => uploads.length).toBe(2);
  await lookElsewhere();
  uploads[1]!();
  await page.goBack();
  await expect(tray(page).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByLabel("What picture 1 shows")).toHaveValue("A cup beside the turntable");
  await expect(page.getByText("Uploading …")).toBeHidden();
  await page.getByRole("button", { name: "Take out picture 2" }).click();
  await lookElsewhere();
  await page.goBack();
  await expect(tray(page).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Send" }).click();
  const posted = page.locator("article").getByRole("img", { name: "A cup beside the turntable" });
  await expect(posted).toBeVisible();
  await lookElsewhere();
  await page.goBack();
  await expect(posted).toBeVisible();
  await expect(tray(page)).toBeHidden();

  await choose(page, await picture());
  await expect(tray(page).getByRole("listitem")).toHaveCount(1);
  await page.locator("summary[aria-label='Your account']").filter({ visible: true }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).first().click();
  await page.getByLabel("Email").fill(`${owner}@example.com`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  const back = page.getByRole("link", { name: `Kept ${owner}` }).filter({ visible: true });
  await back.first().click();
  await expect(composer(page)).toBeVisible();
  await expect(tray(page)).toBeHidden();
});

test("pictures are pasted and dropped, alone they are a post, and what is no picture says so", async ({
  page,
}) => {
  const owner = await signUp(page);
  await openRoom(page, `Paste ${owner}`);
  await live(page);
  await give(page, "paste", await picture({ format: "png" }));
  await expect(tray(page).getByRole("listitem")).toHaveCount(1);
  await give(page, "drop", await picture({ format: "png" }));
  await expect(tray(page).getByRole("listitem")).toHaveCount(2);
  await give(page, "paste", Buffer.from("these are words"));
  await expect(tray(page).getByText(/not a picture that can be read/)).toBeVisible();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("A picture could not be uploaded.")).toBeVisible();
  await page.getByRole("button", { name: "Take out picture 3" }).click();
  await page.getByRole("button", { name: "Send" }).click();
  const post = page.locator("article[id^=post-]", { has: page.locator(".post-images") });
  await expect(post.getByRole("img", { name: "Picture without a description" })).toHaveCount(2);
  await page.reload();
  await expect(post.getByRole("img", { name: "Picture without a description" })).toHaveCount(2);
});

test("what is pressed, typed and brought while a post is being sent goes into the next one", async ({
  page,
}) => {
  const owner = await signUp(page);
  await openRoom(page, `Meanwhile ${owner}`);
  await live(page);
  await give(page, "paste", await picture({ format: "png" }));
  await page.getByLabel("What picture 1 shows").fill("The first sleeve");
  await expect(page.getByText("Uploading …")).toBeHidden();
  const descriptions: (() => void)[] = [];
  await page.route(
    "**/api/v1/rooms/*/images/*",
    (route) => void descriptions.push(() => void route.continue()),
  );
  await composer(page).fill("only once");
  await composer(page).press("Enter");
  await expect.poll(() => descriptions.length).toBe(1);
  await composer(page).press("Enter");
  await composer(page).pressSequentially(" and then this");
  await give(page, "paste", await picture({ format: "png" }));
  await expect(tray(page).getByRole("listitem")).toHaveCount(2);
  descriptions[0]!();
  await expect(tray(page).getByRole("listitem")).toHaveCount(1);
  await expect(composer(page)).toHaveValue(" and then this");
  await expect(page.getByText("Uploading …")).toBeHidden();
  await composer(page).press("Enter");
  const posts = page.locator("article[id^=post-]");
  await expect(posts.filter({ hasText: "and then this" }).locator("img[src^='/images/']")).toHaveCount(1);
  await expect(posts.filter({ hasText: "only once" })).toHaveCount(1);
  await expect(tray(page)).toBeHidden();
  expect(descriptions).toHaveLength(1);
});

test.describe(() => {
  // The browser says that the upload was cut off, and that there is no connection.
  test.use({
    expectedErrors: [
      [
        /^Connecting to 'blob:|net::ERR_FAILED|ERR_INTERNET_DISCONNECTED/,
        /WebSocket connection|Failed to fetch manifest/,
      ],
      { scope: "test" },
    ],
  });

  test("what is brought without a connection waits, and goes into the tray once it can be fetched", async ({
    page,
  }) => {
    const owner = await signUp(page);
    await openRoom(page, `Far off ${owner}`);
    await live(page);
    await composer(page).fill("kept");
    await page.context().setOffline(true);
    await give(page, "paste", await picture({ format: "png" }));
    await expect(page.getByText("This needs a connection.").first()).toBeVisible();
    await give(page, "drop", await picture({ format: "png" }));
    await composer(page).press("Enter");
    await expect(page.getByText("The pictures are still on their way.")).toBeVisible();
    await expect(composer(page)).toHaveValue("kept");
    await page.context().setOffline(false);
    await expect(tray(page).getByRole("listitem")).toHaveCount(2);
    await expect(page.getByText("Uploading …")).toBeHidden();
    await composer(page).press("Enter");
    await expect(page.locator("article", { hasText: "kept" }).locator("img[src^='/images/']")).toHaveCount(2);
  });

  test("an upload that breaks off can be sent again", async ({ page }) => {
    const owner = await signUp(page);
    await openRoom(page, `Retry ${owner}`);
    await live(page);
    await page.route("**/api/v1/rooms/*/images", (route) => route.abort());
    await choose(page, await picture());
    await expect(tray(page).getByText(/could not be sent/)).toBeVisible();
    await page.unroute("**/api/v1/rooms/*/images");
    await tray(page).getByRole("button", { name: "Retry" }).click();
    await expect(tray(page).getByText(/could not be sent/)).toBeHidden();
    await expect(page.getByText("Uploading …")).toBeHidden();
    await composer(page).press("Enter");
    await expect(page.locator("article img[src^='/images/']")).toBeVisible();
  });
});
