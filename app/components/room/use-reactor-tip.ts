import { useEffect, useRef, useState, type FocusEvent, type MouseEvent, type PointerEvent } from "react";

const REST = 350;
const LONG_PRESS = 500;

/** Over which reaction one rests: with the pointer, with the focus, or with a finger that does not let go. */
export function useReactorTip(tipId: string) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const wasLong = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!anchor) return;
    const hide = () => setAnchor(null);
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && hide();
    anchor.setAttribute("aria-describedby", tipId);
    document.addEventListener("keydown", onKey);
    document.addEventListener("scroll", hide, { passive: true, capture: true });
    return () => {
      anchor.removeAttribute("aria-describedby");
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("scroll", hide, { capture: true });
    };
  }, [anchor, tipId]);
  const rest = (target: EventTarget, after: number, then?: () => void) => {
    clearTimeout(timer.current);
    const reaction = (target as Element).closest<HTMLElement>("[data-emoji]");
    if (!reaction) return setAnchor(null);
    timer.current = setTimeout(() => {
      then?.();
      setAnchor(reaction);
    }, after);
  };
  const leave = () => {
    clearTimeout(timer.current);
    setAnchor(null);
  };
  const handlers = {
    onPointerOver: (event: PointerEvent) => event.pointerType !== "touch" && rest(event.target, REST),
    onPointerLeave: (event: PointerEvent) => event.pointerType !== "touch" && leave(),
    onFocus: (event: FocusEvent) => event.target.matches(":focus-visible") && rest(event.target, REST),
    onBlur: leave,
    onPointerDown: (event: PointerEvent) => {
      wasLong.current = false;
      if (event.pointerType === "touch") rest(event.target, LONG_PRESS, () => (wasLong.current = true));
    },
    onPointerUp: () => clearTimeout(timer.current),
    // Looking is no reaction.
    onClickCapture: (event: MouseEvent) => wasLong.current && event.preventDefault(),
    onContextMenu: (event: MouseEvent) => wasLong.current && event.preventDefault(),
  };
  return { anchor, handlers };
}
