import type { Repost } from "~/domain/messages/schema";
import { useOriginal } from "~/hooks/use-original";
import { useRoomContext } from "../room/room-context";
import { originalPath } from "../room/room-paths";
import { OriginalCard } from "./original-card";

/** What a post of the timeline passes on. */
export function Reposted({ id, repost }: { id: string; repost: Repost }) {
  const { slug, now, timeZone } = useRoomContext();
  const original = useOriginal(originalPath(slug, id), repost);
  return <OriginalCard original={original} now={now} timeZone={timeZone} />;
}
