import type { SiteRole } from "~/domain/accounts/schema";

/** The person who is looking. */
export type ShellViewer = {
  id: string;
  username: string;
  displayName: string;
  avatarUrl: string | null;
  role?: SiteRole;
};

/** One of the viewer's rooms, as the navigation shows it. */
export type ShellRoom = {
  id: string;
  slug: string;
  name: string;
  unread: number;
  live?: boolean;
  coverUrl: string | null;
  genre?: string | null;
  isPrivate: boolean;
};
