import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MessageDto } from "~/domain/messages/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import { RoomFeed, type FeedPort } from "~/hooks/live/room-feed";
import type { JoinAnswer, Presence } from "~/live/protocol";
import type { RoomEvent } from "~/streams/room-events";

const NOBODY: Presence = { online: 0, listening: 0, voters: 0, people: [] };
const room = { id: "r", name: "Room", memberCount: 1, relation: "MEMBER" } as RoomDto;
const user = { id: "u", username: "u", displayName: "U", avatarUrl: "", role: "USER" as const };

function message(seq: number): MessageDto {
  const createdAt = new Date(seq).toISOString();
  return {
    ...{
      id: `m${seq}`,
      roomId: "r",
      sessionId: null,
      userId: "u",
      user,
      type: "TEXT",
      text: `text ${seq}`,
      trackRef: null,
      images: [],
    },
    ...{ system: null, parentId: null, replyCount: 0, reactions: [], clientId: `c${seq}`, seq, createdAt },
    ...{ updatedAt: createdAt, editedAt: null, deletedAt: null },
  };
}

const event = (seq: number): RoomEvent => ({
  seq,
  type: "message",
  data: { message: message(seq) },
  createdAt: new Date(seq).toISOString(),
});

/** A server that has had `head` events, of which the log keeps those after `pruned`. */
function server(head: number, pruned = 0) {
  const asked: number[] = [];
  let reloads = 0;
  const port: FeedPort = {
    join: (after): Promise<JoinAnswer> => {
      asked.push(after);
      const events = Array.from({ length: head - after }, (_, index) => event(after + index + 1));
      return Promise.resolve(
        after < pruned
          ? { seq: head, reset: true, presence: NOBODY }
          : { seq: head, events, presence: NOBODY },
      );
    },
    reload: () => void (reloads += 1),
    thread: (postId) => Promise.resolve({ roomId: room.id, postId, thread: null }),
  };
  return { port, asked, reloads: () => reloads };
}

const feedOn = (port: FeedPort, seq = 0) =>
  new RoomFeed({ seq, room, posts: [], mutedUntil: null, olderCursor: null }, "u", NOBODY, port);
const seen = (feed: RoomFeed) => feed.state.posts.map((post) => post.seq);

describe("a feed", () => {
  it("shows every event once and in order, in whatever order and however often they come", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 1, max: 30 })
          .chain((head) =>
            fc.tuple(fc.constant(head), fc.array(fc.integer({ min: 1, max: head }), { maxLength: 60 })),
          ),
        async ([head, arrivals]) => {
          const { port } = server(head);
          const feed = feedOn(port);
          for (const seq of arrivals) {
            feed.receive(event(seq));
            expect(seen(feed)).toEqual(
              Array.from({ length: feed.state.seq }, (_, index) => feed.state.seq - index),
            );
          }
          await feed.catchUp();
          expect(seen(feed)).toEqual(Array.from({ length: head }, (_, index) => head - index));
        },
      ),
    );
  });

  it("asks once for what is missing, after what it has", async () => {
    const { port, asked } = server(9);
    const feed = feedOn(port);
    feed.receive(event(1));
    feed.receive(event(5));
    feed.receive(event(9));
    await feed.catchUp();
    expect(asked).toEqual([1]);
    expect(feed.state.seq).toBe(9);
  });

  it("loads the page's data anew where the log no longer reaches", async () => {
    const { port, reloads } = server(50, 20);
    const feed = feedOn(port, 10);
    await feed.catchUp();
    expect(reloads()).toBe(1);
    feed.restart({ seq: 50, room, posts: [message(50), message(49)], mutedUntil: null, olderCursor: "49" });
    expect(seen(feed)).toEqual([50, 49]);
    feed.receive(event(51));
    expect(seen(feed)).toEqual([51, 50, 49]);
  });

  it("keeps nothing then of which it does not know whether it is still true", async () => {
    const { port } = server(12, 11);
    const feed = feedOn(port, 0);
    for (let seq = 1; seq <= 10; seq += 1) feed.receive(event(seq));
    await feed.catchUp();
    feed.restart({ seq: 12, room, posts: [12, 11, 10, 9].map(message), mutedUntil: null, olderCursor: "9" });
    expect(seen(feed)).toEqual([12, 11, 10, 9]);
    expect(feed.state.olderCursor).toBe("9");
    expect(feed.lost).toBe(false);
  });

  it("keeps older posts that join on to newer data, and drops those that would leave a hole", () => {
    const { port } = server(10);
    const feed = feedOn(port, 0);
    for (let seq = 1; seq <= 10; seq += 1) feed.receive(event(seq));
    feed.restart({ seq: 12, room, posts: [12, 11, 10, 9].map(message), mutedUntil: null, olderCursor: "9" });
    expect(seen(feed)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    feed.restart({ seq: 90, room, posts: [90, 89].map(message), mutedUntil: null, olderCursor: "89" });
    expect(seen(feed)).toEqual([90, 89]);
    expect(feed.state.olderCursor).toBe("89");
  });

  it("is not taken back by data that is older than what it has", () => {
    const { port } = server(3);
    const feed = feedOn(port);
    for (const seq of [1, 2, 3]) feed.receive(event(seq));
    feed.restart({ seq: 2, room, posts: [message(2), message(1)], mutedUntil: null, olderCursor: null });
    expect(seen(feed)).toEqual([3, 2, 1]);
  });
});
