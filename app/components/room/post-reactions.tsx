import { lazy, Suspense, useId, type ComponentType } from "react";
import type { MessageDto, ReactionDto } from "~/domain/messages/schema";
import { useSmallForm } from "~/hooks/use-small-form";
import { Reactions } from "../timeline/reactions";
import { useRoomContext } from "./room-context";
import { reactionsPath } from "./room-paths";
import type { ReactorTipProps } from "./reactor-tip";
import { useReactorTip } from "./use-reactor-tip";

// Where it cannot be fetched, one does without.
const ReactorTip = lazy<ComponentType<ReactorTipProps>>(() =>
  import("./reactor-tip").catch(() => ({ default: () => null })),
);

/**
 * The reactions of a post; pressing one toggles one's own, seen at once and true when the server has it. Resting on one
 * tells who it is of.
 */
export function PostReactions({ message }: { message: MessageDto }) {
  const { slug, canPost } = useRoomContext();
  const fetcher = useSmallForm();
  const tipId = useId();
  const { anchor, handlers } = useReactorTip(tipId);
  const reactions = withPending(message.reactions, fetcher.formData?.get("emoji"));
  if (reactions.length === 0) return null;
  const path = reactionsPath(slug, message.id);
  const told = reactions.find(({ emoji }) => emoji === anchor?.dataset.emoji);
  return (
    <fetcher.Form method="post" action={path} className="flex flex-wrap gap-1.5" {...handlers}>
      <Reactions reactions={reactions} canReact={canPost && !message.deletedAt} path={path} />
      {anchor && told && message.roomId ? (
        <Suspense>
          <ReactorTip
            key={told.emoji}
            id={tipId}
            roomId={message.roomId}
            messageId={message.id}
            emoji={told.emoji}
            count={told.count}
            anchor={anchor}
          />
        </Suspense>
      ) : null}
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
