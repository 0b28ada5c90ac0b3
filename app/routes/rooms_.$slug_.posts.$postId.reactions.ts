import type { ActionFunctionArgs } from "@remix-run/node";
import { personOf } from "~/auth/viewer.server";
import { toggleReaction } from "~/domain/messages/react.server";
import { actInRoom } from "~/http/small-forms.server";

/** Toggles one of one's own reactions. */
export async function action(args: ActionFunctionArgs) {
  const person = await personOf(args.request);
  const { slug, postId } = args.params;
  return actInRoom(args, async (form) => {
    await toggleReaction(person, slug!, postId!, form.get("emoji"));
    return null;
  });
}
