import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MessageDto } from "~/domain/messages/schema";
import type { QueueItemDto, SessionDto } from "~/domain/sessions/schema";
import type { FeedPort } from "~/hooks/live/ordered-feed";
import { SessionFeed, type SessionStart } from "~/hooks/live/session-feed";
import type { JoinAnswer, Presence } from "~/live/protocol";
import type { SessionEvent } from "~/streams/session-events";

const NOBODY: Presence = { online: 0, listening: 0, voters: 0, people: [] };
const session = { id: "s", name: "Session", turn: 0 } as SessionDto;
const user = { id: "u", username: "u", displayName: "U", avatarUrl: "", role: "USER" as const };
const message = (seq: number) => ({ id: `m${seq}`, seq, userId: "u", user }) as MessageDto;
const item = (id: string, upvotes = 0) =>
  ({ id, state: "WAITING", upvotes, downvotes: 0, myVote: null }) as QueueItemDto;

/** Even numbers are messages, odd ones queue events that add an item. */
const event = (seq: number): SessionEvent => {
  const createdAt = new Date(seq).toISOString();
  return seq % 2 === 0
    ? { seq, type: "message", data: { message: message(seq) }, createdAt }
    : { seq, type: "queue", data: { items: [item(`i${seq}`)] }, createdAt };
};

function server(head: number, pruned = 0) {
  const asked: number[] = [];
  let reloads = 0;
  const port: FeedPort<SessionEvent> = {
    join: (after): Promise<JoinAnswer<SessionEvent>> => {
      asked.push(after);
      const events = Array.from({ length: head - after }, (_, index) => event(after + index + 1));
      const answer = { seq: head, presence: NOBODY };
      return Promise.resolve(after < pruned ? { ...answer, reset: true } : { ...answer, events });
    },
    reload: () => void (reloads += 1),
  };
  return { port, asked, reloads: () => reloads };
}

const start = (seq: number, messages: MessageDto[] = []): SessionStart => ({
  ...{ seq, session, items: [], people: [], messages },
});
const feedOn = (port: FeedPort<SessionEvent>, seq = 0) => new SessionFeed(start(seq), NOBODY, port);
const chat = (feed: SessionFeed) => feed.state.messages.map(({ seq }) => seq);

describe("a session's feed", () => {
  it("is the same in the end, in whatever order and however often events come", async () => {
    const arrivals = fc
      .integer({ min: 1, max: 20 })
      .chain((head) =>
        fc.tuple(fc.constant(head), fc.array(fc.integer({ min: 1, max: head }), { maxLength: 40 })),
      );
    await fc.assert(
      fc.asyncProperty(arrivals, async ([head, numbers]) => {
        const feed = feedOn(server(head).port);
        for (const seq of numbers) feed.receive(event(seq));
        await feed.catchUp();
        const all = Array.from({ length: head }, (_, index) => index + 1);
        expect(chat(feed)).toEqual(all.filter((seq) => seq % 2 === 0).reverse());
        expect(feed.state.items.map(({ id }) => id)).toEqual(
          all.filter((seq) => seq % 2 === 1).map((seq) => `i${seq}`),
        );
      }),
    );
  });

  it("keeps one's own vote where data come that were read before it, and believes those that were read after", () => {
    const data = (seq: number, myVote: "UPVOTE" | null) => ({
      ...start(seq),
      items: [{ ...item("a"), myVote }],
    });
    const feed = new SessionFeed(data(3, null), NOBODY, server(3).port);
    feed.setOwnVote("a", "UPVOTE");
    feed.restart(data(3, null));
    expect(feed.state.items[0]!.myVote).toBe("UPVOTE");
    feed.restart(data(4, null));
    expect(feed.state.items[0]!.myVote).toBeNull();
  });

  it("has its data loaded anew where the log reaches back no more, and keeps the chat that joins on", async () => {
    const { port, reloads } = server(50, 20);
    const feed = new SessionFeed(start(10, [message(10), message(8)]), NOBODY, port);
    await feed.catchUp();
    expect(reloads()).toBe(1);
    feed.restart(start(50, [message(50), message(48)]));
    expect(chat(feed)).toEqual([50, 48]);
    feed.restart(start(52, [message(52), message(50)]));
    expect(chat(feed)).toEqual([52, 50, 48]);
    feed.addOlder([message(48), message(46)]);
    expect(chat(feed)).toEqual([52, 50, 48, 46]);
  });

  it("is not taken back by data that is older than what it has", () => {
    const feed = feedOn(server(3).port);
    for (const seq of [1, 2, 3]) feed.receive(event(seq));
    feed.restart(start(1));
    expect(feed.state.seq).toBe(3);
    expect(feed.state.items).toHaveLength(2);
  });

  it("keeps the viewer's own vote when the totals come, and hears of it from other devices", () => {
    const feed = feedOn(server(2).port);
    feed.receive(event(1));
    feed.setOwnVote("i1", "UPVOTE");
    const counts = [{ id: "i1", upvotes: 7, downvotes: 1 }];
    feed.receive({ seq: 2, type: "votes", data: { counts }, createdAt: new Date(2).toISOString() });
    expect(feed.state.items[0]).toMatchObject({ myVote: "UPVOTE", upvotes: 7, downvotes: 1 });
  });

  it("knows what ended last, and that the viewer was taken off", () => {
    const feed = feedOn(server(1).port);
    const ended = { ...item("i0"), state: "SKIPPED", endReason: "voted_down" } as QueueItemDto;
    feed.receive({ seq: 1, type: "track", data: { ended }, createdAt: new Date(1).toISOString() });
    expect(feed.state.lastEnded).toEqual(ended);
    feed.setRemoved();
    expect(feed.state.removed).toBe(true);
  });
});
