import type { MemberRole } from "../rooms/schema";
import type { SiteRole } from "../accounts/schema";
import type { NotificationDto, NotificationKind } from "./schema";

/** What a notice says: in the inbox, in a toast, and wherever else a person is told. */
export type NotificationWords = {
  text: string;
  /** Whose words these are is said by `text`: a post's first ones, or a moderator's reason. */
  detail: string | null;
};

const ROLES: Record<MemberRole, string> = {
  OWNER: "the owner of",
  MODERATOR: "a moderator in",
  MEMBER: "a member of",
};

const SITE_ROLES: Record<SiteRole, string> = {
  USER: "You are a member of Sedā.fm like everybody else now",
  ARTIST: "You are an artist on Sedā.fm now",
  ADMIN: "You are an admin of Sedā.fm now",
  SUPER_ADMIN: "You are a super admin of Sedā.fm now",
};

/** What a line is made of: everybody in it has a name, whatever is missing. */
type Told = { who: string; where: string; until: string; notice: NotificationDto };

const TEXTS: Record<NotificationKind, (told: Told) => string> = {
  MENTION: ({ who, where }) => `${who} mentioned you in ${where}`,
  REPLY: ({ who, where }) => `${who} replied to you in ${where}`,
  INVITED: ({ who, where, notice }) =>
    notice.data.sessionId ? `${who} asks you to be a co-DJ` : `${who} invited you to ${where}`,
  JOIN_REQUESTED: ({ who, where }) => `${who} asks to join ${where}`,
  REQUEST_ACCEPTED: ({ where }) => `You are in: ${where} said yes`,
  REQUEST_DENIED: ({ where }) => `${where} did not let you in this time`,
  ADDED: ({ where, who, notice }) =>
    notice.data.by ? `${who} added you to ${where}` : `You were added to ${where}`,
  ROLE_CHANGED: ({ where, notice: { data } }) =>
    data.siteRole ? SITE_ROLES[data.siteRole] : `You are now ${ROLES[data.role ?? "MEMBER"]} ${where}`,
  KICKED: ({ where }) => `You were removed from ${where}`,
  BANNED: ({ where, until }) => `You are banned from ${where}${until}`,
  UNBANNED: ({ where }) => `You may come back to ${where}`,
  MUTED: ({ where, until }) => `You are muted in ${where}${until}`,
  UNMUTED: ({ where }) => `You can write in ${where} again`,
  MESSAGE_REMOVED: ({ where }) => `A post of yours was removed from ${where}`,
  MESSAGE_RESTORED: ({ where }) => `A post of yours is back in ${where}`,
  REPORTED: ({ where, notice: { room, data } }) =>
    (data.count ?? 1) === 1
      ? `A report waits ${room ? `in ${where}` : "for the site's admins"}`
      : `${data.count} reports wait ${room ? `in ${where}` : "for the site's admins"}`,
  REPORT_CLOSED: ({ where, notice: { room, data } }) =>
    data.outcome === "DISMISSED"
      ? `Your report${room ? ` in ${where}` : ""} was looked at: nothing had to be done`
      : `Your report${room ? ` in ${where}` : ""} was acted on. Thank you`,
  SESSION_STARTED: ({ who, where, notice }) =>
    notice.room ? `${who} started a session in ${where}` : `${who} started a session`,
  TURN_NEXT: () => "Your turn at the decks is next",
  TRACK_PLAYING: () => "Your track is playing",
};

/** The words of a notice. `timeZone` is for the day on which something ends. */
export function wordsOf(notice: NotificationDto, timeZone = "UTC"): NotificationWords {
  const { room, data } = notice;
  // Whoever is outside the room is told its name and not its address.
  const isOutside = (notice.kind === "INVITED" && !data.sessionId) || notice.kind === "REQUEST_DENIED";
  const text = TEXTS[notice.kind]({
    who: data.by?.displayName ?? "Somebody",
    where: room?.name ?? (isOutside ? data.title : null) ?? "a room",
    until: data.until ? ` until ${dayAndTime(data.until, timeZone)}` : "",
    notice,
  });
  return { text, detail: detailOf(notice) ?? (isOutside ? null : data.title) ?? null };
}

function detailOf({ kind, data: { excerpt, reason } }: NotificationDto): string | null | undefined {
  // Whose post was removed wants to know which one, and why.
  if (kind === "MESSAGE_REMOVED" && excerpt && reason) return `${reason}: “${excerpt}”`;
  return excerpt ?? reason;
}

/** "3 March 2026, 21:05". */
export function dayAndTime(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, day: "numeric", month: "long", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).formatToParts(Date.parse(iso));
  const { day, month, year, hour, minute } = Object.fromEntries(
    parts.map((part) => [part.type, part.value]),
  ) as Record<"day" | "month" | "year" | "hour" | "minute", string>;
  return `${day} ${month} ${year}, ${hour}:${minute}`;
}
