import { cx } from "../cx";
import type { IconName } from "./icon-sprite.server";

export type { IconName };

type IconProps = {
  name: IconName;
  /** Pixels each way; class names may say otherwise. */
  size?: number;
  /** How thick its lines are, of the 24 that it is wide. */
  stroke?: number;
  /** What it says to those who do not see it. Without one it only adorns. */
  label?: string;
  className?: string;
};

/** One of lucide's icons. It points into the sprite that every page carries once, so that it may stand anywhere often. */
export function Icon({ name, size = 24, stroke, label, className }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      className={cx("icon", className)}
      style={stroke ? { strokeWidth: stroke } : undefined}
      role={label && "img"}
      aria-label={label}
      aria-hidden={!label || undefined}
    >
      <use href={`#icon-${name}`} />
    </svg>
  );
}
