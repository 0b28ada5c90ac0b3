import fc from "fast-check";
import { expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import { Refusal } from "~/domain/errors";
import { joinRoom } from "~/domain/members/join.server";
import { leaveRoom } from "~/domain/members/leave.server";
import { changeRole } from "~/domain/members/roles.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { editMessage } from "~/domain/messages/edit.server";
import { postMessage } from "~/domain/messages/post.server";
import { roomSnapshot, timeline } from "~/domain/messages/queries.server";
import type { MessageDto } from "~/domain/messages/schema";
import { setReaction } from "~/domain/messages/react.server";
import { auditOf } from "~/domain/moderation/audit-log.server";
import { undo } from "~/domain/moderation/undo.server";
import { roomFor } from "~/domain/rooms/access.server";
import { pinTrack } from "~/domain/rooms/pin.server";
import { roomDto } from "~/domain/rooms/room-dto";
import { updateRoom } from "~/domain/rooms/update.server";
import { markThreadRead, markThreadUnreadFrom, threadMarkOf } from "~/domain/threads/read.server";
import type { OwnThread } from "~/domain/threads/schema";
import { readAfter, headOf } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import type { RoomEvent } from "~/streams/room-events";
import { applyOwnThread, applyRoomEvent, type RoomState } from "~/streams/room-reducer";
import { withMark } from "~/streams/thread-marks";
import { onEachEngine } from "../support/database";
import { kick, order, person, room } from "../support/people";

const command = fc.record({
  kind: fc.constantFrom(
    "post",
    "post",
    "reply",
    "reply",
    "name",
    "name_in_reply",
    "name_by_edit",
    "read_thread",
    "unread_thread",
    "card",
    "edit",
    "delete",
    "delete",
    "react",
    "react",
    "unreact",
    "join",
    "leave",
    "pin",
    "unpin",
    "rename",
    "role",
    "kick",
    "mute",
    "unmute",
    "remove",
    "remove",
    "restore",
    "restore",
    "clear",
    "undo",
  ),
  who: fc.nat(3),
  at: fc.nat(60),
});
type Command = { kind: string; who: number; at: number };

const EMOJI = ["❤️", "🔥", "🎧"];

/** The people of one run, and everything said so far, by whoever said it. */
type Cast = {
  roomId: string;
  people: Person[];
  said: { id: string; by: Person }[];
  /** What people's devices were told of their threads, and at which number of the stream. */
  marks: { userId: string; mark: OwnThread; at: number }[];
};

/** Runs one command; what the rules refuse is refused, and that is no event. */
async function run(cast: Cast, { kind, who, at }: Command): Promise<void> {
  const { roomId, said, people } = cast;
  const actor = people[who]!;
  const chosen = said[at % Math.max(1, said.length)] ?? { id: roomId, by: actor };
  const emoji = EMOJI[at % EMOJI.length]!;
  const other = people[at % people.length]!;
  const note = async (told: Promise<OwnThread>) => {
    const mark = await told;
    cast.marks.push({ userId: actor.id, mark, at: await headOf(roomStream(roomId)) });
  };
  const say = async (input: object) =>
    said.push({ id: (await postMessage(actor, roomId, input)).message.id, by: actor });
  const acts: Record<string, () => Promise<unknown>> = {
    post: () => say({ text: `post ${at}` }),
    card: () => say({ text: "https://youtu.be/dQw4w9WgXcQ" }),
    reply: () => say({ text: `reply ${at}`, parentId: chosen.id }),
    name: () => say({ text: `look @${other.username} ${at}` }),
    name_in_reply: () => say({ text: `look @${other.username} ${at}`, parentId: chosen.id }),
    name_by_edit: () => editMessage(chosen.by, roomId, chosen.id, { text: `now @${other.username} ${at}` }),
    read_thread: () => note(markThreadRead(actor, roomId, chosen.id)),
    unread_thread: () => note(markThreadUnreadFrom(actor, roomId, chosen.id)),
    edit: () => editMessage(chosen.by, roomId, chosen.id, { text: `edit ${at}` }),
    delete: () => deleteMessage(chosen.by, roomId, chosen.id),
    react: () => setReaction(actor, roomId, chosen.id, emoji, true),
    unreact: () => setReaction(actor, roomId, chosen.id, emoji, false),
    join: () => joinRoom(actor, roomId),
    leave: () => leaveRoom(actor, roomId),
    pin: () => pinTrack(people[0]!, roomId, chosen.id),
    unpin: () => pinTrack(people[0]!, roomId, null),
    rename: () => updateRoom(people[0]!, roomId, { name: `Name ${at}`, tags: [`t${at}`] }),
    role: () => changeRole(people[0]!, roomId, other.id, { role: at % 2 ? "MODERATOR" : "MEMBER" }),
    mute: () => order(people[0]!, roomId, "MUTE_USER", other.id),
    unmute: () => order(people[0]!, roomId, "UNMUTE_USER", other.id),
    remove: () => order(people[0]!, roomId, "DELETE_MESSAGE", chosen.id),
    restore: () => order(people[0]!, roomId, "RESTORE_MESSAGE", chosen.id),
    clear: () => order(people[0]!, roomId, "CLEAR_REACTIONS", chosen.id),
    undo: async () => {
      const { lines } = await auditOf(await roomFor(people[0]!, roomId), { limit: 20 });
      if (lines.length > 0) await undo(people[0]!, roomId, lines[at % lines.length]!.id);
    },
    kick: () => kick(actor, roomId, other.id),
  };
  await acts[kind]!().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

/** What a page starts from, for one viewer. */
async function snapshot(viewer: Person | null, roomId: string): Promise<RoomState> {
  const access = await roomFor(viewer, roomId);
  const { seq, room, messages, nextCursor } = await roomSnapshot(access);
  return {
    ...{ seq, viewerId: viewer?.id ?? null, room: roomDto(room, access.relation), posts: messages },
    mutedUntil: access.mutedUntil?.toISOString() ?? null,
    olderCursor: nextCursor,
  };
}

/**
 * The state after the events, and with what its viewer's devices were told of their threads since: as it came, or later
 * than the events. What a page does not know of a thread it asks for.
 * @param since how much they had been told before
 */
async function live(
  before: RoomState,
  cast: Cast,
  since: number,
  events: RoomEvent[],
  when: "in time" | "late",
): Promise<RoomState> {
  const told = cast.marks.slice(since).filter(({ userId }) => userId === before.viewerId);
  const withMarks = (state: RoomState, marks: Cast["marks"]) =>
    marks.reduce((known, { mark }) => applyOwnThread(known, mark), state);
  // Nobody leaves and is back within the moment by which a word is late.
  const back = events.findLast(
    ({ type, data }) => type === "member_joined" && data.member.userId === before.viewerId,
  );
  const toldAt = (seq: number) => (when === "late" ? [] : told.filter(({ at }) => at === seq));
  const followed = events.reduce(
    (state, event) => withMarks(applyRoomEvent(state, event), toldAt(event.seq)),
    withMarks(before, toldAt(before.seq)),
  );
  const state =
    when === "late"
      ? withMarks(
          followed,
          told.filter(({ at }) => at >= (back?.seq ?? 0)),
        )
      : followed;
  const viewer = cast.people.find(({ id }) => id === before.viewerId) ?? null;
  const posts = await Promise.all(
    state.posts.map(async (post) =>
      post.thread === null
        ? withMark(post, (await threadMarkOf(viewer, cast.roomId, post.id)).thread, state.seq)
        : post,
    ),
  );
  return { ...state, posts: posts.map(withoutCounted) };
}

/** Up to which number new replies are counted says nothing of the page. */
function withoutCounted({ thread, ...post }: MessageDto): MessageDto {
  return thread ? { ...post, thread: { ...thread, countedSeq: 0 } } : post;
}

/** The events after a number, as a client gets them: without a gap. */
async function eventsAfter(roomId: string, seq: number): Promise<RoomEvent[]> {
  const caught = await readAfter(roomStream(roomId), seq);
  if ("reset" in caught) throw new Error("The log does not reach back.");
  expect(caught.events.map((event) => event.seq)).toEqual(caught.events.map((_, index) => seq + 1 + index));
  expect(caught.seq).toBe(seq + caught.events.length);
  return caught.events as unknown as RoomEvent[];
}

onEachEngine("a room's stream", () => {
  it("turns any stale snapshot into the fresh one, for whoever looks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 8, maxLength: 30 }), async (commands) => {
        const people = await Promise.all(Array.from({ length: 4 }, () => person()));
        const { id } = await room(people[0]!);
        for (const guest of people.slice(1, 3)) await joinRoom(guest, id);
        const cast: Cast = { roomId: id, people, said: [], marks: [] };
        const viewers = [people[0]!, people[1]!, people[3]!, null];
        const stale: { before: RoomState; told: number }[] = [];
        for (const [index, one] of commands.entries()) {
          const before = await snapshot(viewers[index % viewers.length]!, id);
          stale.push({ before, told: cast.marks.length });
          await run(cast, one);
        }
        const fresh = new Map<string | null, RoomState>();
        for (const viewer of viewers) fresh.set(viewer?.id ?? null, await snapshot(viewer, id));
        for (const { before, told } of stale) {
          const expected = fresh.get(before.viewerId)!;
          const events = await eventsAfter(id, before.seq);
          for (const when of ["in time", "late"] as const)
            expect(await live(before, cast, told, events, when)).toEqual({
              ...expected,
              posts: expected.posts.map(withoutCounted),
            });
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it("holds where the window is smaller than what there is: from its oldest post on", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 25 }), async (commands) => {
        const people = await Promise.all(Array.from({ length: 4 }, () => person()));
        const { id } = await room(people[0]!);
        const cast: Cast = { roomId: id, people, said: [], marks: [] };
        for (let n = 0; n < 5; n += 1) await run(cast, { kind: "post", who: 0, at: n });
        for (const one of commands.slice(0, 5)) await run(cast, one);
        const viewer = people[1]!;
        const whole = await snapshot(viewer, id);
        const page = await timeline(await roomFor(viewer, id), { limit: 3 });
        const [posts, nextCursor] = [page.messages, page.nextCursor];
        const told = cast.marks.length;
        for (const one of commands.slice(5)) await run(cast, one);
        const now = await live(
          { ...whole, posts, olderCursor: nextCursor },
          cast,
          told,
          await eventsAfter(id, whole.seq),
          "in time",
        );
        const fresh = await snapshot(viewer, id);
        const oldest = Number(nextCursor ?? 0);
        expect(now).toEqual({
          ...{ ...fresh, olderCursor: nextCursor },
          posts: fresh.posts.filter(({ seq }) => seq >= oldest).map(withoutCounted),
        });
      }),
      { numRuns: 10 },
    );
  });

  it("numbers what happens at once without gap or double, in the order of the log", async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => person()));
    const { id } = await room(people[0]!);
    const cast: Cast = { roomId: id, people, said: [], marks: [] };
    const start = await headOf(roomStream(id));
    const kinds = ["join", "post", "post", "card", "rename", "leave", "post"];
    await Promise.all(
      kinds.flatMap((kind, at) => people.slice(1).map((_, who) => run(cast, { kind, who: who + 1, at }))),
    );
    const events = await eventsAfter(id, start);
    expect(events.length).toBeGreaterThan(8);
    for (const event of events) if (event.type === "message") expect(event.data.message.seq).toBe(event.seq);
  });

  it("answers reset for a number it never had and one it no longer has, and pages by its limit", async () => {
    const owner = await person();
    const { id } = await room(owner);
    for (let n = 0; n < 4; n += 1) await postMessage(owner, id, { text: `post ${n}` });
    const stream = roomStream(id);
    expect(await readAfter(stream, 5)).toEqual({ seq: 4, reset: true });
    expect(await readAfter(stream, 4)).toEqual({ seq: 4, events: [] });
    const page = await readAfter(stream, 1, 2);
    expect("events" in page && page.events.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(await readAfter(roomStream(owner.id), 0)).toEqual({ seq: 0, events: [] });
  });
});
