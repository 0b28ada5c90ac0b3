import type { InvitedRoom } from "~/domain/invites/schema";
import { cx } from "../cx";

type InvitedCoverProps = { room: InvitedRoom; className?: string; eager?: boolean };

/** The sleeve of a room one is invited to, from the invite's own address. Decorative. */
export function InvitedCover({ room, className, eager = false }: InvitedCoverProps) {
  return (
    <img
      src={room.coverUrl}
      alt=""
      width={400}
      height={400}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      className={cx("aspect-square shrink-0 rounded-sleeve bg-raised object-cover", className)}
    />
  );
}
