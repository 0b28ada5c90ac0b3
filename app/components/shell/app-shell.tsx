import type { ReactNode } from "react";
import type { Theme } from "~/http/looks";
import { ShellPlayer } from "../player/shell-player";
import { SkipLink } from "../ui/visually-hidden";
import { BottomBar } from "./bottom-bar";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";
import type { ShellRoom, ShellViewer } from "./shell-types";

export type AppShellProps = {
  viewer: ShellViewer | null;
  /** The viewer's rooms, in the order to show them. */
  rooms: ShellRoom[];
  theme: Theme;
  /** How much of the viewer's inbox is unread. */
  inbox: number;
  /** What the top bar of a phone says; the product's name when absent. */
  title?: string;
  /** Where the phone's back arrow leads; no arrow when absent. */
  backTo?: string;
  children: ReactNode;
};

/** The frame of every page: rooms at the side on wide screens, a bar for the thumb on phones. */
export function AppShell({ viewer, rooms, theme, inbox, title, backTo, children }: AppShellProps) {
  const unread = rooms.reduce((sum, room) => sum + room.unread, 0);
  return (
    <>
      <SkipLink />
      <Sidebar viewer={viewer} rooms={rooms} theme={theme} inbox={inbox} />
      <TopBar viewer={viewer} theme={theme} inbox={inbox} title={title} backTo={backTo} />
      <main
        id="main"
        tabIndex={-1}
        className="min-h-dvh pb-[calc(var(--bar)+var(--player)+2rem)] outline-none lg:pb-[calc(var(--player)+3rem)] lg:pl-rail"
      >
        {children}
      </main>
      <ShellPlayer viewerId={viewer?.id ?? null} />
      <BottomBar viewer={viewer} unread={unread} />
    </>
  );
}
