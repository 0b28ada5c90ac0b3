import type { HTMLAttributes } from "react";
import type { QueueItemDto } from "~/domain/sessions/schema";
import { Icon } from "../ui/icon";
import { Menu, MenuButton } from "../ui/menu";
import { ActForm } from "./act-form";
import type { Moves } from "./queue-neighbours";
import { useSessionContext } from "./session-context";
import { trackPath } from "./session-paths";
import { startWords } from "./session-words";
import { TrackLine } from "./track-line";
import { VoteButtons } from "./vote-buttons";

type QueueRowProps = {
  item: QueueItemDto;
  place: number;
  /** Null: not for this viewer to move. */
  moves: Moves | null;
  /** Of the handle by which it is dragged, or moved with the arrow keys; null without a script. */
  grip: HTMLAttributes<HTMLButtonElement> | null;
};

/** A track that waits: its place, when it will play, its votes, and what may be done with it. */
export function QueueRow({ item, place, moves, grip }: QueueRowProps) {
  const { can, now, viewer } = useSessionContext();
  const mayRemove = can("remove_own", item) || can("remove_any", item);
  const own = item.addedBy === viewer?.id;
  return (
    <TrackLine
      item={own ? { ...item, user: { ...item.user, displayName: "You" } } : item}
      note={startWords(item.startsAt, now)}
      before={
        <span className="-ml-1 flex w-7 shrink-0 items-center justify-center max-sm:self-start max-sm:pt-3">
          {moves && grip ? (
            <button
              type="button"
              aria-label={`Move ${item.trackRef.title}: arrow keys, or drag`}
              title="Drag, or move with the arrow keys"
              className="grip"
              {...grip}
            >
              <span className="numerals text-sm font-semibold">{place}</span>
              <Icon name="grip-vertical" size={18} />
            </button>
          ) : (
            <span className="numerals text-sm font-semibold text-text-faint">{place}</span>
          )}
        </span>
      }
    >
      <VoteButtons item={item} />
      {mayRemove || moves ? (
        <Menu
          label={`More about ${item.trackRef.title}`}
          trigger={<Icon name="ellipsis" size={18} />}
          triggerClassName="icon-button"
        >
          {moves && moves.up !== null ? <MoveButton item={item} before={moves.up} way="up" /> : null}
          {moves && moves.down !== null ? <MoveButton item={item} before={moves.down} way="down" /> : null}
          {mayRemove ? (
            <ActForm action={trackPath(item.sessionId, item.id, "remove")}>
              <MenuButton type="submit">
                <Icon name="trash-2" size={18} /> <span className="text-danger-text">Remove</span>
              </MenuButton>
            </ActForm>
          ) : null}
        </Menu>
      ) : null}
    </TrackLine>
  );
}

type MoveButtonProps = { item: QueueItemDto; before: string; way: "up" | "down" };

function MoveButton({ item, before, way }: MoveButtonProps) {
  return (
    <ActForm action={trackPath(item.sessionId, item.id, "move")}>
      <MenuButton name="before" value={before}>
        <Icon name={way === "up" ? "arrow-up" : "arrow-down"} size={18} /> Move {way}
      </MenuButton>
    </ActForm>
  );
}
