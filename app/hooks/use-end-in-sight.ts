import { useEffect, useRef, type RefObject } from "react";

/**
 * Calls `load` as the end of a list comes near the screen.
 * @param watched which end this is: a new one is looked at anew, as one page may not be long enough to push it out of
 *   sight; null watches none
 * @returns goes on the element at the end
 */
export function useEndInSight(load: () => void, watched: string | null): RefObject<HTMLDivElement> {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    if (!end.current || watched === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        // A busy page hears of several at once: the last one is how it is now.
        if (entries.at(-1)?.isIntersecting) latest.current();
      },
      { rootMargin: "600px" },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [watched]);
  return end;
}
