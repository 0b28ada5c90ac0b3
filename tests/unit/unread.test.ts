import { describe, expect, it } from "vitest";
import { withActivity, withLoaded, withRead, type UnreadRoom } from "~/hooks/live/unread";

const room: UnreadRoom = { unread: 0, lastReadSeq: 10, countedSeq: 10 };
const posts = (...seqs: number[]) => ({ posts: seqs.map((seq) => ({ seq, userId: "other" })) });

describe("the badge of a room", () => {
  it("counts what others post, and nothing of one's own", () => {
    const told = withActivity(room, { posts: [...posts(11, 12).posts, { seq: 13, userId: "me" }] }, "me");
    expect(told.unread).toBe(2);
  });

  it("counts a post once, where the count that came with reading has it and its own news comes later", () => {
    const read = withRead(room, { lastReadSeq: 10, unread: 2, seq: 12 });
    expect(withActivity(read, posts(11, 12), "me").unread).toBe(2);
    expect(withActivity(read, posts(12, 13), "me").unread).toBe(3);
  });

  it("counts nothing twice that is told of twice", () => {
    const told = withActivity(room, posts(11, 12), "me");
    expect(withActivity(told, posts(11, 12), "me").unread).toBe(2);
  });

  it("begins anew where a post is made unread, with what came since", () => {
    const told = withActivity(room, posts(11, 12), "me");
    const unread = withRead(told, { lastReadSeq: 8, unread: 4, seq: 12 });
    expect(unread.unread).toBe(4);
    expect(withActivity(unread, posts(13), "me").unread).toBe(5);
  });

  it("stops at a hundred", () => {
    expect(withActivity({ unread: 99, lastReadSeq: 0, countedSeq: 0 }, posts(1, 2, 3), "me").unread).toBe(
      100,
    );
  });

  it("counts a post once that the page's data have and its own news tells of later", () => {
    const [loaded] = withLoaded(
      [{ id: "a", ...room }],
      [{ id: "a", unread: 1, lastReadSeq: 10, countedSeq: 11 }],
    );
    expect(withActivity(loaded!, posts(11, 12), "me").unread).toBe(2);
  });

  it("keeps what was told while older data of the page were on their way", () => {
    const told = withActivity({ id: "a", ...room }, posts(11, 12), "me");
    const [known] = withLoaded([told], [{ id: "a", unread: 1, lastReadSeq: 10, countedSeq: 11 }]);
    expect(known!.unread).toBe(2);
    expect(withLoaded([told], [{ id: "a", unread: 3, lastReadSeq: 10, countedSeq: 13 }])[0]!.unread).toBe(3);
  });
});
