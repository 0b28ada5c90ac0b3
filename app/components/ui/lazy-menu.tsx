import { Link, useNavigate } from "@remix-run/react";
import { useState, type MouseEvent, type ReactNode } from "react";
import { Menu } from "./menu";
import { toast } from "./toast-store";

type LazyMenuProps<Choices> = {
  label: string;
  trigger: ReactNode;
  /** A page with the same choices: where the trigger leads without a script. */
  to: string;
  /** Fetches what the choices are made of. */
  load: () => Promise<Choices>;
  /** The choices, made when first wanted. */
  children: (choices: Choices) => ReactNode;
};

/**
 * A Menu for where there are many of them: until it is opened it is one link, so that a page of fifty posts does not
 * carry a hundred closed menus, nor the code of what is in them. It opens only for who still waits.
 */
export function LazyMenu<Choices>({ label, trigger, to, load, children }: LazyMenuProps<Choices>) {
  const [choices, setChoices] = useState<Choices | null>(null);
  const [loading, setLoading] = useState(false);
  const navigate = useNavigate();
  if (choices)
    return (
      <Menu label={label} trigger={trigger} startsOpen>
        {children(choices)}
      </Menu>
    );
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const link = event.currentTarget;
    // Not every browser does so by itself.
    link.focus();
    const isWanted = () => [link, document.body].includes(document.activeElement as HTMLElement);
    setLoading(true);
    load()
      .then(
        (loaded) => isWanted() && setChoices(() => loaded),
        () => {
          if (!navigator.onLine) toast("This needs a connection. Try again.", "error");
          else if (isWanted()) navigate(to);
        },
      )
      .finally(() => setLoading(false));
  };
  // Whoever comes near is likely to press.
  const prepare = () => navigator.onLine && void load().catch(() => undefined);
  return (
    <Link
      to={to}
      aria-label={label}
      aria-busy={loading || undefined}
      onPointerEnter={prepare}
      onClick={onClick}
      className="icon-button"
    >
      {trigger}
    </Link>
  );
}
