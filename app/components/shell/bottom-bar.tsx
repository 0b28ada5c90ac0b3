import { Link, useLocation } from "@remix-run/react";
import { CircleUser, Compass, LibraryBig, LogIn, Plus, type LucideIcon } from "lucide-react";
import { cx } from "../cx";
import { PATHS } from "../paths";
import { UnreadBadge } from "../ui/badge";
import type { ShellViewer } from "./shell-types";

/** Navigation of phones, within reach of the thumb. */
export function BottomBar({ viewer, unread }: { viewer: ShellViewer | null; unread: number }) {
  return (
    <nav
      aria-label="Main"
      className="safe-bottom fixed inset-x-0 bottom-0 z-30 border-t border-line bg-rail lg:hidden"
    >
      <ul className="grid h-bar auto-cols-fr grid-flow-col">
        <BarLink to={PATHS.discover} Icon={Compass} label="Discover" />
        {viewer ? (
          <>
            <BarLink to={PATHS.yourRooms} Icon={LibraryBig} label="Your rooms" unread={unread} />
            <BarLink to={PATHS.newRoom} Icon={Plus} label="Create" />
            <BarLink to={PATHS.settings} Icon={CircleUser} label="You" />
          </>
        ) : (
          <>
            <BarLink to={PATHS.signIn} Icon={LogIn} label="Sign in" />
            <BarLink to={PATHS.signUp} Icon={CircleUser} label="Sign up" />
          </>
        )}
      </ul>
    </nav>
  );
}

type BarLinkProps = { to: string; Icon: LucideIcon; label: string; unread?: number };

function BarLink({ to, Icon, label, unread = 0 }: BarLinkProps) {
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
        <Icon size={22} className={current ? "text-coral-text" : undefined} />
        {label}
        <UnreadBadge count={unread} className="absolute left-1/2 top-1 ml-2 ring-2 ring-rail" />
      </Link>
    </li>
  );
}
