import type { ActionFunctionArgs } from "@remix-run/node";
import { personOf } from "~/auth/viewer.server";
import { PATHS } from "~/components/paths";
import { markUnreadFrom } from "~/domain/members/read-marks.server";
import { actInRoom } from "~/http/small-forms.server";

/** Makes a post, and what came after it, unread again; and leaves the room, which would read it at once. */
export async function action(args: ActionFunctionArgs) {
  const person = await personOf(args.request);
  const leave = { to: PATHS.yourRooms, always: true };
  return actInRoom(
    args,
    async (form) => {
      await markUnreadFrom(person, args.params.slug!, String(form.get("messageId")));
      return { kind: "success", text: "Marked unread." };
    },
    leave,
  );
}
