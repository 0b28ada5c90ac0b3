/** Which post has the focus. Of each list of posts, the timeline and a thread, one post is a stop of the tab key. */

export const POSTS = "article.post[tabindex]";

/** The post in which the focus is. */
export const focusedPost = () => document.activeElement?.closest<HTMLElement>(POSTS) ?? null;

export const idOf = (post: HTMLElement) => post.id.replace(/^post-/, "");

/** The list around a post: its thread, or the timeline. */
export function postsAround(post: Element | null): HTMLElement[] {
  const thread = post?.closest(".thread-panel");
  return [...(thread ?? document).querySelectorAll<HTMLElement>(thread ? POSTS : `.timeline ${POSTS}`)];
}

/** The post in which the focus is becomes the tab key's stop among its neighbours. Returns the way to end that. */
export function followFocus(): () => void {
  const follow = () => {
    const post = focusedPost();
    if (!post || post.tabIndex === 0) return;
    for (const other of postsAround(post)) other.tabIndex = other === post ? 0 : -1;
  };
  document.addEventListener("focusin", follow);
  return () => document.removeEventListener("focusin", follow);
}

/** Gives the focus back to a post, when what had it is gone. */
export function returnFocusTo(postId: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement && document.activeElement !== document.body) return;
    const post = document.getElementById(`post-${postId}`);
    if (post?.matches(POSTS)) post.focus({ preventScroll: true });
  });
}

/** Keeps a list within reach of the tab key: its first post, when none has been focused or that one is gone. */
export function keepTabStop(): void {
  for (const list of document.querySelectorAll(".timeline, .thread-panel")) {
    if (list.querySelector(`${POSTS}[tabindex="0"]`)) continue;
    const first = list.querySelector<HTMLElement>(POSTS);
    if (first) first.tabIndex = 0;
  }
}
