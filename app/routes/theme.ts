import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { safeRedirect } from "~/auth/redirect-to";
import { PATHS } from "~/components/paths";
import { formOf } from "~/http/body.server";
import { lookCookie, THEME_COOKIE, THEMES } from "~/http/looks";

/** Chooses the theme (`theme`) and goes back to the page (`redirectTo`) where it was chosen. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await formOf(request);
  const theme = THEMES.find((known) => known === form.get("theme"));
  return redirect(safeRedirect(form.get("redirectTo"), PATHS.home), {
    status: 303,
    headers: theme ? { "Set-Cookie": lookCookie(THEME_COOKIE, theme) } : {},
  });
}

/** Whoever comes by a link wants the page about it. */
export const loader = () => redirect("/settings/appearance");
