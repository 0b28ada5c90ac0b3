/** The widths in which a picture is kept, in pixels; the last one bounds the largest. */
export const IMAGE_SIZES = [480, 960, 1920] as const;
export type ImageSize = (typeof IMAGE_SIZES)[number];

/** The sizes that there are of a picture of this width: what is small needs no larger ones. */
export function sizesOf(width: number): ImageSize[] {
  const largest = IMAGE_SIZES.findIndex((size) => size >= width);
  return IMAGE_SIZES.slice(0, largest < 0 ? undefined : largest + 1);
}

/** Where a picture lies, in one of its sizes. */
export const imageAt = (id: string, size: ImageSize) => `/images/${id}/${size}`;

/** The address of its largest size. */
export const largestImage = ({ id, width }: { id: string; width: number }) =>
  imageAt(id, sizesOf(width).at(-1)!);

/** All its sizes, for `srcset`. */
export function imageSrcSet({ id, width }: { id: string; width: number }): string {
  return sizesOf(width)
    .map((size) => `${imageAt(id, size)} ${Math.min(size, width)}w`)
    .join(", ");
}
