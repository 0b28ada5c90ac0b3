import { describe, expect, it } from "vitest";
import { inTransaction } from "~/db/transaction.server";
import type { Person } from "~/domain/actor";
import { notify, notifyFolded } from "~/domain/notifications/notify.server";
import { notificationsOf, unreadNotifications } from "~/domain/notifications/queries.server";
import { markNotificationsRead, settleNotices } from "~/domain/notifications/read.server";
import type { NotificationDto } from "~/domain/notifications/schema";
import { onAnnouncement, type Announcement } from "~/streams/bus.server";
import { personTag, versionOf } from "~/streams/versions.server";
import { newId } from "~/world.server";
import { onEachEngine } from "../support/database";
import { person, refusal, room } from "../support/people";

const tell = (who: Person, kind: NotificationDto["kind"], where: Awaited<ReturnType<typeof room>> | null) =>
  inTransaction((tx) => notify(tx, who.id, kind, where));

onEachEngine("the inbox", () => {
  async function walk(who: Person, limit: number): Promise<NotificationDto[]> {
    const all: NotificationDto[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof notificationsOf>> = await notificationsOf(who, { cursor, limit });
      all.push(...page.notifications);
      cursor = page.nextCursor;
    } while (cursor);
    return all;
  }

  it("holds what a person was told, newest first, page by page, and nothing of anybody else", async () => {
    const [ann, bob] = [await person(), await person()];
    const place = await room(ann);
    // In one transaction: several lines then have the same moment, and still each comes once.
    await inTransaction(async (tx) => {
      for (let n = 0; n < 7; n += 1) await notify(tx, ann.id, "MENTION", place, { excerpt: `${n}` });
    });
    await tell(bob, "KICKED", null);
    const all = await walk(ann, 3);
    expect(all.map(({ data }) => data.excerpt).sort()).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
    expect(all[0]).toMatchObject({
      kind: "MENTION",
      room: { id: place.id, slug: place.slug, name: place.name },
      readAt: null,
    });
    expect(await walk(bob, 3)).toHaveLength(1);
    expect((await refusal(notificationsOf(ann, { cursor: "nonsense" }))).code).toBe("invalid");
  });

  it("is marked read line by line or as a whole, each person's own", async () => {
    const [ann, bob] = [await person(), await person()];
    for (const who of [ann, ann, ann, bob]) await tell(who, "UNMUTED", null);
    const [first] = (await notificationsOf(ann)).notifications;
    const [bobs] = (await notificationsOf(bob)).notifications;
    expect(await markNotificationsRead(ann, { ids: [first!.id, bobs!.id, newId()] })).toEqual({ unread: 2 });
    expect(await unreadNotifications(bob.id)).toBe(1);
    const unread = (await notificationsOf(ann, { unread: true })).notifications;
    expect(unread.map(({ id }) => id)).not.toContain(first!.id);
    expect(await markNotificationsRead(ann, {})).toEqual({ unread: 0 });
    expect((await notificationsOf(ann)).notifications.every(({ readAt }) => readAt !== null)).toBe(true);
    for (const ids of ["x", ["x"], [1], Array.from({ length: 101 }, newId)])
      expect((await refusal(markNotificationsRead(ann, { ids }))).code).toBe("invalid");
  });

  it("folds a flood into one line, until it is read", async () => {
    const [ann, bob] = [await person(), await person()];
    const [one, other] = [await room(ann), await room(ann)];
    const report = (who: Person, where: typeof one | null) =>
      inTransaction((tx) => notifyFolded(tx, who.id, "REPORTED", where));
    for (let n = 0; n < 4; n += 1) await report(ann, one);
    await report(ann, other);
    await report(ann, null);
    await report(bob, one);
    const counts = (await notificationsOf(ann)).notifications.map((line) => [
      line.room?.id ?? null,
      line.data.count,
    ]);
    expect(counts).toEqual([
      [null, 1],
      [other.id, 1],
      [one.id, 4],
    ]);
    await inTransaction((tx) => settleNotices(tx, "REPORTED", one.id));
    expect([await unreadNotifications(ann.id), await unreadNotifications(bob.id)]).toEqual([2, 0]);
    await report(ann, one);
    expect((await notificationsOf(ann)).notifications[0]).toMatchObject({ data: { count: 1 }, readAt: null });
  });

  describe("and those who show it", () => {
    async function heardDuring(work: () => Promise<unknown>): Promise<Announcement[]> {
      const heard: Announcement[] = [];
      const stop = onAnnouncement((announcement) => heard.push(announcement));
      await work().finally(stop);
      return heard;
    }

    it("hear of every change once it is committed, and kept pages are made anew", async () => {
      const ann = await person();
      const before = versionOf(personTag(ann.id));
      const told = await heardDuring(() => tell(ann, "ADDED", null));
      expect(told).toMatchObject([{ type: "person", userId: ann.id, change: "notification" }]);
      const between = versionOf(personTag(ann.id));
      expect(between).toBeGreaterThan(before);
      expect(await heardDuring(() => markNotificationsRead(ann, {}))).toEqual([
        { type: "person", userId: ann.id, change: "inbox" },
      ]);
      expect(versionOf(personTag(ann.id))).toBeGreaterThan(between);
      expect(await heardDuring(() => markNotificationsRead(ann, {}))).toEqual([]);
    });

    it("hear nothing of what was rolled back", async () => {
      const ann = await person();
      const failing = () =>
        inTransaction(async (tx) => {
          await notify(tx, ann.id, "ADDED", null);
          throw new Error("no");
        }).catch(() => undefined);
      expect(await heardDuring(failing)).toEqual([]);
      expect(await unreadNotifications(ann.id)).toBe(0);
    });
  });
});
