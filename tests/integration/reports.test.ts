import { beforeEach, describe, expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import { joinRoom } from "~/domain/members/join.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import type { MessageDto } from "~/domain/messages/schema";
import { notificationsOf } from "~/domain/notifications/queries.server";
import { closeReport, deleteReported } from "~/domain/reports/close.server";
import { allReports, roomReports } from "~/domain/reports/queries.server";
import { reportInRoom, reportPerson } from "~/domain/reports/report.server";
import type { Queue } from "~/domain/reports/schema";
import { roomFor } from "~/domain/rooms/access.server";
import type { RoomDto } from "~/domain/rooms/schema";
import { newId } from "~/world.server";
import { onEachEngine, raiseLimits, setLimits } from "../support/database";
import { member, person, post, refusal, room } from "../support/people";

onEachEngine("reports", (_, db) => {
  let owner: Person;
  let moderator: Person;
  let author: Person;
  let guest: Person;
  let place: RoomDto;
  let bad: MessageDto;
  beforeEach(async () => {
    owner = await person();
    place = await room(owner);
    moderator = await member(owner, place.id, "MODERATOR");
    author = await member(owner, place.id);
    guest = await person();
    bad = await post(author, place.id, "something bad");
  });

  const report = (who: Person, more: object = {}) =>
    reportInRoom(who, place.id, { messageId: bad.id, reason: "Rude", ...more });
  const queueOf = async (who: Person, queue: Queue = "open") =>
    (await roomReports(await roomFor(who, place.id), { queue })).cases;
  /** What somebody was told about reports. */
  const inboxOf = async (who: Person) =>
    (await notificationsOf(who)).notifications
      .filter(({ kind }) => kind.startsWith("REPORT"))
      .map(({ kind, data }) => ({ kind, ...data }));

  it("of one message are one case, with every voice and what was said around it", async () => {
    await post(author, place.id, "after it");
    await report(guest);
    await report(await person(), { reason: "Very rude" });
    const person_ = await person();
    await reportInRoom(person_, place.id, { userId: author.id, reason: "All the time" });
    const [about, message] = await queueOf(moderator);
    expect(about).toMatchObject({ user: { id: author.id }, message: null, count: 1 });
    expect(message).toMatchObject({
      message: { id: bad.id, text: "something bad" },
      count: 2,
      status: "OPEN",
    });
    expect(message!.reports.map(({ reason }) => reason)).toEqual(["Very rude", "Rude"]);
    expect(message!.after.map(({ text }) => text)).toEqual(["after it"]);
  });

  it("still show what was said when it has been deleted meanwhile", async () => {
    await report(guest);
    await deleteMessage(author, place.id, bad.id);
    const [one] = await queueOf(moderator);
    expect(one!.message).toMatchObject({ text: "something bad", deletedAt: expect.any(String) as string });
    await deleteReported(moderator, one!.id, "Already gone");
    expect(await queueOf(moderator)).toEqual([]);
  });

  it("show what a repost passes on, to whoever may read that", async () => {
    const theirs = await room(author, { type: "PRIVATE" });
    const open = await post(author, place.id, "the original words");
    const closed = await post(author, theirs.id, "behind a door");
    for (const repostOf of [open.id, closed.id]) {
      const messageId = (await post(author, place.id, "look at this", { repostOf })).id;
      await report(guest, { messageId });
    }
    const [hidden, shown] = await queueOf(moderator);
    expect(shown!.message).toMatchObject({ repost: { original: { text: "the original words" } } });
    expect(hidden!.message).toMatchObject({ text: "look at this", repost: { original: null } });
  });

  it("come once from each person while they are open, and again afterwards", async () => {
    const first = await report(guest);
    expect((await refusal(report(guest))).code).toBe("conflict");
    await closeReport(moderator, first.id, { outcome: "DISMISSED" });
    await report(guest);
    expect([(await queueOf(owner)).length, (await queueOf(owner, "closed")).length]).toEqual([1, 1]);
  });

  it("made by one person many times at once are one", async () => {
    const all = await Promise.allSettled(Array.from({ length: 4 }, () => report(guest)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().reader.report.count({ where: { messageId: bad.id } })).toBe(1);
  });

  it("are of what others wrote and what one can see", async () => {
    const joined = await db().reader.message.findFirstOrThrow({
      where: { roomId: place.id, type: "SYSTEM" },
    });
    const hidden = await room(owner, { isPrivate: true });
    const secret = await post(owner, hidden.id);
    const stranger = await person();
    for (const [work, code] of [
      [() => report(author), "forbidden"],
      [() => reportInRoom(guest, place.id, { userId: guest.id, reason: "me" }), "not_found"],
      [() => reportPerson(guest, { userId: guest.id, reason: "me" }), "forbidden"],
      [() => report(guest, { messageId: joined.id }), "not_found"],
      [() => report(guest, { messageId: newId() }), "not_found"],
      [() => report(guest, { messageId: secret.id }), "not_found"],
      [() => reportInRoom(guest, hidden.id, { messageId: secret.id, reason: "x" }), "not_found"],
      [() => reportInRoom(guest, hidden.id, {}), "not_found"],
      [() => reportInRoom(guest, place.id, { userId: stranger.id, reason: "x" }), "not_found"],
      [() => reportPerson(guest, { userId: newId(), reason: "x" }), "not_found"],
      [() => report(guest, { reason: " " }), "invalid"],
      [() => report(guest, { reason: "x".repeat(501) }), "invalid"],
      [() => report(guest, { userId: author.id }), "invalid"],
      [() => reportInRoom(guest, place.id, { reason: "nothing" }), "invalid"],
      [() => reportInRoom(null, place.id, { messageId: bad.id, reason: "x" }), "unauthenticated"],
    ] as const)
      expect((await refusal(work())).code).toBe(code);
    await deleteMessage(author, place.id, bad.id);
    expect((await refusal(report(guest))).code).toBe("not_found");
  });

  it("may not come in a flood", async () => {
    setLimits({ reports: { count: 2, seconds: 3600 } });
    try {
      const others = await Promise.all(Array.from({ length: 3 }, () => post(author, place.id)));
      for (const { id } of others.slice(0, 2)) await report(guest, { messageId: id });
      const late = await refusal(report(guest, { messageId: others[2]!.id }));
      expect(late).toMatchObject({ code: "rate_limited", retryAfter: expect.any(Number) as number });
    } finally {
      raiseLimits();
    }
  });

  describe("tell", () => {
    it("those who moderate, in one line, and nobody who is concerned", async () => {
      await report(guest);
      await report(await person());
      expect(await inboxOf(owner)).toEqual([{ kind: "REPORTED", count: 2 }]);
      expect(await inboxOf(moderator)).toEqual([{ kind: "REPORTED", count: 2 }]);
      expect([await inboxOf(author), await inboxOf(guest)]).toEqual([[], []]);
    });

    it("everybody who reported what became of it, and take the moderators' notice away", async () => {
      const second = await person();
      await report(second);
      const { id } = await report(guest);
      await deleteReported(moderator, id, "Rude");
      for (const who of [guest, second])
        expect(await inboxOf(who)).toEqual([{ kind: "REPORT_CLOSED", outcome: "ACTED" }]);
      expect((await notificationsOf(owner, { unread: true })).notifications).toEqual([]);
      expect(await inboxOf(author)).toEqual([]);
      const [closed] = await queueOf(owner, "closed");
      expect(closed).toMatchObject({ count: 2, status: "ACTED", closedBy: { id: moderator.id } });
      const log = await db().reader.auditLog.findMany({
        where: { roomId: place.id, action: "DELETE_MESSAGE" },
      });
      expect(log).toMatchObject([{ actorId: moderator.id, targetId: bad.id, reason: "Rude" }]);
    });

    it("the site's admins where only those concerned moderate", async () => {
      const admin = await person({ role: "ADMIN" });
      const alone = await person();
      const own = await room(alone);
      const { id } = await post(alone, own.id);
      await reportInRoom(guest, own.id, { messageId: id, reason: "The owner does it" });
      expect((await inboxOf(admin)).at(0)).toEqual({ kind: "REPORTED", count: 1 });
      expect(await inboxOf(alone)).toEqual([]);
    });
  });

  describe("are decided", () => {
    it("by moderators and site admins, and never by whoever is concerned", async () => {
      const mine = await post(moderator, place.id, "mine");
      const about = await report(guest, { messageId: mine.id });
      expect(await queueOf(moderator)).toEqual([]);
      for (const who of [moderator, guest, author, await person()])
        expect((await refusal(closeReport(who, about.id, { outcome: "ACTED" }))).code).toBe("not_found");
      for (const who of [guest, author])
        expect((await refusal(roomReports(await roomFor(who, place.id)))).code).toBe("forbidden");
      await closeReport(await person({ role: "ADMIN" }), about.id, { outcome: "ACTED" });
      expect((await refusal(closeReport(owner, about.id, { outcome: "ACTED" }))).code).toBe("conflict");
      expect((await refusal(closeReport(owner, newId(), { outcome: "ACTED" }))).code).toBe("not_found");
      expect((await refusal(closeReport(owner, about.id, { outcome: "OPEN" }))).code).toBe("invalid");
    });

    it("by two at once only once", async () => {
      const { id } = await report(guest);
      const both = await Promise.allSettled([
        closeReport(owner, id, { outcome: "ACTED" }),
        closeReport(moderator, id, { outcome: "DISMISSED" }),
      ]);
      expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await inboxOf(guest)).toHaveLength(1);
    });
  });

  it("without a room go to the site's admins, who see those of every room as well", async () => {
    const admin = await person({ role: "ADMIN" });
    await reportPerson(guest, { userId: author.id, reason: "Everywhere" });
    await report(guest);
    const { cases } = await allReports(admin, { limit: 2 });
    expect(cases.map((one) => [one.room?.id ?? null, one.count])).toEqual([
      [place.id, 1],
      [null, 1],
    ]);
    const [, alone] = cases;
    expect((await refusal(closeReport(owner, alone!.id, { outcome: "ACTED" }))).code).toBe("not_found");
    await closeReport(admin, alone!.id, { outcome: "ACTED" });
  });

  it("come page by page, each case once", async () => {
    const posts = await Promise.all(Array.from({ length: 5 }, () => post(author, place.id)));
    await joinRoom(guest, place.id);
    for (const who of [guest, moderator])
      for (const { id } of posts) await reportInRoom(who, place.id, { messageId: id, reason: "x" });
    const access = await roomFor(owner, place.id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof roomReports>> = await roomReports(access, { cursor, limit: 2 });
      seen.push(...page.cases.map((one) => one.message!.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(posts.map(({ id }) => id).reverse());
    expect((await refusal(roomReports(access, { cursor: "x" }))).code).toBe("invalid");
  });
});
