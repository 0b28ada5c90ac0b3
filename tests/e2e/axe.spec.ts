import { test } from "../support/browser";
import { openRoom, signUp } from "../support/browser-people";

const FOR_VISITORS = ["/", "/login", "/signup", "/rooms", "/rooms?q=nothing", "/no-such-page", "/i/nothing"];
const FOR_PEOPLE = [
  "/rooms?view=grid",
  "/rooms?view=list",
  "/rooms/yours",
  "/rooms/invites",
  "/rooms/new",
  "/settings",
  "/settings/account",
  "/settings/logins",
  "/settings/tokens",
  "/settings/appearance",
  "/notifications",
  "/logout",
];
const OF_A_ROOM = ["/settings", "/members", "/invites?q=p", "/leave", "/reports", "/reports?status=closed"];

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
}
