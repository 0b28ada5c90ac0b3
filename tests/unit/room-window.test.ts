import fc from "fast-check";
import { expect, it } from "vitest";
import type { MessageDto } from "~/domain/messages/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import type { RoomEvent } from "~/streams/room-events";
import { applyToWindow, WINDOW_MAX, withNewer, withOlder, type RoomWindow } from "~/streams/room-window";

const user = { id: "u", username: "u", displayName: "U", avatarUrl: "", role: "USER" as const };

function message(seq: number): MessageDto {
  const at = new Date(seq).toISOString();
  return {
    ...{ id: `m${seq}`, roomId: "r", sessionId: null, userId: "u", user, type: "TEXT", text: `${seq}` },
    ...{ trackRef: null, images: [], system: null, parentId: null, replyCount: 0, reactions: [] },
    ...{ clientId: `c${seq}`, seq, createdAt: at, updatedAt: at, editedAt: null, deletedAt: null },
  };
}

/** The room as it is on the server, in a plain list, newest first. */
class Server {
  seq: number;
  posts: MessageDto[];
  constructor(many: number) {
    this.seq = many;
    this.posts = Array.from({ length: many }, (_, index) => message(many - index));
  }
  page(before: number, limit = 50) {
    const rest = this.posts.filter(({ seq }) => seq < before);
    return { posts: rest.slice(0, limit), next: rest.length > limit ? String(rest[limit - 1]!.seq) : null };
  }
  newer(after: number, limit = 50) {
    const rest = this.posts.filter(({ seq }) => seq > after);
    const shown = rest.slice(-limit);
    return { posts: shown, next: rest.length > limit ? String(shown[0]!.seq) : null };
  }
  event<T extends RoomEvent["type"]>(type: T, data: unknown): RoomEvent {
    this.seq += 1;
    return { seq: this.seq, type, data, createdAt: new Date(this.seq).toISOString() } as unknown as RoomEvent;
  }
  post(): RoomEvent {
    const made = message(this.seq + 1);
    this.posts = [made, ...this.posts];
    return this.event("message", { message: made });
  }
  edit(post: MessageDto): RoomEvent {
    const edited = { ...post, text: `${post.text}!` };
    this.posts = this.posts.map((one) => (one.id === post.id ? edited : one));
    return this.event("message_updated", { message: edited });
  }
  remove(post: MessageDto): RoomEvent {
    this.posts = this.posts.filter(({ id }) => id !== post.id);
    return this.event("message_deleted", {
      id: post.id,
      parentId: null,
      deletedAt: new Date().toISOString(),
    });
  }
}

type Answer = ReturnType<Server["page"]> & { asked: RoomWindow };

const act = fc.record({
  what: fc.constantFrom(
    ...["older", "older", "older", "newer", "newer", "answer", "answer", "answer", "answer"],
    ...["post", "post", "edit", "delete"],
  ),
  at: fc.nat(10_000),
  away: fc.boolean(),
});

it("is a part of the timeline without gaps, of 300 posts at most, whatever happens", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.array(act, { maxLength: 60 }), (many, acts) => {
      const server = new Server(many);
      const first = server.page(Infinity);
      let state: RoomWindow = {
        ...{ seq: server.seq, viewerId: "me", room: {} as RoomDto, mutedUntil: null },
        ...{
          posts: first.posts,
          olderCursor: first.next,
          newerCursor: null,
          ahead: 0,
          heldFrom: 0,
          heldSeq: 0,
        },
      };
      let older: Answer | null = null;
      let newer: Answer | null = null;
      // That a post was changed or taken out while its page was on the way is not what is looked at here.
      const stillSo = (page: MessageDto[]) =>
        page.flatMap(({ id }) => server.posts.find((post) => post.id === id) ?? []);
      for (const { what, at, away } of acts) {
        const before = state.posts;
        const chosen = server.posts[at % Math.max(1, server.posts.length)];
        // An answer is as old as its question; others may come, and things happen, before it is there.
        if (what === "older" && state.olderCursor)
          older ??= { ...server.page(Number(state.olderCursor)), asked: state };
        if (what === "newer" && state.newerCursor)
          newer ??= { ...server.newer(Number(state.newerCursor)), asked: state };
        if (what === "answer" && older) {
          state = withOlder(state, stillSo(older.posts), older.next, older.asked);
          older = null;
          // What stood at the end that is read stays.
          if (before.length) expect(state.posts.some(({ id }) => id === before.at(-1)!.id)).toBe(true);
        } else if (what === "answer" && newer) {
          state = withNewer(state, stillSo(newer.posts), newer.next, newer.asked);
          newer = null;
          if (before.length) expect(state.posts.some(({ id }) => id === before[0]!.id)).toBe(true);
        }
        if (what === "post") {
          state = applyToWindow(state, server.post(), away);
          // Away from the newest, nothing is put in or taken out.
          if (away && before.length) expect(state.posts).toBe(before);
        }
        if (what === "edit" && chosen) state = applyToWindow(state, server.edit(chosen), away);
        if (what === "delete" && chosen) state = applyToWindow(state, server.remove(chosen), away);

        expect(state.posts.length).toBeLessThanOrEqual(WINDOW_MAX);
        expect(state.seq).toBe(server.seq);
        // Between its two ends it is what the server has.
        const [low, high] = [Number(state.olderCursor ?? 0), Number(state.newerCursor ?? Infinity)];
        const part = server.posts.filter(({ seq }) => seq >= low && seq <= high);
        expect(state.posts).toEqual(part);
      }
    }),
    { numRuns: 200 },
  );
});

it("loses nothing that comes while newer posts are on their way", () => {
  const server = new Server(100);
  let state: RoomWindow = {
    ...{ seq: 100, viewerId: "me", room: {} as RoomDto, mutedUntil: null },
    ...{
      posts: server.page(Infinity).posts,
      olderCursor: "51",
      newerCursor: null,
      ahead: 0,
      heldFrom: 0,
      heldSeq: 0,
    },
  };
  state = applyToWindow(state, server.post(), true);
  expect([state.newerCursor, state.ahead]).toEqual(["100", 1]);
  const { posts, next } = server.newer(100);
  let asked = state;
  state = applyToWindow(state, server.post(), true);
  state = withNewer(state, posts, next, asked);
  expect([state.newerCursor, state.ahead]).toEqual(["101", 1]);
  const rest = server.newer(101);
  asked = state;
  state = withNewer(state, rest.posts, rest.next, asked);
  expect([state.newerCursor, state.ahead, state.posts[0]!.seq]).toEqual([null, 0, 102]);
});

it("counts only what came meanwhile, however many older ones lie between", () => {
  const server = new Server(400);
  let state: RoomWindow = {
    ...{ seq: 400, viewerId: "me", room: {} as RoomDto, mutedUntil: null },
    ...{ posts: server.page(101).posts, olderCursor: "51", newerCursor: "100" },
    ...{ ahead: 0, heldFrom: 0, heldSeq: 0 },
  };
  state = applyToWindow(state, server.post(), true);
  for (const cursor of [100, 150, 200, 250, 300]) {
    const { posts, next } = server.newer(cursor);
    state = withNewer(state, posts, next, state);
    expect(state.ahead).toBe(1);
  }
});

it("does not ask for ever for what was held and is gone", () => {
  const server = new Server(10);
  let state: RoomWindow = {
    ...{ seq: 10, viewerId: "me", room: {} as RoomDto, mutedUntil: null },
    ...{ posts: server.page(Infinity).posts, olderCursor: null, newerCursor: null },
    ...{ ahead: 0, heldFrom: 0, heldSeq: 0 },
  };
  state = applyToWindow(state, server.post(), true);
  state = applyToWindow(state, server.remove(server.posts[0]!), true);
  const { posts, next } = server.newer(10);
  state = withNewer(state, posts, next, state);
  expect([state.newerCursor, state.ahead]).toEqual([null, 0]);
});
