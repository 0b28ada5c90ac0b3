import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import type { UserDto } from "~/domain/accounts/schema";
import type { MembershipDto } from "~/domain/rooms/schema";

/** Somebody, or everybody, who can be named. */
export type Choice = Pick<UserDto, "username" | "displayName"> & { user: UserDto | null };

export type MentionChoice = ReturnType<typeof useMentionChoice>;

const PAUSE = 120;
const MOST = 6;

/**
 * Completes names in a text area: an @ and the beginning of a name open a list of the room's members, from which arrows
 * and Enter choose. The focus stays in the text.
 * @param roomId null where nobody is named, as in a session's chat
 * @param canNameAll whether everybody may be named at once
 */
export function useMentionChoice(
  roomId: string | null,
  canNameAll: boolean,
  field: RefObject<HTMLTextAreaElement>,
  keep: (text: string) => void,
) {
  const [choices, setChoices] = useState<Choice[]>([]);
  const [active, setActive] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const asked = useRef("");
  useEffect(() => () => clearTimeout(timer.current), []);

  const close = () => {
    clearTimeout(timer.current);
    asked.current = "";
    setChoices([]);
  };
  const onInput = () => {
    const begun = field.current && nameBefore(field.current);
    if (!begun || !roomId) return close();
    clearTimeout(timer.current);
    asked.current = begun;
    timer.current = setTimeout(() => {
      membersCalled(roomId, begun).then(
        (found) => {
          // An answer to what was typed before comes too late.
          if (asked.current !== begun) return;
          const everyone = canNameAll && "room".startsWith(begun.toLowerCase()) ? [EVERYONE] : [];
          setChoices([...everyone, ...found].slice(0, MOST));
          setActive(0);
        },
        () => setChoices([]),
      );
    }, PAUSE);
  };
  const choose = (choice: Choice) => {
    const area = field.current;
    const begun = area && nameBefore(area);
    if (!area || !begun) return close();
    const from = area.selectionStart - begun.length;
    area.setRangeText(`${choice.username} `, from, area.selectionStart, "end");
    keep(area.value);
    close();
    area.focus();
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (choices.length === 0 || event.nativeEvent.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((active + step + choices.length) % choices.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(choices[active]!);
    else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    return true;
  };
  /** A text area is a combobox only while there is something to choose: otherwise it is where one writes. */
  const aria = (listId: string) =>
    choices.length === 0
      ? roomId === null
        ? {}
        : { "aria-autocomplete": "list" as const }
      : {
          ...{ role: "combobox", "aria-autocomplete": "list" as const, "aria-expanded": true },
          ...{ "aria-controls": listId, "aria-activedescendant": `${listId}-${active}` },
        };
  return { choices, active, choose, close, onInput, onKeyDown, aria };
}

const EVERYONE: Choice = { username: "room", displayName: "Everybody in the room", user: null };

/** The name that is being typed right before the caret, without its @. */
function nameBefore(area: HTMLTextAreaElement): string | null {
  if (area.selectionStart !== area.selectionEnd) return null;
  const match = /(?:^|[^\p{L}\p{N}_@/.:-])@([a-z0-9_]{1,30})$/iu.exec(
    area.value.slice(0, area.selectionStart),
  );
  return match?.[1] ?? null;
}

async function membersCalled(roomId: string, beginning: string): Promise<Choice[]> {
  const query = new URLSearchParams({ q: beginning, limit: String(MOST) });
  const response = await fetch(`/api/v1/rooms/${roomId}/members?${query}`);
  if (!response.ok) return [];
  const { data } = (await response.json()) as { data: MembershipDto[] };
  return data.map(({ user }) => ({ username: user.username, displayName: user.displayName, user }));
}
