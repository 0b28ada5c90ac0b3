import { unreadNotifications } from "~/domain/notifications/queries.server";
import { signedIn } from "~/domain/rooms/access.server";
import { answering } from "./acks.server";
import type { LiveSocket } from "./sockets.server";

/** Registers what a client can ask about its person's inbox. */
export function inboxRequests(socket: LiveSocket): void {
  socket.on(
    "inbox",
    answering(socket, async ({ data }) => ({
      unread: await unreadNotifications(signedIn(data.actor).id),
    })),
  );
}
