/** A page's `meta`: its title with the product's name behind it, and what search engines are told. */
export function pageTitle(title: string, description?: string) {
  return [
    { title: `${title} · Sedā.fm Rooms` },
    ...(description ? [{ name: "description", content: description }] : []),
  ];
}
