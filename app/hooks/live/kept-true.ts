import { isConnected } from "./connection";

/** Forms whose effects the frame, too, must see: memberships, names, deletion. */
const BEYOND_THE_TIMELINE = /\/(join|leave|settings|unread)$/;

/**
 * Whether the stream will bring what a form changes: a post, a reaction, an edit inside a room, while connected. Then
 * loading the page's data again would only cost.
 */
export function isKeptTrue(formAction: string | undefined): boolean {
  const path = formAction?.split("?")[0] ?? "";
  return (
    /^\/rooms\/[^/]+(\/|$)/.test(path) &&
    path !== "/rooms/new" &&
    !BEYOND_THE_TIMELINE.test(path) &&
    isConnected()
  );
}
