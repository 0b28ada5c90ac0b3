import { useCallback, useEffect, useRef } from "react";

/**
 * A text area that keeps what is being written in it, over navigation and reload, until it is sent.
 * @returns the ref for the text area, and what to call with each change
 */
export function useDraft(key: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  const name = `seda:draft:${key}`;
  useEffect(() => {
    const kept = localStorage.getItem(name);
    // What the server sent back after a refusal is newer than what was kept.
    if (!kept || field.current?.value !== "") return;
    field.current.value = kept;
    field.current.dispatchEvent(new Event("input", { bubbles: true }));
  }, [name]);
  const keep = useCallback(
    (text: string) => (text === "" ? localStorage.removeItem(name) : localStorage.setItem(name, text)),
    [name],
  );
  /** Takes out of the text area what is on its way. Returns what stays: it was typed since. */
  const clear = useCallback(
    (sent: string) => {
      const text = field.current?.value ?? sent;
      const rest = text.startsWith(sent) ? text.slice(sent.length) : text;
      if (field.current) field.current.value = rest;
      keep(rest);
      return rest;
    },
    [keep],
  );
  return { field, keep, clear };
}
