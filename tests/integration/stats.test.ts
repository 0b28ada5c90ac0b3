import { expect, it } from "vitest";
import { deleteMessage } from "~/domain/messages/delete.server";
import { setReaction } from "~/domain/messages/react.server";
import { roomFor } from "~/domain/rooms/access.server";
import { notePeak } from "~/domain/sessions/peaks.server";
import { startSession } from "~/domain/sessions/start.server";
import { roomOverTime } from "~/domain/stats/over-time.server";
import { RANGES } from "~/domain/stats/schema";
import { useClock } from "~/world.server";
import { onEachEngine } from "../support/database";
import { member, person, post, refusal, room } from "../support/people";

const DAY = 86_400_000;
const track = (providerId: string, title: string) => ({
  ...{ provider: "youtube", providerId, title, artist: "Somebody" },
  url: `https://www.youtube.com/watch?v=${providerId}`,
});

onEachEngine("a room's numbers", () => {
  it("say by the day who was there, what was written, and how many listened", async () => {
    const present = Date.parse("2026-11-20T12:00:00Z");
    let back = useClock(() => present - 3 * DAY);
    const owner = await person();
    const { id } = await room(owner);
    const first = await post(owner, id, "one");
    await post(owner, id, "reply", { parentId: first.id });
    const session = await startSession(owner, { genre: "House", roomId: id });
    for (const listening of [3, 7, 5]) await notePeak({ id: session.id, roomId: id }, listening);
    back();
    back = useClock(() => present - DAY);
    const other = await member(owner, id);
    await setReaction(other, id, first.id, "🔥", true);
    await setReaction(owner, id, first.id, "🔥", true);
    const gone = await post(other, id, "gone");
    await deleteMessage(other, id, gone.id);
    for (const ref of [track("aaaaaaaaaaa", "Often"), track("bbbbbbbbbbb", "Once")])
      await post(other, id, "", { track: ref });
    await post(owner, id, "again", { track: track("aaaaaaaaaaa", "Often") });
    await notePeak({ id: session.id, roomId: id }, 2);
    back();
    back = useClock(() => present);
    const access = await roomFor(owner, id);
    const over = await roomOverTime(access, 7);
    back();
    expect(over.spans.map(({ from }) => from)).toEqual(
      [14, 15, 16, 17, 18, 19, 20].map((day) => `2026-11-${day}`),
    );
    const of = (from: string) => over.spans.find((span) => span.from === from);
    expect(of("2026-11-16")).toMatchObject({ members: 0, posts: 0, listeners: 0 });
    expect(of("2026-11-17")).toMatchObject({ members: 1, posts: 1, replies: 1, reactions: 2, listeners: 7 });
    expect(of("2026-11-18")).toMatchObject({ members: 1, posts: 0 });
    expect(of("2026-11-19")).toMatchObject({ members: 2, posts: 3, reactions: 0, listeners: 2 });
    expect(of("2026-11-20")).toMatchObject({ members: 2, posts: 0 });
    expect(over.tracks).toMatchObject([
      { title: "Often", plays: 0, posts: 2 },
      { title: "Once", plays: 0, posts: 1 },
    ]);
    for (const days of RANGES) {
      const { spans, step } = await roomOverTime(access, days);
      expect(spans.length * step).toBeGreaterThanOrEqual(days);
      expect(spans.at(-1)!.members).toBe(2);
    }
  });

  it("are for the owner and moderators", async () => {
    const owner = await person();
    const { id } = await room(owner);
    const [moderator, other] = [await member(owner, id, "MODERATOR"), await member(owner, id)];
    await roomOverTime(await roomFor(moderator, id), 30);
    expect((await refusal(roomOverTime(await roomFor(other, id), 30))).code).toBe("forbidden");
    expect((await refusal(roomOverTime(await roomFor(null, id), 30))).code).toBe("unauthenticated");
  });
});
