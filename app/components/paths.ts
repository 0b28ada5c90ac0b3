/** The addresses that components link to by themselves, so that a page moves in one place. */
export const PATHS = {
  home: "/",
  discover: "/rooms",
  yourRooms: "/rooms/yours",
  invites: "/rooms/invites",
  newRoom: "/rooms/new",
  sessions: "/sessions",
  endedSessions: "/sessions/ended",
  newSession: "/sessions/new",
  signIn: "/login",
  signUp: "/signup",
  signOut: "/logout",
  settings: "/settings",
  uploads: "/settings/uploads",
  keyboard: "/settings/keyboard",
  notificationSettings: "/settings/notifications",
  theme: "/theme",
  notifications: "/notifications",
  search: "/search",
  bookmarks: "/bookmarks",
  admin: "/admin",
  apiDocs: "/api/docs",
} as const;

/** The page of a room, whose slug may be of any script: as it stands in an address, and in a Location header. */
export function roomPath(slug: string): string {
  return `/rooms/${encodeURIComponent(slug)}`;
}

/** A person's public page. */
export function personPath(username: string): string {
  return `/users/${username}`;
}

/** An address with what is asked for; what has no value is left out. */
export function withParams(path: string, params: Record<string, string>): string {
  const asked = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== ""));
  return asked.size > 0 ? `${path}?${asked}` : path;
}

/** Where a person is reported: to the site's admins, or to the moderators of a room. */
export function reportPersonPath(username: string, roomSlug?: string): string {
  return `${personPath(username)}/report${roomSlug ? `?${new URLSearchParams({ room: roomSlug })}` : ""}`;
}

/** The search page, with what is searched for. */
export function searchPath(asked: Record<string, string>): string {
  return withParams(PATHS.search, asked);
}

/** The discovery page, narrowed by some of its filters; those without a value are left out. */
export function discoverPath(filters: Record<string, string>): string {
  return withParams(PATHS.discover, filters);
}
