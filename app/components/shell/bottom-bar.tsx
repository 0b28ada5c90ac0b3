import { Link, useLocation } from "@remix-run/react";
import { useParts } from "~/hooks/use-parts";
import { cx } from "../cx";
import { PATHS } from "../paths";
import { UnreadBadge } from "../ui/badge";
import { Icon, type IconName } from "../ui/icon";
import type { ShellViewer } from "./shell-types";

/** Navigation of phones, within reach of the thumb. */
export function BottomBar({ viewer, unread }: { viewer: ShellViewer | null; unread: number }) {
  const parts = useParts();
  return (
    <nav
      aria-label="Main"
      className="safe-bottom fixed inset-x-0 bottom-0 z-30 border-t border-line bg-rail lg:hidden"
    >
      <ul className="grid h-bar auto-cols-fr grid-flow-col">
        {parts.rooms ? <BarLink to={PATHS.discover} icon="compass" label="Discover" /> : null}
        {parts.sessions ? <BarLink to={PATHS.sessions} icon="audio-lines" label="Sessions" /> : null}
        {viewer ? (
          <>
            {parts.rooms ? (
              <>
                <BarLink to={PATHS.yourRooms} icon="library-big" label="Your rooms" unread={unread} />
                <BarLink to={PATHS.newRoom} icon="plus" label="Create" />
              </>
            ) : null}
            <BarLink to={PATHS.settings} icon="circle-user" label="You" />
          </>
        ) : (
          <>
            <BarLink to={PATHS.signIn} icon="log-in" label="Sign in" />
            <BarLink to={PATHS.signUp} icon="circle-user" label="Sign up" />
          </>
        )}
      </ul>
    </nav>
  );
}

type BarLinkProps = { to: string; icon: IconName; label: string; unread?: number };

function BarLink({ to, icon, label, unread = 0 }: BarLinkProps) {
  const current = useLocation().pathname === to;
  return (
    <li>
      <Link
        to={to}
        aria-current={current ? "page" : undefined}
        className={cx(
          "relative flex h-full flex-col items-center justify-center gap-0.5 text-xs font-semibold transition active:scale-95 focus-visible:-outline-offset-4",
          current ? "text-text" : "text-text-faint",
        )}
      >
        <Icon name={icon} size={22} className={current ? "text-coral-text" : undefined} />
        {label}
        <UnreadBadge count={unread} className="absolute left-1/2 top-1 ml-2 ring-2 ring-rail" />
      </Link>
    </li>
  );
}
