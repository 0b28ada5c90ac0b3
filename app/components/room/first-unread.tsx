import { Link } from "@remix-run/react";
import { dayName } from "../timeline/dividers";
import { Icon } from "../ui/icon";
import { useRoomContext } from "./room-context";
import { firstUnreadPath } from "./room-paths";

/** What a person has not read when they come, and where it begins. */
export type Unread = { count: number; firstId: string; firstAt: string; readUpTo: number };

const IN_SIGHT = 5;

/** Leads to the first post that one has not read, also where it is further back than the page goes. */
export function FirstUnread({ unread, isHere }: { unread: Unread; isHere: boolean }) {
  const { slug, now, timeZone } = useRoomContext();
  // A few at the top are in sight, under a line of their own.
  if (isHere && unread.count <= IN_SIGHT) return null;
  const day = dayName(Date.parse(unread.firstAt), now, timeZone);
  const since = day === "Today" ? "" : ` since ${day === "Yesterday" ? "yesterday" : day}`;
  const many = unread.count >= 100 ? "99+" : unread.count;
  const words = (
    <>
      {`${many} new${since}`}
      <Icon name="arrow-down" size={16} />
    </>
  );
  return (
    <p className="flex justify-center pb-2">
      {isHere ? (
        <a href={`#post-${unread.firstId}`} className="new-posts">
          {words}
        </a>
      ) : (
        <Link to={firstUnreadPath(slug, unread.firstId, unread.readUpTo)} className="new-posts">
          {words}
        </Link>
      )}
    </p>
  );
}
