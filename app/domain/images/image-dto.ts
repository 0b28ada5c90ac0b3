import type { ImageDto } from "./schema";
import { largestImage } from "./sizes";

/** A picture as its message carries it: in the order of the message. */
export type StoredImage = Omit<ImageDto, "url">;

export const imageDto = ({ id, width, height, alt }: StoredImage): ImageDto => ({
  ...{ id, url: largestImage({ id, width }), width, height, alt },
});

type ImageRow = { id: string; alt: string; blob: { width: number; height: number } };

export const storedImage = ({ id, alt, blob: { width, height } }: ImageRow): StoredImage => ({
  ...{ id, width, height, alt },
});
