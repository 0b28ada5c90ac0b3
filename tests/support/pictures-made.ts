import sharp from "sharp";

let shade = 0;

type Look = {
  width?: number;
  height?: number;
  format?: "jpeg" | "png" | "webp" | "gif" | "avif";
  /** As a camera writes it: how it was held, and more. */
  orientation?: number;
};

/** The file of a picture like no other. */
export async function picture({
  width = 640,
  height = 480,
  format = "jpeg",
  orientation,
}: Look = {}): Promise<Buffer> {
  shade += 1;
  const [r, g, b] = [(process.pid + shade) % 256, (shade * 37) % 256, Math.floor(process.pid / 256) % 256];
  const made = sharp({ create: { width, height, channels: 3, background: { r, g, b } } });
  if (orientation) {
    const exif = { IFD0: { Copyright: "Nobody's Business", Make: "Telltale Camera" } };
    made.withMetadata({ orientation, exif });
  }
  return made[format]().toBuffer();
}
