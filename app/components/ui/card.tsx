import type { HTMLAttributes } from "react";
import { cx } from "../cx";

/** A surface that lies on the ground. */
export function Card({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div className={cx("rounded-lg border border-line bg-card shadow-card", className)} {...rest} />;
}
