import { cx } from "../cx";
import { artUrl } from "./art-url";

type CoverProps = {
  /** Id of the room or track: seeds the generated sleeve. */
  id: string;
  src?: string | null;
  genre?: string | null;
  /** The first screen's covers load at once, the others when they come near. */
  eager?: boolean;
  className?: string;
};

/** A square sleeve: the uploaded image, or one drawn for this id and genre. Decorative. */
export function Cover({ id, src, genre, eager = false, className }: CoverProps) {
  return (
    <img
      src={src ?? artUrl("cover", id, genre)}
      alt=""
      width={400}
      height={400}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      className={cx("aspect-square bg-raised object-cover", className)}
    />
  );
}
