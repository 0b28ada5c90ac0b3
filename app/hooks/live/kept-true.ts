import { isConnected } from "./connection";

/** A post to a room, what is done with one of its posts, a pin. */
const IN_THE_TIMELINE = /^\/rooms\/(?!(?:new|invites)$)[^/]+(\/posts\/.+|\/pin)?$/;

/** A message in a session, what is done with its tracks, its people and what plays. */
const IN_A_SESSION = /^\/sessions\/(?!(?:new|ended)$)[^/]+(\/(?:do|queue|people|chat)\/.+|\/add)?$/;

/**
 * Whether the stream will bring what a form changes: a post, a reaction, an edit inside a room, a vote in a session,
 * while connected. Then loading the page's data again would only cost.
 */
export function isKeptTrue(formAction: string | undefined): boolean {
  const path = formAction?.split("?")[0] ?? "";
  return (IN_THE_TIMELINE.test(path) || IN_A_SESSION.test(path)) && isConnected();
}
