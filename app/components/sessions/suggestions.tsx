import type { QueueItemDto } from "~/domain/sessions/schema";
import { Icon } from "../ui/icon";
import { ActButton } from "./act-form";
import { useSessionContext } from "./session-context";
import { trackPath } from "./session-paths";
import { TrackLine } from "./track-line";
import { VoteButtons } from "./vote-buttons";

/** What people would like to hear, in HOST mode: the host and co-DJs answer, everybody else sees that it waits. */
export function Suggestions({ items }: { items: QueueItemDto[] }) {
  const { can, viewer } = useSessionContext();
  if (items.length === 0) return null;
  const mayAnswer = can("answer_suggestion");
  return (
    <section aria-labelledby="suggestions-title">
      <h2 id="suggestions-title" className="text-xl">
        Suggestions
      </h2>
      <p className="mt-0.5 text-sm text-text-faint">
        {mayAnswer ? "What people would like to hear. You decide." : "Waiting for the host’s yes."}
      </p>
      <ul aria-label="Suggestions" className="mt-1.5 divide-y divide-line">
        {items.map((item) => (
          <li key={item.id}>
            <TrackLine
              item={
                item.addedBy === viewer?.id ? { ...item, user: { ...item.user, displayName: "You" } } : item
              }
            >
              <VoteButtons item={item} />
              {mayAnswer ? (
                <>
                  <ActButton
                    action={trackPath(item.sessionId, item.id, "accept")}
                    aria-label={`Accept ${item.trackRef.title}`}
                  >
                    <Icon name="check" size={16} /> Accept
                  </ActButton>
                  <ActButton
                    action={trackPath(item.sessionId, item.id, "decline")}
                    variant="ghost"
                    aria-label={`Decline ${item.trackRef.title}`}
                  >
                    Decline
                  </ActButton>
                </>
              ) : can("remove_own", item) ? (
                <ActButton
                  action={trackPath(item.sessionId, item.id, "remove")}
                  variant="ghost"
                  aria-label={`Take back ${item.trackRef.title}`}
                >
                  Take back
                </ActButton>
              ) : null}
            </TrackLine>
          </li>
        ))}
      </ul>
    </section>
  );
}
