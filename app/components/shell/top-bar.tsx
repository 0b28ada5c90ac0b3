import { Link } from "@remix-run/react";
import type { Theme } from "~/http/looks";
import { PATHS } from "../paths";
import { UnreadBadge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Icon } from "../ui/icon";
import { AccountMenu } from "./account-menu";
import { Wordmark } from "./logo";
import type { ShellViewer } from "./shell-types";

type TopBarProps = {
  viewer: ShellViewer | null;
  theme: Theme;
  inbox: number;
  title?: string;
  backTo?: string;
};

/** The head of a phone's page: where one is, the way back, and one's account. */
export function TopBar({ viewer, theme, inbox, title, backTo }: TopBarProps) {
  return (
    <header className="sticky top-0 z-30 flex h-bar items-center gap-1 border-b border-line bg-ground/90 px-2 backdrop-blur lg:hidden">
      {backTo && title ? (
        <Link to={backTo} aria-label="Back" className="icon-button">
          <Icon name="arrow-left" size={22} />
        </Link>
      ) : null}
      <div className="min-w-0 flex-1 px-2">
        {title ? (
          <p className="truncate font-heading text-lg font-bold">{title}</p>
        ) : (
          <Link to={PATHS.home} className="inline-block rounded-sm">
            <Wordmark />
          </Link>
        )}
      </div>
      <Link to={PATHS.search} aria-label="Search" className="icon-button">
        <Icon name="search" size={22} />
      </Link>
      {viewer ? (
        <>
          <Link
            to={PATHS.notifications}
            aria-label={inbox > 0 ? `Notifications, ${inbox} unread` : "Notifications"}
            className="icon-button relative"
          >
            <Icon name="bell" size={22} />
            <UnreadBadge count={inbox} className="absolute left-1/2 top-0.5 ring-2 ring-ground" />
          </Link>
          <AccountMenu viewer={viewer} theme={theme} />
        </>
      ) : (
        <ButtonLink to={PATHS.signUp} size="sm">
          Sign up
        </ButtonLink>
      )}
    </header>
  );
}
