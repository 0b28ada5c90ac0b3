import type { MessageDto, ReactionDto } from "~/domain/messages/schema";
import { useSmallForm } from "~/hooks/use-small-form";
import { Reactions } from "../timeline/reactions";
import { useRoomContext } from "./room-context";
import { reactionsPath } from "./room-paths";

/** The reactions of a post; pressing one toggles one's own, seen at once and true when the server has it. */
export function PostReactions({ message }: { message: MessageDto }) {
  const { slug, canPost } = useRoomContext();
  const fetcher = useSmallForm();
  const reactions = withPending(message.reactions, fetcher.formData?.get("emoji"));
  if (reactions.length === 0) return null;
  return (
    <fetcher.Form method="post" action={reactionsPath(slug, message.id)} className="contents">
      <Reactions reactions={reactions} canReact={canPost && !message.deletedAt} />
    </fetcher.Form>
  );
}

function withPending(reactions: ReactionDto[], emoji: unknown): ReactionDto[] {
  if (typeof emoji !== "string") return reactions;
  return reactions
    .map((reaction) =>
      reaction.emoji === emoji
        ? { emoji, count: reaction.count + (reaction.mine ? -1 : 1), mine: !reaction.mine }
        : reaction,
    )
    .filter(({ count }) => count > 0);
}
