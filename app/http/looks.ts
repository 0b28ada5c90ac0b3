/** How a person wants pages to look: kept in plain cookies, so that the first byte is right. */
export const THEMES = ["system", "dark", "light"] as const;
export type Theme = (typeof THEMES)[number];

/** How lists of rooms are shown. */
export const ROOM_VIEWS = ["grid", "list"] as const;
export type RoomsViewing = (typeof ROOM_VIEWS)[number];

export type Looks = {
  theme: Theme;
  timeZone: string;
  roomsView: RoomsViewing;
  /** Letters and signs do something by themselves. */
  letterKeys: boolean;
};

export const THEME_COOKIE = "seda_theme";
/** Written by the browser once it runs a script; until then times are UTC. */
export const TIME_ZONE_COOKIE = "seda_tz";
export const ROOMS_VIEW_COOKIE = "seda_view";
export const KEYS_COOKIE = "seda_keys";

/** Reads the looks from a Cookie header. What is not valid is as if it were not there. */
export function looksOf(cookieHeader: string | null | undefined): Looks {
  const theme = read(cookieHeader, THEME_COOKIE);
  const zone = read(cookieHeader, TIME_ZONE_COOKIE);
  const view = read(cookieHeader, ROOMS_VIEW_COOKIE);
  return {
    theme: THEMES.find((known) => known === theme) ?? "system",
    timeZone: zone && isTimeZone(zone) ? zone : "UTC",
    roomsView: ROOM_VIEWS.find((known) => known === view) ?? "grid",
    letterKeys: read(cookieHeader, KEYS_COOKIE) !== "off",
  };
}

/** The cookie that keeps one look for a year. */
export function lookCookie(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

function read(header: string | null | undefined, name: string): string | null {
  const found = header?.split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  if (!found) return null;
  try {
    return decodeURIComponent(found.slice(name.length + 1));
  } catch {
    return null;
  }
}

function isTimeZone(zone: string): boolean {
  if (zone.length > 64) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
