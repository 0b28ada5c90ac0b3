/** The viewer's own posts on the page, by id, and how each is opened for editing; false when it cannot be any more. */
const own = new Map<string, () => boolean>();

/** Says how a post is opened for editing. Returns the way to take that back. */
export function offerEdit(postId: string, edit: () => boolean): () => void {
  own.set(postId, edit);
  return () => {
    if (own.get(postId) === edit) own.delete(postId);
  };
}

/** Opens the first of these posts that is one's own and can be edited. */
export const editFirst = (postIds: string[]): boolean => postIds.some((id) => own.get(id)?.() ?? false);
