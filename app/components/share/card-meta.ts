import { CARD } from "./card-size";

type Card = {
  /** Where the instance is reached; may be empty. */
  origin: string;
  /** The page. */
  path: string;
  /** Its picture. */
  image: string;
  title: string;
  description: string;
};

/** What other sites show of a page when somebody passes its address on. For what is public alone. */
export function cardMeta({ origin, path, image, title, description }: Card) {
  return [
    { property: "og:type", content: "website" },
    { property: "og:site_name", content: "Sedā.fm Rooms" },
    { property: "og:title", content: title },
    { property: "og:description", content: description },
    { property: "og:url", content: origin + path },
    { property: "og:image", content: origin + image },
    { property: "og:image:type", content: "image/png" },
    { property: "og:image:width", content: String(CARD.width) },
    { property: "og:image:height", content: String(CARD.height) },
    { property: "og:image:alt", content: `${title}: ${description}` },
    { name: "twitter:card", content: "summary_large_image" },
  ];
}

/** Of a longer text the first words, on one line. */
export function firstWords(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  return `${[...line]
    .slice(0, most)
    .join("")
    .replace(/\s\S*$/, "")}…`;
}
