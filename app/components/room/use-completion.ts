import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import type { UserDto } from "~/domain/accounts/schema";

/** Something that can be written in place of its beginning. */
export type Option = {
  /** What is written, without the sign that began it. */
  text: string;
  label: string;
  detail: string;
  /** How it is shown: somebody's picture, an emoji, or for everybody in the room nothing. */
  user?: UserDto;
  sign?: string;
};

/** One kind of thing that is completed. */
export type Source = {
  /** Of the list, for those who hear it. */
  label: string;
  /** What has been begun right before the caret, with the sign that begins it; null when nothing is. */
  begun: (before: string) => string | null;
  find: (begun: string) => Promise<Option[]>;
};

export type Completion = ReturnType<typeof useCompletion>;

const PAUSE = 120;
/** So many fit beside what is being written. */
export const OPTIONS_MAX = 6;

/**
 * Completes what is begun in a text area: the beginning of a name or of an emoji's code opens a list from which arrows
 * and Enter choose. The focus stays in the text.
 * @param sources what is completed; of those that have begun, the first
 */
export function useCompletion(
  sources: Source[],
  field: RefObject<HTMLTextAreaElement>,
  keep: (text: string) => void,
) {
  const [found, setFound] = useState<{ source: Source; options: Option[] } | null>(null);
  const [active, setActive] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const asked = useRef("");
  useEffect(() => () => clearTimeout(timer.current), []);
  const options = found?.options ?? [];

  const close = () => {
    clearTimeout(timer.current);
    asked.current = "";
    setFound(null);
  };
  const onInput = () => {
    const before = textBefore(field.current);
    const source = sources.find(({ begun }) => begun(before) !== null);
    const begun = source?.begun(before);
    if (!source || !begun) return close();
    clearTimeout(timer.current);
    asked.current = begun;
    timer.current = setTimeout(() => {
      source.find(begun).then(
        (options) => {
          // An answer to what was typed before comes too late.
          if (asked.current !== begun) return;
          setFound(options.length > 0 ? { source, options } : null);
          setActive(0);
        },
        () => setFound(null),
      );
    }, PAUSE);
  };
  const choose = (option: Option) => {
    const area = field.current;
    const begun = found?.source.begun(textBefore(area));
    if (!area || !begun) return close();
    area.setRangeText(`${option.text} `, area.selectionStart - begun.length, area.selectionStart, "end");
    keep(area.value);
    close();
    area.focus();
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (options.length === 0 || event.nativeEvent.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((active + step + options.length) % options.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(options[active]!);
    else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    return true;
  };
  /** A text area is a combobox only while there is something to choose: otherwise it is where one writes. */
  const aria = (listId: string) =>
    options.length === 0
      ? { "aria-autocomplete": "list" as const }
      : {
          ...{ role: "combobox", "aria-autocomplete": "list" as const, "aria-expanded": true },
          ...{ "aria-controls": listId, "aria-activedescendant": `${listId}-${active}` },
        };
  return { options, label: found?.source.label ?? "", active, choose, close, onInput, onKeyDown, aria };
}

/** The text up to the caret; nothing while something is selected. */
function textBefore(area: HTMLTextAreaElement | null): string {
  if (!area || area.selectionStart !== area.selectionEnd) return "";
  // What is completed is short: the rest of a long text need not be looked at.
  return area.value.slice(Math.max(0, area.selectionStart - 50), area.selectionStart);
}
