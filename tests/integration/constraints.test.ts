import { beforeAll, describe, expect, it } from "vitest";
import { reader } from "~/db/client.server";
import { inTransaction } from "~/db/transaction.server";
import { follow } from "~/domain/follows/follow.server";
import { joinSession } from "~/domain/sessions/join.server";
import { addTrack } from "~/domain/sessions/queue.server";
import { setReaction } from "~/domain/messages/react.server";
import { onEachEngine } from "../support/database";
import { person, post, room } from "../support/people";
import { someTrack } from "../support/session-clients";
import { started } from "../support/started-sessions";

/** One statement by itself, as somebody at the database's prompt would give it. */
const run = (sql: string) => inTransaction((tx) => tx.db.$executeRawUnsafe(sql));

onEachEngine("the database itself", (engine) => {
  const ids = { owner: "", room: "", message: "", reply: "", session: "", playing: "", waiting: "" };
  beforeAll(async () => {
    const owner = await person();
    ids.owner = owner.id;
    ids.room = (await room(owner)).id;
    ids.message = (await post(owner, ids.room)).id;
    ids.reply = (await post(owner, ids.room, "reply", { parentId: ids.message })).id;
    const session = await started(owner, { roomId: ids.room, initialTrack: someTrack() });
    ids.session = session.id;
    ids.playing = session.playingItemId!;
    ids.waiting = (await addTrack(owner, session.id, { trackRef: someTrack() })).id;
    await joinSession(owner, session.id);
    await follow(await person(), owner.id);
    await setReaction(owner, ids.room, ids.message, "❤️", true);
  });

  /** A literal moment in each engine's way of storing it. */
  const moment = engine === "sqlite" ? "'2026-01-01T00:00:00.000+00:00'" : "timestamp '2026-01-01'";
  const json = engine === "sqlite" ? "'[]'" : "'[]'::jsonb";

  const message = (values: Partial<Record<string, string>>) => {
    const row: Record<string, string> = {
      id: "'m'",
      roomId: `'${ids.room}'`,
      sessionId: "NULL",
      userId: `'${ids.owner}'`,
      type: "'TEXT'",
      text: "'hello'",
      parentId: "NULL",
      clientId: "'raw'",
      seq: "99",
      reactionCounts: json,
      createdAt: moment,
      updatedAt: moment,
      ...(values as Record<string, string>),
    };
    const columns = Object.keys(row).map((name) => `"${name}"`);
    return `INSERT INTO "messages" (${columns.join(", ")}) VALUES (${Object.values(row).join(", ")})`;
  };
  const set = (table: string, change: string, id: string) =>
    `UPDATE "${table}" SET ${change} WHERE "id" = '${id}'`;

  const refused: [what: string, sql: () => string][] = [
    ["a message in no place", () => message({ roomId: "NULL" })],
    ["a message of nothing", () => message({ text: "NULL" })],
    ["a message in a room that is not there", () => message({ roomId: "'nowhere'" })],
    ["a message by nobody", () => message({ userId: "'nobody'" })],
    ["a message of an unknown type", () => message({ type: "'SHOUT'" })],
    ["a message that answers one that is not there", () => message({ parentId: "'nothing'" })],
    ["a message that answers itself", () => set("messages", `"parentId" = "id"`, ids.message)],
    ["fewer than no replies", () => set("messages", `"replyCount" = -1`, ids.message)],
    ["a text that is too long", () => set("messages", `"text" = '${"x".repeat(2001)}'`, ids.message)],
    [
      "a clientId twice",
      () => message({ clientId: `(SELECT "clientId" FROM "messages" WHERE "id" = '${ids.message}')` }),
    ],
    [
      "a private room that is not of that type",
      () => set("rooms", `"isPrivate" = ${engine === "sqlite" ? "1" : "true"}`, ids.room),
    ],
    ["a genre room without a genre", () => set("rooms", `"type" = 'GENRE', "genre" = NULL`, ids.room)],
    ["a nameless room", () => set("rooms", `"name" = ''`, ids.room)],
    ["slow mode of two hours", () => set("rooms", `"slowModeSeconds" = 7200`, ids.room)],
    ["fewer than no members", () => set("rooms", `"memberCount" = -1`, ids.room)],
    ["a room by nobody", () => set("rooms", `"createdBy" = 'nobody'`, ids.room)],
    ["a slug twice", () => `INSERT INTO "rooms" SELECT * FROM "rooms" WHERE "id" = '${ids.room}'`],
    [
      "a member twice",
      () =>
        `INSERT INTO "room_memberships" ("id", "roomId", "userId", "joinedAt") SELECT 'x', "roomId", "userId", "joinedAt" FROM "room_memberships"`,
    ],
    [
      "a reaction twice",
      () =>
        `INSERT INTO "reactions" SELECT 'x', "messageId", "userId", "emoji", "createdAt" FROM "reactions"`,
    ],
    [
      "two sessions going on in one room",
      () =>
        `INSERT INTO "dj_sessions" ("id", "roomId", "hostId", "genre", "tags", "createdAt", "updatedAt") SELECT 'x', "roomId", "hostId", "genre", "tags", "createdAt", "updatedAt" FROM "dj_sessions"`,
    ],
    [
      "a session that plays nothing since a moment",
      () => set("dj_sessions", `"playingItemId" = NULL`, ids.session),
    ],
    ["a pause that is none", () => set("dj_sessions", `"status" = 'PAUSED'`, ids.session)],
    ["an end without a time", () => set("dj_sessions", `"status" = 'ENDED'`, ids.session)],
    ["a skip by more than everybody", () => set("dj_sessions", `"skipShare" = 101`, ids.session)],
    ["a session in a room that is not there", () => set("dj_sessions", `"roomId" = 'nowhere'`, ids.session)],
    ["a session of nobody", () => set("dj_sessions", `"hostId" = 'nobody'`, ids.session)],
    [
      "two tracks that play",
      () => set("queue_items", `"state" = 'PLAYING', "playedAt" = ${moment}`, ids.waiting),
    ],
    [
      "two tracks in one place",
      () =>
        set(
          "queue_items",
          `"position" = (SELECT "position" FROM "queue_items" WHERE "id" = '${ids.playing}')`,
          ids.waiting,
        ),
    ],
    [
      "a track that was played at no time",
      () => set("queue_items", `"state" = 'PLAYED', "endedAt" = ${moment}`, ids.waiting),
    ],
    ["a track over that waits", () => set("queue_items", `"endedAt" = ${moment}`, ids.waiting)],
    ["fewer than no votes", () => set("queue_items", `"upvotes" = -1`, ids.waiting)],
    [
      "somebody twice in a session",
      () =>
        `INSERT INTO "session_people" ("id", "sessionId", "userId", "joinedAt") SELECT 'x', "sessionId", "userId", "joinedAt" FROM "session_people"`,
    ],
    ["fewer than no turns", () => `UPDATE "session_people" SET "turns" = -1`],
    ["somebody who follows themselves", () => `UPDATE "follows" SET "followerId" = "followedId"`],
    ["following twice", () => `INSERT INTO "follows" SELECT * FROM "follows"`],
    ["a username of two letters", () => set("users", `"username" = 'ab'`, ids.owner)],
    ["a role that there is not", () => set("users", `"role" = 'KING'`, ids.owner)],
    ["a person gone whose messages stay", () => `DELETE FROM "users" WHERE "id" = '${ids.owner}'`],
    [
      "an event of no stream",
      () =>
        `INSERT INTO "stream_events" ("stream", "seq", "type", "data", "createdAt") VALUES ('room:none', 1, 'x', ${json}, ${moment})`,
    ],
    ["a number of an event twice", () => `INSERT INTO "stream_events" SELECT * FROM "stream_events"`],
    ["a stream pruned beyond its head", () => `UPDATE "streams" SET "prunedSeq" = "seq" + 1`],
  ];

  it.each(refused)("refuses %s", async (_, sql) => {
    await expect(run(sql())).rejects.toThrow(/constraint|violates|invalid input value/i);
  });

  describe("in its right form", () => {
    it("takes the same rows", async () => {
      await expect(run(message({}))).resolves.toBe(1);
    });

    it("takes what hangs on a message with it", async () => {
      await run(`DELETE FROM "messages" WHERE "id" = '${ids.message}'`);
      expect(await reader().message.count({ where: { id: ids.reply } })).toBe(0);
      expect(await reader().reaction.count({ where: { messageId: ids.message } })).toBe(0);
    });
  });
});
