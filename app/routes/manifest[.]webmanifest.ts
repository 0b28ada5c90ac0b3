/** How the site stands on a home screen. The colours are the dark theme's ground. */
const MANIFEST = {
  name: "Sedā.fm Rooms",
  short_name: "Sedā.fm",
  description: "Rooms for music communities: talk, share tracks, listen together.",
  start_url: "/rooms",
  scope: "/",
  display: "standalone",
  background_color: "#0b0b0f",
  theme_color: "#0b0b0f",
  icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
};

export const loader = () =>
  new Response(JSON.stringify(MANIFEST), {
    headers: { "Content-Type": "application/manifest+json", "Cache-Control": "public, max-age=3600" },
  });
