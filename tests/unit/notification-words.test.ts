import { expect, it } from "vitest";
import { noticePath } from "~/components/notifications/notice-path";
import {
  NOTIFICATION_KINDS,
  type NotificationData,
  type NotificationDto,
  type NotificationKind,
} from "~/domain/notifications/schema";
import { wordsOf } from "~/domain/notifications/words";

const ROOM = { id: "r", slug: "late-night", name: "Late Night" };
const BY = { id: "u", username: "ann", displayName: "Ann", avatarUrl: "", role: "USER" as const };

const notice = (kind: NotificationKind, data: NotificationData = {}, room: typeof ROOM | null = ROOM) =>
  ({ id: "n", kind, room, data, createdAt: "2026-03-01T00:00:00.000Z", readAt: null }) as NotificationDto;

it.each(NOTIFICATION_KINDS)("%s has words and a way, whatever is missing of it", (kind) => {
  for (const room of [ROOM, null])
    for (const data of [{}, { by: BY, messageId: "m", count: 3, until: "2026-03-03T21:05:00.000Z" }]) {
      const { text } = wordsOf(notice(kind, data, room));
      expect(text).toMatch(/^\S.{5,}\S$/);
      expect(text).not.toMatch(/undefined|null|\[object/);
      expect(noticePath(notice(kind, data, room)) ?? "/").toMatch(/^\//);
    }
});

it("say who, where, how many and until when", () => {
  expect(wordsOf(notice("MENTION", { by: BY, excerpt: "hey" }))).toEqual({
    text: "Ann mentioned you in Late Night",
    detail: "hey",
  });
  expect(wordsOf(notice("MUTED", { until: "2026-03-03T21:05:00.000Z", reason: "Loud" }))).toEqual({
    text: "You are muted in Late Night until 3 March 2026, 21:05",
    detail: "Loud",
  });
  const sessionId = "s";
  expect(wordsOf(notice("INVITED", { by: BY, sessionId, title: "Cellar" }))).toEqual({
    text: "Ann asks you to be a co-DJ",
    detail: "Cellar",
  });
  expect(wordsOf(notice("TRACK_PLAYING", { sessionId, title: "Moth" })).detail).toBe("Moth");
  for (const kind of ["INVITED", "SESSION_STARTED", "TURN_NEXT", "TRACK_PLAYING"] as const)
    expect(noticePath(notice(kind, { by: BY, sessionId }, null))).toBe("/sessions/s");
  expect(wordsOf(notice("BANNED", { until: null })).text).toBe("You are banned from Late Night");
  expect(wordsOf(notice("REPORTED", { count: 4 })).text).toBe("4 reports wait in Late Night");
  expect(wordsOf(notice("ROLE_CHANGED", { siteRole: "ADMIN" }, null)).text).toMatch(/an admin of/);
});

it("lead a mention to its post, a report to the queue, and nobody to a room that is closed to them", () => {
  expect(noticePath(notice("MENTION", { messageId: "m" }))).toBe("/rooms/late-night?at=m#post-m");
  expect(noticePath(notice("REPLY", { messageId: "m", parentId: "p" }))).toBe(
    "/rooms/late-night/posts/p?at=m#post-m",
  );
  expect(noticePath(notice("REPORTED"))).toBe("/rooms/late-night/reports");
  expect(noticePath(notice("REPORTED", {}, null))).toBe("/admin/reports");
  expect(noticePath(notice("BANNED"))).toBeNull();
});

it("names the room to whoever is outside, who is not told its address", () => {
  const invited = notice("INVITED", { by: BY, title: "Late Night" }, null);
  expect(wordsOf(invited)).toEqual({ text: "Ann invited you to Late Night", detail: null });
  expect(noticePath(invited)).toBe("/rooms/invites");
  expect(wordsOf(notice("REQUEST_DENIED", { title: "Late Night" }, null)).text).toMatch(
    /^Late Night did not/,
  );
  expect(noticePath(notice("JOIN_REQUESTED", { by: BY }))).toBe("/rooms/late-night/invites");
});

it("tells whose post was removed which one, and why", () => {
  const told = (data: NotificationData) => wordsOf(notice("MESSAGE_REMOVED", data)).detail;
  expect(told({ reason: "Harassment", excerpt: "You fools" })).toBe("Harassment: “You fools”");
  expect(told({ excerpt: "You fools" })).toBe("You fools");
  expect(told({ reason: "Spam" })).toBe("Spam");
});
