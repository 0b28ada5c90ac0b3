import type { ActionFunctionArgs } from "@remix-run/node";
import { personOf } from "~/auth/viewer.server";
import { roomPath } from "~/components/paths";
import { markThreadUnreadFrom } from "~/domain/threads/read.server";
import { actInRoom } from "~/http/small-forms.server";

/** Makes a reply, and what came after it, unread again; and leaves the thread, which would read it at once. */
export async function action(args: ActionFunctionArgs) {
  const person = await personOf(args.request);
  const { slug, postId } = args.params;
  const leave = { to: roomPath(slug!), always: true };
  return actInRoom(
    args,
    async () => {
      await markThreadUnreadFrom(person, slug!, postId!);
      return { kind: "success", text: "Marked unread." };
    },
    leave,
  );
}
