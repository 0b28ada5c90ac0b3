import { cx } from "../cx";

/** The place of something that is on its way. Give it a size; hide groups of them behind one spoken "Loading". */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx("skeleton block", className)} />;
}
