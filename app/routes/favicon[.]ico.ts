import { redirect } from "@remix-run/node";

/** Where browsers look when a page names no icon, such as one of JSON. */
export const loader = () =>
  redirect("/icon.svg", { status: 301, headers: { "Cache-Control": "public, max-age=86400" } });
