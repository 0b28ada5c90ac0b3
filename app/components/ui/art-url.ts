/**
 * The address of a generated picture (served by the route `art.$kind.$seed`). An address rather than inline
 * SVG: the browser keeps it for a year, pages stay light, and neither the drawing code nor `data:` images
 * reach the browser. Raise the version when the drawings change.
 */
export function artUrl(kind: "avatar" | "cover", seed: string, genre?: string | null): string {
  const wish = genre ? `&genre=${encodeURIComponent(genre)}` : "";
  return `/art/${kind}/${encodeURIComponent(seed)}?v=1${wish}`;
}
