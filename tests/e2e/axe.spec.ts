import { expect, test } from "../support/browser";
import { openRoom, signUp } from "../support/browser-people";
import { addUpload, startSession, uploadTrack } from "../support/browser-sessions";

const FOR_VISITORS = [
  "/",
  "/login",
  "/signup",
  "/rooms",
  "/rooms?q=nothing",
  "/sessions",
  "/sessions/ended",
  "/no-such-page",
  "/i/nothing",
];
const FOR_PEOPLE = [
  "/rooms?view=grid",
  "/rooms?view=list",
  "/rooms/yours",
  "/rooms/invites",
  "/rooms/new",
  "/sessions/new",
  "/settings",
  "/settings/account",
  "/settings/logins",
  "/settings/tokens",
  "/settings/appearance",
  "/settings/keyboard",
  "/notifications",
  "/bookmarks",
  "/logout",
];
const OF_A_ROOM = [
  "/settings",
  "/members",
  "/sessions",
  "/invites?q=p",
  "/leave",
  "/reports",
  "/reports?status=closed",
];

const OF_A_SESSION = ["", "/add", "/people", "/settings", "/history", "/link", "/hand-over", "/end"];

for (const theme of ["dark", "light"]) {
  test(`axe finds nothing in ${theme}`, async ({ page, axe, context, appUrl }) => {
    test.slow();
    await context.addCookies([{ name: "seda_theme", value: theme, url: appUrl }]);
    for (const path of FOR_VISITORS) {
      await page.goto(path);
      await axe(page);
    }
    const username = await signUp(page);
    const room = await openRoom(page, `Clean ${theme}`);
    for (const path of [...FOR_PEOPLE, `/users/${username}`, ...OF_A_ROOM.map((part) => room + part)]) {
      await page.goto(path);
      await axe(page);
    }
  });

  test(`axe finds nothing on a session's pages in ${theme}`, async ({ page, axe, context, appUrl }) => {
    test.slow();
    await context.addCookies([{ name: "seda_theme", value: theme, url: appUrl }]);
    await signUp(page);
    const session = await startSession(page, { name: `Clean ${theme}`, mode: "Host", private: true });
    for (const title of ["One", "Two"]) {
      await uploadTrack(page, title);
      await addUpload(page, session, title);
    }
    for (const part of OF_A_SESSION) {
      await page.goto(session + part);
      await axe(page);
    }
    await page.goto(`${session}/end`);
    await page.getByRole("button", { name: "End the session" }).click();
    await expect(page.getByRole("heading", { name: "Tracklist" })).toBeVisible();
    await axe(page);
  });
}
