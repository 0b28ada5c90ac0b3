import { cx } from "../cx";
import { artUrl } from "./art-url";

const SIZES = {
  xs: ["size-5", 20],
  sm: ["size-8", 32],
  md: ["size-10", 40],
  lg: ["size-14", 56],
  xl: ["size-24", 96],
} as const;

type AvatarProps = {
  /** Whose picture it is: seeds the generated one. */
  id: string;
  /** The uploaded picture, or null. */
  src?: string | null;
  size?: keyof typeof SIZES;
  /** Shows the mint dot of somebody who is here now. */
  online?: boolean;
  className?: string;
};

/** A person's picture. Decorative: the name always stands beside it. */
export function Avatar({ id, src, size = "md", online = false, className }: AvatarProps) {
  const [box, pixels] = SIZES[size];
  return (
    <span className={cx("relative inline-block shrink-0", box, className)}>
      <img
        src={src ?? artUrl("avatar", id)}
        alt=""
        width={pixels}
        height={pixels}
        loading="lazy"
        decoding="async"
        className="size-full rounded-full bg-raised object-cover"
      />
      {online ? (
        <span className="absolute -bottom-px -right-px size-3 rounded-full border-2 border-ground bg-mint">
          <span className="sr-only">online</span>
        </span>
      ) : null}
    </span>
  );
}
