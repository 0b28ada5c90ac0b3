import { useEffect, useRef } from "react";
import { useIsBookmarked } from "~/hooks/own-bookmarks";
import { useSmallForm } from "~/hooks/use-small-form";
import { PATHS } from "../paths";
import { bookmarkPath } from "../room/room-paths";
import { useRoomContext } from "../room/room-context";
import { MenuButton } from "../ui/menu";
import { toast } from "../ui/toast-store";

/** Keeps a post for oneself, or no longer: a choice of its menu. */
export function BookmarkForm({ message }: { message: { id: string; bookmarked?: boolean } }) {
  const { slug } = useRoomContext();
  const kept = useIsBookmarked(message);
  const fetcher = useSmallForm();
  const { data } = fetcher;
  const asked = useRef("");
  useEffect(() => {
    if (data && "ok" in data) toast(asked.current, "success", PATHS.bookmarks);
  }, [data]);
  return (
    <fetcher.Form
      method="post"
      action={bookmarkPath(slug, message.id)}
      className="contents"
      onSubmit={() => {
        asked.current = kept ? "Bookmark removed." : "Bookmarked.";
      }}
    >
      <MenuButton name="on" value={kept ? "no" : "yes"}>
        {kept ? "Remove the bookmark" : "Bookmark"}
      </MenuButton>
    </fetcher.Form>
  );
}
