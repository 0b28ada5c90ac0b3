import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { NotificationDto } from "~/domain/notifications/schema";
import { ask, listen } from "./live/connection";
import { useIconBadge } from "./use-icon-badge";

/** So many changes in a row are asked for once. In milliseconds. */
const GATHER = 200;

/**
 * How much of the viewer's inbox is unread, on every tab alike: in the shell and in the document's title. What comes
 * in is shown as a toast.
 */
export function useInbox(viewerId: string | null, loaded: number): number {
  const [unread, setUnread] = useState(loaded);
  const [before, setBefore] = useState(loaded);
  // New data from the loader is the truth again.
  if (before !== loaded) {
    setBefore(loaded);
    setUnread(loaded);
  }
  useEffect(() => {
    if (!viewerId) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // Asked again with the next connection.
        ask("inbox", {}).then(
          (answer) => setUnread(answer.unread),
          () => undefined,
        );
      }, GATHER);
    };
    const stop = listen({
      connect: count,
      inbox_changed: count,
      notification: (notice) => {
        count();
        void show(notice);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [viewerId]);
  useCountInTitle(unread);
  useIconBadge(unread);
  return unread;
}

/** The words are fetched when the first notice comes: most visits see none. */
async function show(notice: NotificationDto): Promise<void> {
  const { toastNotice } = await import("~/components/notifications/toast-notice");
  toastNotice(notice);
}

/** "(3) Late Night": the page's own title comes from its route, and again with every navigation. */
function useCountInTitle(unread: number): void {
  useLocation();
  useEffect(() => {
    const plain = document.title.replace(/^\(\d+\+?\) /, "");
    const title = unread > 0 ? `(${unread > 99 ? "99+" : unread}) ${plain}` : plain;
    if (document.title !== title) document.title = title;
  });
}
