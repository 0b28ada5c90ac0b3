import { useEffect, useRef } from "react";

/**
 * Scrolls a row of links sideways, so that the one that is current can be seen in a row wider than the screen.
 * @param current changes when another one is
 * @returns the ref for what scrolls
 */
export function useCurrentInSight(current: string | undefined) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const row = ref.current!;
    const link = row.querySelector<HTMLElement>("[aria-current]");
    // Never scrollIntoView: that moves the page as well.
    if (link) row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
  }, [current]);
  return ref;
}
