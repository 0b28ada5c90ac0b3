import type { ActionFunctionArgs } from "@remix-run/node";
import { personOf } from "~/auth/viewer.server";
import { dropBookmark, setBookmark } from "~/domain/bookmarks/bookmark.server";
import { actInRoom } from "~/http/small-forms.server";

/** Keeps a post for oneself (`on` is "yes"), or no longer. */
export async function action(args: ActionFunctionArgs) {
  const person = await personOf(args.request);
  const { slug, postId } = args.params;
  return actInRoom(args, async (form) => {
    const on = form.get("on") === "yes";
    if (on) await setBookmark(person, slug!, postId!, {});
    else await dropBookmark(person, slug!, postId!);
    return { kind: "success", text: on ? "Bookmarked." : "Bookmark removed." };
  });
}
