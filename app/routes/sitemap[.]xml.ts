import type { LoaderFunctionArgs } from "@remix-run/node";
import { PATHS, roomPath } from "~/components/paths";
import { roomsForSitemap } from "~/domain/rooms/sitemap.server";
import { publicOrigin } from "~/http/origin.server";

/** The pages that search engines should know (sitemaps.org, protocol 0.9). */
export async function loader({ request }: LoaderFunctionArgs) {
  const origin = publicOrigin(request);
  const entry = (path: string, changed?: Date) => {
    const changedAt = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : "";
    return `<url><loc>${new URL(path, origin).href}</loc>${changedAt}</url>`;
  };
  const entries = [
    entry(PATHS.home),
    entry(PATHS.discover),
    ...(await roomsForSitemap()).map(({ slug, lastActivityAt }) => entry(roomPath(slug), lastActivityAt)),
  ];
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join("\n")}
</urlset>
`,
    // Nowhere kept: a room that turns private must not go on being told of.
    { headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "no-store" } },
  );
}
