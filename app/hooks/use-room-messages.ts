import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { ImageDto } from "~/domain/images/schema";
import type { MessageDto } from "~/domain/messages/schema";
import { clientNow, newClientId } from "./clock";
import { outboxOf } from "./live/own-outbox";
import type { Outbox, OutgoingPost } from "./live/outbox";

const NONE: readonly OutgoingPost[] = [];
const nothing = () => () => undefined;

/**
 * What the viewer has written here and what is not there yet. The timeline is the truth; these are merged into the
 * page by `clientId` and vanish when their message has come.
 *
 * @param parentId the thread, or null for the room's posts
 * @param kind "session": the room is none, but the chat of a session
 */
export function useRoomMessages(
  roomId: string,
  personId: string | null,
  parentId: string | null,
  messages: MessageDto[],
  kind?: OutgoingPost["kind"],
) {
  // What waits lies in this browser, of which the server's HTML knows nothing.
  const outbox = useSyncExternalStore<Outbox | null>(
    nothing,
    () => (personId ? outboxOf(personId) : null),
    () => null,
  );
  const all = useSyncExternalStore(outbox?.subscribe ?? nothing, outbox?.current ?? (() => NONE), () => NONE);
  const outgoing = useMemo(() => {
    const arrived = new Set(messages.map((message) => message.clientId));
    return all.filter(
      (post) => post.roomId === roomId && post.parentId === parentId && !arrived.has(post.clientId),
    );
  }, [all, messages, roomId, parentId]);
  const send = useCallback(
    (text: string, images: ImageDto[] = []): boolean => {
      if (!outbox) return false;
      return outbox.add({
        clientId: newClientId(),
        ...{ roomId, text, parentId, writtenAt: clientNow() },
        ...(images.length > 0 ? { images } : {}),
        ...(kind ? { kind } : {}),
      });
    },
    [outbox, roomId, parentId, kind],
  );
  return { outgoing, outbox, send };
}
