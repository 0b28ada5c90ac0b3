import { createRequire } from "node:module";
import { LRUCache } from "lru-cache";
import { firstWords } from "~/components/share/card-meta";
import { CARD } from "~/components/share/card-size";
import { generatedCover } from "~/components/ui/generated-cover";

/** What stands on a card. The same is drawn once. */
export type CardWords = {
  /** Of the generated sleeve: the room's or session's id, and its genre. */
  seed: string;
  genre: string | null;
  /** A word above: what it is. */
  kind: string;
  title: string;
  line: string;
};

/** Kept by what stands on them: so nothing has to be told when something changes. */
const drawn = new LRUCache<string, Buffer>({
  maxSize: 24 * 1024 * 1024,
  sizeCalculation: (png) => png.length,
});

/** How much of the width the words have, and where they begin. */
const [MARGIN, WORDS] = [72, 640];
const SLEEVE = 420;

/** The colours of the dark theme: a card has no theme of its own. */
const INK = { ground: "#0b0b0f", text: "#f4f2ee", soft: "#bab7c4", coral: "#ff6b6b", line: "#262631" };

/** A card as a PNG of 1200 by 630. */
export async function cardPicture(words: CardWords): Promise<Buffer> {
  const key = JSON.stringify(words);
  const kept = drawn.get(key);
  if (kept) return kept;
  const png = await draw(words);
  drawn.set(key, png);
  return png;
}

async function draw({ seed, genre, kind, title, line }: CardWords): Promise<Buffer> {
  // Loaded when first needed: it takes memory that most runs never use.
  const { default: sharp } = await import("sharp");
  const [head, name, below, site] = await Promise.all([
    text(kind, 30, INK.coral, 40),
    text(firstWords(title, 70), title.length > 34 ? 58 : 76, INK.text, 250),
    text(firstWords(line, 150), 34, INK.soft, 170),
    text("Sedā.fm Rooms", 30, INK.text, 40),
  ]);
  const top = 84;
  const nameAt = top + 62;
  return sharp(Buffer.from(background()))
    .composite([
      {
        input: await sharp(Buffer.from(generatedCover(seed, genre)))
          .resize(SLEEVE, CARD.height, { fit: "cover" })
          .png()
          .toBuffer(),
        left: CARD.width - SLEEVE,
        top: 0,
      },
      ...[
        { words: head, at: top },
        { words: name, at: nameAt },
        { words: below, at: nameAt + (name?.height ?? 0) + 30 },
      ].flatMap(({ words, at }) => (words ? [{ input: words.png, left: MARGIN, top: at }] : [])),
      ...(site ? [{ input: site.png, left: MARGIN + 62, top: CARD.height - 82 }] : []),
    ])
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** The ground, with the mark of the site in its corner. */
const background =
  () => `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">
<rect width="100%" height="100%" fill="${INK.ground}"/>
<path d="M${MARGIN} ${CARD.height - 116}H${CARD.width - SLEEVE - MARGIN}" stroke="${INK.line}" stroke-width="2"/>
<g transform="translate(${MARGIN} ${CARD.height - 92}) scale(1.45)" fill="none" stroke-width="3.2" stroke-linecap="round">
<path stroke="${INK.coral}" d="M10 4.5h12"/><path stroke="${INK.text}" d="M4 18.5v2M10 13.5v12M16 10.5v18M22 13.5v12M28 18.5v2"/>
</g></svg>`;

/** The site's own letters; what they do not have comes from the machine's. */
const fontfile = () =>
  createRequire(import.meta.url).resolve(
    "@expo-google-fonts/bricolage-grotesque/700Bold/BricolageGrotesque_700Bold.ttf",
  );

const ESCAPED: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Words set in lines, cut at a height; null where there is nothing to set. */
async function text(words: string, size: number, colour: string, most: number) {
  const clean = words.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, " ").trim();
  if (clean === "") return null;
  const { default: sharp } = await import("sharp");
  const markup = `<span foreground="${colour}">${clean.replace(/[&<>"']/g, (sign) => ESCAPED[sign]!)}</span>`;
  const set = sharp({
    text: {
      ...{ text: markup, font: `Bricolage Grotesque Bold ${size}`, fontfile: fontfile() },
      ...{ width: WORDS, rgba: true, wrap: "word-char", dpi: 72, spacing: Math.round(size * 0.1) },
    },
  });
  const { data, info } = await set.png().toBuffer({ resolveWithObject: true });
  if (info.height <= most && info.width <= WORDS) return { png: data, height: info.height };
  const [width, height] = [Math.min(info.width, WORDS), Math.min(info.height, most)];
  return { png: await sharp(data).extract({ left: 0, top: 0, width, height }).png().toBuffer(), height };
}

/** A card as an answer. Others may keep it for a while: it shows what is public. */
export async function cardResponse(words: CardWords): Promise<Response> {
  return new Response(new Uint8Array(await cardPicture(words)), {
    headers: {
      "Content-Type": "image/png",
      "Cache-Control": "public, max-age=300",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
