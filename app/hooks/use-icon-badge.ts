import { useEffect } from "react";

/** Shows on the page's icon, and on the installed app's, that something waits in the inbox. */
export function useIconBadge(unread: number): void {
  const waits = unread > 0;
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = waits ? "/icon-unread.svg" : "/icon.svg";
  }, [waits]);
  useEffect(() => {
    // Only browsers that can install the page have it, and they may refuse.
    if (!("setAppBadge" in navigator)) return;
    void (unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge()).catch(() => undefined);
  }, [unread]);
}
