import { Refusal } from "../errors";

/** What pictures become, by what they are for: width and height in pixels. */
export const PICTURES = {
  avatar: { width: 256, height: 256 },
  cover: { width: 1280, height: 480 },
  artwork: { width: 512, height: 512 },
} as const;

export const PICTURE_MAX_BYTES = 8 * 1024 * 1024;
const MAX_PIXELS = 50_000_000;

export type Picture = { bytes: Buffer; mime: "image/webp" };

/**
 * Decodes an uploaded picture and encodes it anew: the type is decided by its bytes, and metadata, scripts and
 * whatever else the file carried stay behind.
 * @throws Refusal `too_large`, `unsupported`
 */
export async function readPicture(
  bytes: Uint8Array,
  size: { width: number; height: number },
): Promise<Picture> {
  if (bytes.byteLength > PICTURE_MAX_BYTES)
    throw new Refusal("too_large", "A picture may have at most 8 MB.", {
      fields: { picture: ["At most 8 MB."] },
    });
  // Loaded when first needed: it takes memory that most runs never use.
  const { default: sharp } = await import("sharp");
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" });
    const { format } = await image.metadata();
    if (!["jpeg", "png", "webp", "gif", "heif"].includes(format ?? "")) throw new Error(`format ${format}`);
    const made = await image
      .rotate()
      .resize({ ...size, fit: "cover", position: "attention" })
      .webp({ quality: 82 })
      .toBuffer();
    return { bytes: made, mime: "image/webp" };
  } catch {
    const message = "This is not a picture that can be read. Use JPEG, PNG, WebP, GIF or AVIF.";
    throw new Refusal("unsupported", message, { fields: { picture: [message] } });
  }
}
