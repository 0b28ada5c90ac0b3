import { Refusal } from "../errors";
import { IMAGE_FORMATS } from "./limits";
import { IMAGE_SIZES, sizesOf, type ImageSize } from "./sizes";

/** A picture as it is kept: without anything but what it shows. */
export type Encoded = {
  /** Of the largest size. */
  width: number;
  height: number;
  sizes: { size: ImageSize; bytes: Buffer }[];
};

/** More would take hundreds of megabytes to decode, whatever the file weighs. */
const MAX_PIXELS = 50_000_000;
const MAX_WIDTH = IMAGE_SIZES.at(-1)!;
/** A long page is kept readable, a ribbon is not. */
const MAX_HEIGHT = 2 * MAX_WIDTH;
const MAX_SECONDS = 20;
const READABLE = ["jpeg", "png", "webp", "gif", "heif"];

let last: Promise<unknown> = Promise.resolve();

/**
 * Decodes a picture and encodes it anew in the sizes that screens need. Its type is decided by its bytes; it is turned
 * as its camera was held, and then all that the file said besides (places, names, scripts) stays behind. Of what moves
 * the first frame is kept: nothing on a page moves that nobody has started. One picture after the other: decoded it
 * takes memory that its file does not tell of.
 * @throws Refusal `unsupported`
 */
export function encodeImage(path: string): Promise<Encoded> {
  const turn = last.then(() => encode(path));
  last = turn.catch(() => undefined);
  return turn;
}

async function encode(path: string): Promise<Encoded> {
  // Loaded when first needed: it takes memory that most runs never use.
  const { default: sharp } = await import("sharp");
  try {
    const open = () => sharp(path, { limitInputPixels: MAX_PIXELS, failOn: "error" });
    const { format } = await open().metadata();
    if (!READABLE.includes(format ?? "")) throw new Error(`format ${format}`);
    const atMost = (width: number) =>
      open()
        .rotate()
        .resize({ width, height: MAX_HEIGHT, fit: "inside", withoutEnlargement: true })
        .timeout({ seconds: MAX_SECONDS })
        .webp({ quality: 82 })
        .toBuffer({ resolveWithObject: true });
    const largest = await atMost(MAX_WIDTH);
    const { width, height } = largest.info;
    const sizes: Encoded["sizes"] = [];
    for (const size of sizesOf(width))
      sizes.push({ size, bytes: size >= width ? largest.data : (await atMost(size)).data });
    return { width, height, sizes };
  } catch {
    const message = `This is not a picture that can be read. Use ${IMAGE_FORMATS}, of at most 50 megapixels.`;
    throw new Refusal("unsupported", message, { fields: { file: [message] } });
  }
}
