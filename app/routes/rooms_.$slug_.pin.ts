import type { ActionFunctionArgs } from "@remix-run/node";
import { personOf } from "~/auth/viewer.server";
import { pinTrack } from "~/domain/rooms/pin.server";
import { actInRoom } from "~/http/small-forms.server";

/** Pins the track of a post to the room's head; without a post, takes the pin away. */
export async function action(args: ActionFunctionArgs) {
  const person = await personOf(args.request);
  return actInRoom(args, async (form) => {
    const messageId = form.get("messageId");
    await pinTrack(person, args.params.slug!, typeof messageId === "string" && messageId ? messageId : null);
    return { kind: "success", text: messageId ? "The track is pinned." : "The pin is gone." };
  });
}
