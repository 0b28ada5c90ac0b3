import { useIsBookmarked } from "~/hooks/own-bookmarks";
import { Icon } from "../ui/icon";

/** The sign that the viewer keeps a message. */
export function BookmarkMark({ message }: { message: { id: string; bookmarked?: boolean } }) {
  return useIsBookmarked(message) ? (
    <Icon
      name="bookmark"
      size={14}
      label="Bookmarked"
      className="shrink-0 self-center fill-current text-yellow-text"
    />
  ) : null;
}
