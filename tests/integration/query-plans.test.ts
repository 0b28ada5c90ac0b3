import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useDatabase, type Client } from "~/db/client.server";
import { PrismaClient } from "~/db/generated/sqlite/client";
import type { Person } from "~/domain/actor";
import { isFollowing } from "~/domain/follows/follow.server";
import { invitesOf, receivedCount, receivedInvites, requestsOf } from "~/domain/invites/queries.server";
import { membersOf } from "~/domain/members/queries.server";
import { unreadFrom } from "~/domain/members/unread.server";
import { thread, timeline } from "~/domain/messages/queries.server";
import { roomFor, type RoomAccess } from "~/domain/rooms/access.server";
import { discoverRooms } from "~/domain/rooms/discover.server";
import { ownRooms } from "~/domain/rooms/queries.server";
import { filterFromAddress } from "~/domain/rooms/schema";
import { sessionFor, type SessionAccess } from "~/domain/sessions/access.server";
import { tellOfStart } from "~/domain/sessions/announce-start.server";
import { chatPage } from "~/domain/sessions/chat.server";
import { activeSessions, endedSessions, liveInRoom } from "~/domain/sessions/lists.server";
import { history, sessionSnapshot } from "~/domain/sessions/queries.server";
import { addTrack } from "~/domain/sessions/queue.server";
import type { SessionDto } from "~/domain/sessions/schema";
import { hitsOf } from "~/domain/search/hits.server";
import { canHear } from "~/domain/uploads/hearing.server";
import { ownUploads } from "~/domain/uploads/queries.server";
import { threadMarks } from "~/domain/threads/own-marks.server";
import { uploadSpace } from "~/domain/uploads/space.server";
import { env } from "~/env.server";
import { readAfter } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { newId } from "~/world.server";
import { wav } from "../support/audio";
import { openFresh, raiseLimits } from "../support/database";
import { person, post, room } from "../support/people";
import { someTrack } from "../support/session-clients";
import { started } from "../support/started-sessions";
import { upload } from "../support/uploads";

let drop: () => Promise<void>;
let client: Client;
let owner: Person;
let access: RoomAccess;
let messageId: string;
let trackId: string;
let begun: SessionDto;
let session: SessionAccess;
const asked: { sql: string; params: unknown[] }[] = [];

beforeAll(async () => {
  raiseLimits();
  const opened = await openFresh("sqlite");
  owner = await person();
  const { id } = await room(owner);
  messageId = (await post(owner, id)).id;
  begun = await started(owner, { roomId: id, initialTrack: someTrack() });
  await addTrack(owner, begun.id, { trackRef: someTrack() });
  env().DATA_DIR = opened.dataDir;
  trackId = (await upload(owner, wav())).upload.id;
  const url = `file:${join(opened.dataDir, "rooms.db")}`;
  const watched = new PrismaClient({
    adapter: new PrismaBetterSqlite3({ url }),
    log: [{ emit: "event", level: "query" }],
  });
  watched.$on("query", ({ query, params }) =>
    asked.push({ sql: query, params: JSON.parse(params) as unknown[] }),
  );
  client = watched;
  useDatabase({ ...opened.database, reader: client, snapshots: client });
  access = await roomFor(owner, id);
  session = await sessionFor(owner, begun.id);
  drop = async () => {
    await client.$disconnect();
    await opened.drop();
  };
});
afterAll(() => drop());

/** How SQLite would go about everything that the work asks it. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  asked.length = 0;
  await work();
  const selects = asked.filter(({ sql }) => /^\s*SELECT/i.test(sql)).slice();
  expect(selects.length).toBeGreaterThan(0);
  const steps: string[] = [];
  for (const { sql, params } of selects) {
    const rows = await client.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, ...params);
    steps.push(...rows.map(({ detail }) => detail));
  }
  return steps;
}

const discover = (params: Record<string, string>) =>
  discoverRooms(null, filterFromAddress(new URLSearchParams(params)));

it.each<[string, () => Promise<unknown>]>([
  ["the newest posts", () => timeline(access)],
  ["older posts", () => timeline(access, { cursor: "5", limit: 20 })],
  ["a thread", () => thread(access, messageId)],
  ["what is unread", () => unreadFrom(owner.id, access.room.id, 0)],
  ["how far one has read the threads of a page", () => threadMarks(client, owner.id, [messageId])],
  ["a page of members", () => membersOf(access)],
  ["a room's invites", () => invitesOf(access)],
  ["who asks to be let in", () => requestsOf(access)],
  ["one's invitations", () => receivedInvites(owner)],
  ["how many they are", () => receivedCount(owner)],
  ["what was missed", () => readAfter(roomStream(access.room.id), 0)],
  ["whether a stranger may hear a track", () => canHear({ ...owner, id: messageId }, trackId)],
  ["whether a visitor may", () => canHear(null, trackId)],
  ["one's uploads", () => ownUploads(owner)],
  ["what they take", () => uploadSpace(owner.id)],
  ["a session by its id", () => sessionFor(owner, begun.id)],
  ["a session as it is", () => sessionSnapshot(session)],
  ["what a session played", () => history(session, { limit: 20 })],
  ["older chat", () => chatPage(session, { cursor: "5", limit: 20 })],
  ["the sessions that go on", () => activeSessions(null)],
  ["those that have ended", () => endedSessions(null)],
  ["the session of each room", () => liveInRoom(null, [access.room.id])],
  ["whether one follows somebody", () => isFollowing(owner, messageId)],
  ["whom to tell of a session", () => tellOfStart(begun)],
  ["rooms by activity", () => discover({})],
  ["rooms by members", () => discover({ sort: "members" })],
  ["rooms by name", () => discover({ sort: "name" })],
  ["the newest rooms", () => discover({ sort: "newest" })],
  ["rooms of a genre by members", () => discover({ sort: "members", genre: "techno" })],
  ["rooms of a type by members", () => discover({ sort: "members", type: "GENRE" })],
])("%s are found by an index and come in its order", async (_, work) => {
  const steps = await plansOf(work);
  expect(steps.filter((step) => /^SCAN (?!CONSTANT|sub)|TEMP B-TREE/.test(step))).toEqual([]);
});

it("messages named by their ids are found by them, however many there are", async () => {
  const steps = await plansOf(() =>
    hitsOf(
      owner,
      Array.from({ length: 50 }, () => ({ id: newId() })),
      [],
    ),
  );
  expect(
    steps.filter((step) => /\bmessages\b/.test(step) && !/autoindex_messages_1 \(id=/.test(step)),
  ).toEqual([]);
});

it.each([
  ["live rooms", { activity: "live" }, "s"],
  ["rooms by their words", { q: "dub", activity: "today" }, "room_search"],
])("%s are found among these alone; the few are sorted", async (_, params, from) => {
  const steps = await plansOf(() => discover(params));
  const ofRooms = steps.filter((step) => /^(SCAN|SEARCH) r\b/.test(step));
  expect(ofRooms).toEqual([expect.stringMatching(/^SEARCH r USING INDEX sqlite_autoindex_rooms_1 \(id=/)]);
  expect(steps.some((step) => step.includes(from))).toBe(true);
});

it("one's own private sessions are found by an index; the few are sorted by time", async () => {
  for (const list of [activeSessions, endedSessions]) {
    const steps = await plansOf(() => list(owner));
    expect(steps.filter((step) => /^SCAN (?!CONSTANT|sub)/.test(step))).toEqual([]);
  }
});

it("one's own rooms are found by an index; the few are sorted by activity", async () => {
  const steps = await plansOf(() => ownRooms(owner));
  expect(steps.filter((step) => /^SCAN (?!sub)/.test(step))).toEqual([]);
});
