import { cx } from "../cx";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import type { MentionChoice } from "./use-mention-choice";

/** The names to choose from, beside what is being written: over it on phones, where the keyboard is below. */
export function MentionList({
  id,
  choice: { choices, active, choose },
}: {
  id: string;
  choice: MentionChoice;
}) {
  const told =
    choices.length === 0
      ? ""
      : `${choices.length === 1 ? "1 name" : `${choices.length} names`}. Arrows choose, Enter takes one.`;
  return (
    <>
      <span role="status" className="sr-only">
        {told}
      </span>
      {choices.length > 0 ? (
        <ul
          id={id}
          role="listbox"
          aria-label="People to mention"
          className="absolute inset-x-2 z-40 max-w-sm rounded-md border border-line-strong/70 bg-overlay p-1.5 shadow-float max-lg:bottom-full max-lg:mb-2 lg:top-14 lg:mt-1"
        >
          {choices.map((one, index) => (
            <li
              key={one.username}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              // The focus stays in the text: pressing takes the name, and nothing else.
              onPointerDown={(event) => {
                event.preventDefault();
                choose(one);
              }}
              className={cx(
                "flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-2",
                index === active ? "bg-raised text-text" : "text-text-soft",
              )}
            >
              {one.user ? (
                <Avatar id={one.user.id} src={one.user.avatarUrl} size="sm" />
              ) : (
                <Icon name="users" size={20} className="mx-1.5" />
              )}
              <span className="truncate font-semibold">{one.displayName}</span>
              <span className="ml-auto truncate text-sm text-text-faint">@{one.username}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
