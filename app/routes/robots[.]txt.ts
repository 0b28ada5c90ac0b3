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

export const loader = () =>
  new Response(ROBOTS, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
