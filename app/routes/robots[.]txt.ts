import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicOrigin } from "~/http/origin.server";

/** What search engines should leave alone: everything about accounts, and what only forms lead to. */
const ROBOTS = `User-agent: *
Disallow: /api/
Disallow: /i/
Disallow: /login
Disallow: /logout
Disallow: /rooms/invites
Disallow: /rooms/new
Disallow: /rooms/yours
Disallow: /settings
Disallow: /signup
Disallow: /theme
`;

export const loader = ({ request }: LoaderFunctionArgs) =>
  new Response(`${ROBOTS}\nSitemap: ${publicOrigin(request)}/sitemap.xml\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
