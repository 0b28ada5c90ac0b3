import { Link } from "@remix-run/react";
import { useState, type MouseEvent, type ReactNode } from "react";
import { Menu } from "./menu";

type LazyMenuProps = {
  label: string;
  trigger: ReactNode;
  /** A page with the same choices: where the trigger leads without a script. */
  to: string;
  /** The choices, made when first wanted. */
  children: () => ReactNode;
};

/**
 * A Menu for where there are many of them: until it is opened it is one link, so that a page of fifty posts does not
 * carry a hundred closed menus.
 */
export function LazyMenu({ label, trigger, to, children }: LazyMenuProps) {
  const [wanted, setWanted] = useState(false);
  if (wanted)
    return (
      <Menu label={label} trigger={trigger} startsOpen>
        {children()}
      </Menu>
    );
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setWanted(true);
  };
  return (
    <Link to={to} aria-label={label} onClick={onClick} className="icon-button">
      {trigger}
    </Link>
  );
}
