import { editFirst } from "./own-edits";
import { focusedPost, idOf, POSTS, postsAround } from "./post-focus";

/** How long a thread may take to open. */
const OPENS_WITHIN = 3000;

/**
 * Does what a key of the timeline does.
 * @param post where the focus was; never null for keys that are about a post
 * @param like likes a post, or takes it back
 */
export function actOn(key: string, post: HTMLElement | null, like: (postId: string) => void): void {
  if (key === "j" || key === "ArrowDown") stepFocus(1);
  else if (key === "k" || key === "ArrowUp") stepFocus(-1);
  else if (key === "e")
    editFirst([...document.querySelectorAll<HTMLElement>(`.timeline ${POSTS}`)].map(idOf));
  else if (post && key === "l") like(idOf(post));
  else if (post && key === "r") reply(post);
}

/** Moves the focus to a neighbour; from nowhere, to the first post that is to be seen. */
function stepFocus(by: 1 | -1): void {
  const from = focusedPost();
  const posts = postsAround(from);
  const to = from
    ? posts[posts.indexOf(from) + by]
    : (posts.find((post) => post.getBoundingClientRect().top >= 0) ?? posts[0]);
  if (!to) return;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest" });
}

/** Opens the post's thread, and goes to where one writes; in a thread, that is there already. */
function reply(post: HTMLElement): void {
  const isThere = post.closest(".thread-panel") !== null;
  const link = post.querySelector<HTMLElement>('a[aria-label^="Reply to"]');
  const before = document.getElementById("reply-text");
  if (!isThere) {
    if (!link) return;
    link.click();
  }
  const until = performance.now() + OPENS_WITHIN;
  const look = () => {
    const field = document.getElementById("reply-text");
    if (field && (isThere || field !== before || location.pathname.endsWith(idOf(post)))) field.focus();
    else if (performance.now() < until) requestAnimationFrame(look);
  };
  look();
}
