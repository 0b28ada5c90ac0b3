import { useNavigate } from "@remix-run/react";
import { useEffect, useRef, type FormEvent } from "react";

/** Typing has paused when this many milliseconds pass without a key. */
const PAUSE = 300;

/**
 * Makes a form of filters act as it is changed, and keeps it in step when a link changes the address.
 * @param filters what the address says, by the names of the controls
 * @param pathOf the address that a choice leads to
 */
export function useFilterForm(
  filters: Record<string, string>,
  pathOf: (chosen: Record<string, string>) => string,
) {
  const ref = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const navigate = useNavigate();

  useEffect(() => {
    for (const [name, value] of Object.entries(filters)) {
      const control = ref.current?.elements.namedItem(name);
      if (control instanceof HTMLSelectElement) control.value = value;
      // What somebody is typing is newer than what the address says.
      if (control instanceof HTMLInputElement && control !== document.activeElement) control.value = value;
    }
  }, [filters]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const go = () => {
    clearTimeout(timer.current);
    if (!ref.current) return;
    const chosen = Object.fromEntries(
      [...new FormData(ref.current)].map(([name, value]) => [name, String(value)]),
    );
    navigate(pathOf(chosen), { replace: true, preventScrollReset: true });
  };
  return {
    ref,
    onChange(event: FormEvent) {
      clearTimeout(timer.current);
      if (event.target instanceof HTMLSelectElement) go();
      else timer.current = setTimeout(go, PAUSE);
    },
    onSubmit(event: FormEvent) {
      event.preventDefault();
      go();
    },
  };
}
