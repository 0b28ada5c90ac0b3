import { Link, type LinkProps } from "@remix-run/react";
import { useEffect, useRef, type ButtonHTMLAttributes, type ReactNode } from "react";
import { cx } from "../cx";

type MenuProps = {
  /** What the menu is about, for those who do not see the trigger. */
  label: string;
  trigger: ReactNode;
  triggerClassName?: string;
  /** Where the list hangs, seen from the trigger. */
  place?: "below-end" | "below-start" | "above-start";
  /** Open from the first moment, with the focus on it: it was made because somebody wanted it. */
  startsOpen?: boolean;
  children: ReactNode;
};

const PLACES = {
  "below-end": "right-0 top-full mt-1.5",
  "below-start": "left-0 top-full mt-1.5",
  "above-start": "bottom-full left-0 mb-1.5",
};

/**
 * A disclosure that holds links and form buttons. It is a `details` element, so it opens without JavaScript;
 * with it, Escape, a press elsewhere and a choice close it.
 */
export function Menu({
  label,
  trigger,
  triggerClassName = "icon-button",
  place = "below-end",
  startsOpen = false,
  children,
}: MenuProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const menu = ref.current;
    if (!menu) return;
    const close = (giveFocusBack: boolean) => {
      if (!menu.open) return;
      menu.open = false;
      if (giveFocusBack) menu.querySelector("summary")?.focus();
    };
    const onPress = (event: PointerEvent) => {
      if (!menu.contains(event.target as Node)) close(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") close(true);
    };
    const onToggle = () => {
      const change = menu.open ? "addEventListener" : "removeEventListener";
      document[change]("pointerdown", onPress as EventListener);
      document[change]("keydown", onKey as EventListener);
      if (menu.open) keepInSight(menu);
    };
    const onChoice = (event: MouseEvent) => {
      // After the form has been sent or the link followed, not before.
      if ((event.target as Element).closest("a, button")) setTimeout(() => close(false));
    };
    menu.addEventListener("toggle", onToggle);
    menu.addEventListener("click", onChoice);
    if (startsOpen) {
      menu.open = true;
      menu.querySelector("summary")?.focus();
    }
    return () => {
      menu.open = false;
      onToggle();
      menu.removeEventListener("toggle", onToggle);
      menu.removeEventListener("click", onChoice);
    };
  }, [startsOpen]);

  return (
    <details ref={ref} className="relative">
      <summary aria-label={label} className={cx("cursor-pointer", triggerClassName)}>
        {trigger}
      </summary>
      <div className={cx("menu-list", PLACES[place])}>{children}</div>
    </details>
  );
}

/** The bar at the bottom of phones, and a little air. */
const FOOT = 80;

/** Hangs the list above its trigger when there is no room for it below and there is above. */
function keepInSight(menu: HTMLDetailsElement): void {
  const list = menu.querySelector(".menu-list")!;
  const { top } = menu.getBoundingClientRect();
  const { bottom, height } = list.getBoundingClientRect();
  if (bottom > window.innerHeight - FOOT && top > height + FOOT)
    list.classList.replace("top-full", "bottom-full");
}

export function MenuLink(props: Omit<LinkProps, "className">) {
  return <Link className="menu-item" {...props} />;
}

type MenuButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { danger?: boolean };

/** A choice that does something; put a form around it, or name one by its `form` attribute. */
export function MenuButton({ danger = false, ...rest }: MenuButtonProps) {
  return (
    <button className={cx("menu-item", danger && "text-danger-text hover:text-danger-text")} {...rest} />
  );
}

export function MenuRule() {
  return <hr className="mx-2 my-1.5 border-line" />;
}
