import { cx } from "../cx";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import type { CompletionListProps } from "./completion-list";

/** The choices themselves. Their code is fetched with the first of them. */
export default function CompletionChoices({ id, completion }: CompletionListProps) {
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={completion.label}
      className="absolute inset-x-2 z-40 max-w-sm rounded-md border border-line-strong/70 bg-overlay p-1.5 shadow-float max-lg:bottom-full max-lg:mb-2 lg:top-14 lg:mt-1"
    >
      {completion.options.map((one, index) => (
        <li
          key={one.text}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === completion.active}
          // The focus stays in the text: pressing takes the name, and nothing else.
          onPointerDown={(event) => {
            event.preventDefault();
            completion.choose(one);
          }}
          className={cx(
            "flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-2",
            index === completion.active ? "bg-raised text-text" : "text-text-soft",
          )}
        >
          {one.user ? (
            <Avatar id={one.user.id} src={one.user.avatarUrl} size="sm" />
          ) : one.sign ? (
            <span className="w-8 text-center text-2xl">{one.sign}</span>
          ) : (
            <Icon name="users" size={20} className="mx-1.5" />
          )}
          <span className="truncate font-semibold">{one.label}</span>
          <span className="ml-auto truncate text-sm text-text-faint">{one.detail}</span>
        </li>
      ))}
    </ul>
  );
}
