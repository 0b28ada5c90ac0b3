import type { QueueItemDto, VoteType } from "~/domain/sessions/schema";
import { useSmallForm } from "~/hooks/use-small-form";
import { cx } from "../cx";
import { Icon } from "../ui/icon";
import { useSessionContext } from "./session-context";
import { trackPath } from "./session-paths";

type Voted = Pick<
  QueueItemDto,
  "id" | "sessionId" | "addedBy" | "upvotes" | "downvotes" | "myVote" | "trackRef" | "state"
>;

type VoteButtonsProps = { item: Voted; size?: "md" | "lg" };

/**
 * The votes of a track. Pressing one's own again takes it back. Seen at once, and true when the server has it. Whoever
 * may not vote, as on a track of their own, reads the counts.
 */
export function VoteButtons({ item, size = "md" }: VoteButtonsProps) {
  const { can } = useSessionContext();
  const fetcher = useSmallForm();
  const sent = fetcher.formData?.get("voteType");
  const { upvotes, downvotes, myVote } = typeof sent === "string" ? withVote(item, voteOf(sent)) : item;
  const mayVote = can("vote", item);
  const votes = [
    ["UPVOTE", upvotes, "arrow-big-up", "up"],
    ["DOWNVOTE", downvotes, "arrow-big-down", item.state === "PLAYING" ? "down, to skip it" : "down"],
  ] as const;
  return (
    <fetcher.Form
      method="post"
      action={trackPath(item.sessionId, item.id, "vote")}
      className="flex shrink-0 items-center gap-1"
    >
      {votes.map(([type, count, icon, way]) =>
        mayVote ? (
          <button
            key={type}
            name="voteType"
            value={myVote === type ? "" : type}
            aria-pressed={myVote === type}
            aria-label={`Vote ${way}: ${item.trackRef.title}, ${count}`}
            title={myVote === type ? "Take your vote back" : `Vote ${way}`}
            className={cx("vote", size === "lg" && "vote-lg", type === "UPVOTE" ? "vote-up" : "vote-down")}
          >
            <Icon name={icon} size={size === "lg" ? 22 : 18} />
            {count}
          </button>
        ) : (
          <span key={type} className={cx("vote", size === "lg" && "vote-lg")}>
            <Icon name={icon} size={size === "lg" ? 22 : 18} />
            <span aria-hidden="true">{count}</span>
            <span className="sr-only">
              {count} {type === "UPVOTE" ? "up" : "down"}
            </span>
          </span>
        ),
      )}
    </fetcher.Form>
  );
}

const voteOf = (sent: string): VoteType | null => (sent === "UPVOTE" || sent === "DOWNVOTE" ? sent : null);

/** The counts as they will be with one's vote changed to this. */
export function withVote<T extends Pick<QueueItemDto, "upvotes" | "downvotes" | "myVote">>(
  item: T,
  vote: VoteType | null,
): T {
  const less = (type: VoteType) => (item.myVote === type ? 1 : 0);
  const more = (type: VoteType) => (vote === type ? 1 : 0);
  return {
    ...item,
    myVote: vote,
    upvotes: item.upvotes - less("UPVOTE") + more("UPVOTE"),
    downvotes: item.downvotes - less("DOWNVOTE") + more("DOWNVOTE"),
  };
}
