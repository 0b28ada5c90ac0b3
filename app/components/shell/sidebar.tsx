import { Link, useLocation } from "@remix-run/react";
import type { Theme } from "~/http/looks";
import { useParts } from "~/hooks/use-parts";
import { cx } from "../cx";
import { PATHS } from "../paths";
import { UnreadBadge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Icon, type IconName } from "../ui/icon";
import { AccountMenu } from "./account-menu";
import { Wordmark } from "./logo";
import { RoomNav } from "./room-nav";
import type { ShellRoom, ShellViewer } from "./shell-types";

type SidebarProps = { viewer: ShellViewer | null; rooms: ShellRoom[]; theme: Theme; inbox: number };

/** Navigation of wide screens. */
export function Sidebar({ viewer, rooms, theme, inbox }: SidebarProps) {
  const parts = useParts();
  return (
    <aside
      aria-label="Sidebar"
      className="fixed inset-y-0 left-0 z-30 hidden w-rail flex-col border-r border-line bg-rail lg:flex"
    >
      <header className="px-5 pb-4 pt-5">
        <Link to={PATHS.home} className="inline-block rounded-sm">
          <Wordmark />
        </Link>
      </header>
      <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col px-3">
        <ul className="space-y-0.5">
          {parts.rooms ? <SideLink to={PATHS.discover} icon="compass" label="Discover" /> : null}
          {parts.sessions ? <SideLink to={PATHS.sessions} icon="audio-lines" label="Sessions" /> : null}
          <SideLink to={PATHS.search} icon="search" label="Search" />
          {viewer ? (
            <SideLink to={PATHS.notifications} icon="bell" label="Notifications" unread={inbox} />
          ) : null}
          {viewer && parts.rooms ? <SideLink to={PATHS.bookmarks} icon="bookmark" label="Bookmarks" /> : null}
          {viewer && parts.rooms ? <SideLink to={PATHS.newRoom} icon="plus" label="Create a room" /> : null}
        </ul>
        {viewer && parts.rooms ? <RoomNav rooms={rooms} /> : null}
      </nav>
      {viewer ? (
        <div className="border-t border-line p-3">
          <AccountMenu viewer={viewer} theme={theme} wide />
        </div>
      ) : (
        <VisitorCard />
      )}
      <footer className="px-5 pb-4 text-xs text-text-faint">
        <a href={PATHS.apiDocs} className="hover:text-text hover:underline">
          API
        </a>
      </footer>
    </aside>
  );
}

type SideLinkProps = { to: string; icon: IconName; label: string; unread?: number };

function SideLink({ to, icon, label, unread = 0 }: SideLinkProps) {
  const current = useLocation().pathname === to;
  return (
    <li>
      <Link
        to={to}
        prefetch="intent"
        aria-current={current ? "page" : undefined}
        className={cx(
          "flex min-h-11 items-center gap-3 rounded-md px-3 font-semibold transition",
          current ? "bg-raised text-text" : "text-text-soft hover:bg-raised/60 hover:text-text",
        )}
      >
        <span className="inline-flex w-8 justify-center">
          <Icon name={icon} size={20} stroke={2.2} className={current ? "text-coral-text" : undefined} />
        </span>
        <span className="flex-1">{label}</span>
        <UnreadBadge count={unread} />
      </Link>
    </li>
  );
}

function VisitorCard() {
  return (
    <div className="m-3 rounded-lg border border-line bg-card p-4 shadow-card">
      <p className="font-heading text-lg font-bold">Come in.</p>
      <p className="mt-1 text-sm text-text-soft">Join rooms, post tracks, hear them with everybody else.</p>
      <div className="mt-4 grid gap-2">
        <ButtonLink to={PATHS.signUp} size="sm">
          Sign up
        </ButtonLink>
        <ButtonLink to={PATHS.signIn} size="sm" variant="quiet">
          Sign in
        </ButtonLink>
      </div>
    </div>
  );
}
