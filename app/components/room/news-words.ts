import type { MessageDto } from "~/domain/messages/schema";
import { excerptOf } from "~/domain/notifications/excerpt";

type Told = Pick<MessageDto, "text" | "trackRef" | "images"> & { user: { displayName: string } };

/**
 * What others have written, for those who hear the page: one post by its words, a flood by its number.
 * @param posts at least one, the oldest first
 * @param what what one of them is called
 */
export function newsWords(posts: Told[], what: "post" | "reply"): string {
  const last = posts.at(-1)!;
  const { displayName } = last.user;
  if (posts.length > 1)
    return `${posts.length} new ${what === "post" ? "posts" : "replies"}, the last by ${displayName}.`;
  return `${displayName}: ${excerptOf(last) || `a ${what}`}`;
}
