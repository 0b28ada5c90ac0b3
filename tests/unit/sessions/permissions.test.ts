import { describe, expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import type { RoomPlace } from "~/domain/rooms/policy";
import { SESSION_ACTIONS, type SessionAction, type Standing } from "~/domain/sessions/permissions";
import { maySession, refusalOfSession, standingsOf, type SessionPlace } from "~/domain/sessions/policy";

const NOW = 1_000_000;
const LATER = new Date(NOW + 1000);

const someone = (id: string, role: Person["role"] = "USER"): Person => ({
  ...{ id, username: id, displayName: id, avatarUrl: "", role },
  ...{ createdAt: new Date(0), loginId: "login" },
});
const roomPlace = (more: Partial<RoomPlace> = {}): RoomPlace => ({
  room: { isPrivate: false, type: "PUBLIC" },
  relation: "NONE",
  mutedUntil: null,
  ban: null,
  ...more,
});
const place = (more: Partial<SessionPlace> = {}): SessionPlace => ({
  session: { hostId: "host", isPrivate: false },
  room: roomPlace(),
  standing: null,
  ...more,
});

/** Who stands alone in each place, and where. */
const STANDS: Record<Standing, [Person | null, SessionPlace]> = {
  visitor: [null, place()],
  listener: [someone("a"), place()],
  muted: [someone("a"), place({ room: roomPlace({ relation: "MEMBER", mutedUntil: LATER }) })],
  co_dj: [someone("a"), place({ standing: "CO_DJ" })],
  host: [someone("host"), place()],
  staff: [someone("a"), place({ room: roomPlace({ relation: "MODERATOR" }) })],
  admin: [someone("a", "ADMIN"), place()],
};
const EVERYBODY = Object.keys(STANDS) as Standing[];
const SIGNED_IN = EVERYBODY.filter((standing) => standing !== "visitor");
const SPEAKERS = SIGNED_IN.filter((standing) => standing !== "muted");

/** The product's words, by action: who may. */
const TABLE: Record<SessionAction, Standing[]> = {
  see: EVERYBODY,
  ...{ join: SIGNED_IN, leave: SIGNED_IN, vote: SIGNED_IN, step_down: SIGNED_IN, answer_invite: SIGNED_IN },
  ...{ chat: SPEAKERS, type: SPEAKERS, add: SPEAKERS, step_up: SPEAKERS, ask_co_dj: SPEAKERS },
  ...{ remove_own: SIGNED_IN, move_own: SIGNED_IN, delete_own_message: SIGNED_IN },
  ...{ remove_any: ["co_dj", "host", "staff", "admin"], skip: ["co_dj", "host", "staff", "admin"] },
  ...{ move_any: ["co_dj", "host"], answer_suggestion: ["co_dj", "host"], share_link: ["co_dj", "host"] },
  ...{ pause: ["host"], resume: ["host"], manage: ["host"], hand_over: ["host"], answer_djs: ["host"] },
  ...{
    pull_dj: ["host", "staff", "admin"],
    end: ["host", "staff", "admin"],
    delete_any_message: ["host", "staff", "admin"],
  },
};

describe("who may do what in a session", () => {
  it("is said for every action", () => {
    expect(Object.keys(TABLE).sort()).toEqual(Object.keys(SESSION_ACTIONS).sort());
  });

  it.each(Object.keys(TABLE) as SessionAction[])("%s", (action) => {
    const allowed = EVERYBODY.filter((standing) => maySession(...STANDS[standing], action, NOW));
    expect(allowed.sort()).toEqual([...TABLE[action]].sort());
  });

  it("adds up where somebody stands in several places, but for what a mute takes", () => {
    const room = roomPlace({ relation: "MEMBER", mutedUntil: LATER });
    const muted = place({ room, session: { hostId: "host", isPrivate: false } });
    expect([...standingsOf(someone("host"), muted, NOW)].sort()).toEqual(["host", "listener", "muted"]);
    expect(maySession(someone("host"), muted, "pause", NOW)).toBe(true);
    expect(maySession(someone("host"), muted, "chat", NOW)).toBe(false);
    expect(maySession(someone("host"), muted, "chat", LATER.getTime())).toBe(true);
    const refusal = refusalOfSession(someone("host"), muted, "chat", NOW);
    expect(refusal.message).toMatch(/^You are muted in this room until/);
  });

  it("mutes outsiders of a public room too, and neither its owner nor the site's admins", () => {
    const outsider = place({ room: roomPlace({ mutedUntil: LATER }) });
    expect(maySession(someone("a"), outsider, "add", NOW)).toBe(false);
    const owner = place({ room: roomPlace({ relation: "OWNER", mutedUntil: LATER }) });
    expect(maySession(someone("a"), owner, "add", NOW)).toBe(true);
    expect(maySession(someone("a", "ADMIN"), outsider, "add", NOW)).toBe(true);
  });

  it("knows whose the thing acted on is", () => {
    const [own, other] = [{ addedBy: "a" }, { addedBy: "b" }];
    expect(maySession(someone("a"), place(), "vote", NOW, own)).toBe(false);
    expect(maySession(someone("a"), place(), "vote", NOW, other)).toBe(true);
    expect(maySession(someone("a"), place(), "remove_own", NOW, other)).toBe(false);
    expect(maySession(someone("a"), place(), "skip", NOW, own)).toBe(true);
    expect(maySession(someone("a"), place(), "skip", NOW, other)).toBe(false);
    expect(maySession(someone("a"), place(), "delete_own_message", NOW, { userId: "b" })).toBe(false);
  });
});

describe("who may know of a session", () => {
  const hidden = { hostId: "host", isPrivate: true };
  const sees = (actor: Person | null, more: Partial<SessionPlace>) =>
    maySession(actor, place({ session: hidden, ...more }), "see", NOW);

  it("is everybody, of one that is not private and stands in no closed room", () => {
    expect(maySession(null, place({ room: null }), "see", NOW)).toBe(true);
  });

  it("is host, guests and admins, of a private one that stands alone", () => {
    expect(sees(null, { room: null })).toBe(false);
    expect(sees(someone("a"), { room: null })).toBe(false);
    expect(sees(someone("host"), { room: null })).toBe(true);
    for (const standing of ["GUEST", "ASKED", "INVITED", "CO_DJ"] as const)
      expect(sees(someone("a"), { room: null, standing })).toBe(true);
    expect(sees(someone("a", "SUPER_ADMIN"), { room: null })).toBe(true);
  });

  it("is the room's members and guests, of a private one in a public room", () => {
    expect(sees(someone("a"), {})).toBe(false);
    expect(sees(someone("a"), { standing: "GUEST" })).toBe(true);
    expect(sees(someone("a"), { room: roomPlace({ relation: "MEMBER" }) })).toBe(true);
  });

  it("is nobody outside, of one in a private room, not even its host or a guest who was put out", () => {
    const room = roomPlace({ room: { isPrivate: true, type: "PRIVATE" } });
    expect(sees(someone("host"), { room })).toBe(false);
    expect(sees(someone("a"), { room, standing: "CO_DJ" })).toBe(false);
    expect(sees(someone("a"), { room: { ...room, relation: "MEMBER" } })).toBe(true);
  });

  it("is told of a ban by public sessions alone", () => {
    const room = roomPlace({ ban: { until: null, reason: "loud" } });
    const open = refusalOfSession(someone("a"), place({ room }), "see", NOW);
    expect([open.code, open.message]).toEqual(["forbidden", "You are banned from this room: loud"]);
    const closed = place({ room, session: hidden });
    expect(refusalOfSession(someone("a"), closed, "see", NOW).code).toBe("not_found");
  });
});
