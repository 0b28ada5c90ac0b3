import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { MessageDto } from "~/domain/messages/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import type { QueueItemDto, SessionDto, SessionPersonDto } from "~/domain/sessions/schema";
import {
  addedLinksShape,
  endedSessionShape,
  queueItemShape,
  sessionLinkShape,
  sessionPersonShape,
  sessionShape,
} from "~/http/api/session-shapes";
import { eventShape, messageShape } from "~/http/api/shapes";
import { hold, newcomer, Client, type Reply } from "../support/api";
import { startApp, type App } from "../support/app";
import { someTrack } from "../support/session-clients";

let app: App;
let host: Client;
let listener: Client;
let visitor: Client;
let room: RoomDto;

beforeAll(async () => {
  app = await startApp();
  await newcomer(app, "admin");
  [host, listener] = [await newcomer(app, "host"), await newcomer(app, "listener")];
  visitor = new Client(app.url);
  room = await host.room({ name: "The basement" });
});
afterAll(() => app.stop());

function isOk(reply: Reply, status: number, shape: z.ZodType): void {
  expect(reply.status, reply.text).toBe(status);
  hold(shape, reply.body.data);
}

function isPage(reply: Reply, shape: z.ZodType): void {
  isOk(reply, 200, z.array(shape));
  expect(reply.body.meta).toHaveProperty("nextCursor");
}

async function started(input: object = {}, by = host): Promise<SessionDto> {
  const reply = await by.post<SessionDto>("/sessions", { genre: "House", ...input });
  isOk(reply, 201, sessionShape);
  return reply.body.data;
}

const at = ({ id }: SessionDto, more = "") => `/sessions/${id}${more}`;

async function added(session: SessionDto, by = host, track = someTrack()): Promise<QueueItemDto> {
  const reply = await by.post<QueueItemDto>(at(session, "/queue"), { trackRef: track });
  isOk(reply, 201, queueItemShape);
  return reply.body.data;
}

const queueIds = async (session: SessionDto) =>
  (await visitor.get<QueueItemDto[]>(at(session, "/queue"))).body.data.map(({ id }) => id);

describe("a session", () => {
  it("starts by itself or in a room, is shown, changed and ended", async () => {
    const track = someTrack(200);
    const input = { sessionName: "  After   hours ", tags: ["Deep", "#late"], initialTrack: track };
    const session = await started({ ...input, mode: "HOST" });
    expect(session).toMatchObject({
      ...{ name: "After hours", mode: "HOST", status: "ACTIVE", roomId: null, hostId: host.userId },
      ...{
        isPrivate: false,
        turn: 1,
        nowPlayingRef: { providerId: track.providerId },
        currentDJId: host.userId,
      },
    });
    const shown = await visitor.get<SessionDto>(at(session));
    isOk(shown, 200, sessionShape);
    expect(shown.body.data).toEqual(session);
    const changed = await host.patch(at(session), { sessionName: "", genre: "Techno", skipShare: 30 });
    isOk(changed, 200, sessionShape);
    expect(changed.body.data).toMatchObject({ name: null, genre: "techno", skipShare: 30, mode: "HOST" });
    const inRoom = await started({ roomId: room.slug, initialTrackUrl: someTrack().url });
    expect(inRoom).toMatchObject({ roomId: room.id, room: { id: room.id, slug: room.slug } });
    expect(inRoom.nowPlayingRef).not.toBeNull();
    const other = await started();
    for (const [method, { id }] of [
      ["PATCH", inRoom],
      ["POST", other],
    ] as const) {
      const ended = await host.send<SessionDto>(method, `/sessions/${id}/end`, { reason: "Enough" });
      isOk(ended, 200, sessionShape);
      expect(ended.body.data).toMatchObject({ status: "ENDED", nowPlayingRef: null });
      expect(ended.body.data.endedAt).not.toBeNull();
    }
    expect((await visitor.get(at(inRoom))).body.data).toMatchObject({ status: "ENDED" });
  });

  it("stands among those that play, then among those that ended, in pages", async () => {
    const sessions = [await started(), await started(), await started()];
    const seen = async (path: string) => {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const reply: Reply<SessionDto[]> = await visitor.get(
          `${path}?limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
        );
        isPage(reply, path.endsWith("ended") ? endedSessionShape : sessionShape);
        expect(reply.body.data.length).toBeLessThanOrEqual(2);
        found.push(...reply.body.data.map(({ id }) => id));
        cursor = reply.body.meta.nextCursor;
      } while (cursor);
      expect(new Set(found).size).toBe(found.length);
      return found.filter((id) => sessions.some((session) => session.id === id));
    };
    expect((await seen("/sessions/active")).sort()).toEqual(sessions.map(({ id }) => id).sort());
    expect(await seen("/sessions/recent/ended")).toEqual([]);
    for (const session of sessions) await host.patch(at(session, "/end"), {});
    expect(await seen("/sessions/active")).toEqual([]);
    expect(await seen("/sessions/recent/ended")).toEqual(sessions.map(({ id }) => id).reverse());
  });

  it("in a room takes whoever joins it into the room, and lets them leave it alone", async () => {
    const person = await newcomer(app);
    const session = await started({ roomId: room.id });
    for (let n = 0; n < 2; n += 1) isOk(await person.post(at(session, "/join")), 200, sessionShape);
    expect((await person.get(`/rooms/${room.id}`)).body.data).toMatchObject({ relation: "MEMBER" });
    for (let n = 0; n < 2; n += 1) expect((await person.post(at(session, "/leave"))).status).toBe(204);
    expect((await person.get(`/rooms/${room.id}`)).body.data).toMatchObject({ relation: "MEMBER" });
    await host.patch(at(session, "/end"), {});
  });

  it("rests and goes on where it was", async () => {
    const session = await started({ initialTrack: someTrack(600) });
    const paused = await host.post<SessionDto>(at(session, "/pause"));
    isOk(paused, 200, sessionShape);
    expect(paused.body.data.status).toBe("PAUSED");
    expect((await host.post(at(session, "/pause"))).status).toBe(409);
    const resumed = await host.post<SessionDto>(at(session, "/resume"));
    isOk(resumed, 200, sessionShape);
    expect(resumed.body.data).toMatchObject({ status: "ACTIVE", pausedAt: null });
    const place = (moment: string | null, start: string | null) => Date.parse(moment!) - Date.parse(start!);
    const heard = place(paused.body.data.pausedAt, paused.body.data.nowPlayingStart);
    expect(place(resumed.body.data.updatedAt, resumed.body.data.nowPlayingStart)).toBeCloseTo(heard, -2);
  });

  it("tells what happened since, without a gap", async () => {
    const session = await started();
    for (let n = 0; n < 2; n += 1) await added(session);
    const first = await host.get<{ seq: number }[]>(at(session, "/events?limit=2"));
    isPage(first, eventShape);
    const rest = await visitor.get<{ seq: number }[]>(
      at(session, `/events?after=${first.body.meta.nextCursor ?? first.body.meta.seq}`),
    );
    const seqs = [...first.body.data, ...rest.body.data].map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: rest.body.meta.seq }, (_, index) => index + 1));
    const beyond = await host.get(at(session, "/events?after=9007199254740991"));
    expect(beyond.body).toMatchObject({ data: [], meta: { reset: true } });
  });
});

describe("the queue", () => {
  it("takes tracks by card, address and several links, and orders them by votes", async () => {
    const session = await started({ perPerson: 20, initialTrack: someTrack(600) });
    const first = await added(session);
    const byUrl = await listener.post<QueueItemDto>(at(session, "/queue"), { trackUrl: someTrack().url });
    isOk(byUrl, 201, queueItemShape);
    const links = await listener.post<{ added: QueueItemDto[]; refused: { link: string }[] }>(
      at(session, "/queue/links"),
      { links: `${someTrack().url}\nhttps://example.com/\n${someTrack().url} ${first.trackRef.url}` },
    );
    isOk(links, 201, addedLinksShape);
    expect(links.body.data.added.length).toBe(2);
    expect(links.body.data.refused.map(({ link }) => link)).toContain(first.trackRef.url);
    const last = links.body.data.added.at(-1)!;
    const voted = await visitor.post(at(session, `/queue/${last.id}/vote`), { voteType: "UPVOTE" });
    expect(voted.status).toBe(401);
    const vote = await host.post<QueueItemDto>(at(session, `/queue/${last.id}/vote`), { voteType: "UPVOTE" });
    isOk(vote, 201, queueItemShape);
    expect(vote.body.data).toMatchObject({ upvotes: 1, downvotes: 0, myVote: "UPVOTE" });
    const queue = await host.get<QueueItemDto[]>(at(session, "/queue"));
    isPage(queue, queueItemShape);
    expect(queue.body.data.map(({ id }) => id)).toEqual([
      ...[session.playingItemId, last.id, first.id, byUrl.body.data.id, links.body.data.added[0]!.id],
    ]);
    expect(queue.body.data[1]).toMatchObject({ myVote: "UPVOTE", state: "WAITING" });
    expect(queue.body.data[1]!.startsAt).not.toBeNull();
    const back = await host.post<QueueItemDto>(at(session, `/queue/${last.id}/vote`), { voteType: null });
    expect(back.body.data).toMatchObject({ upvotes: 0, myVote: null });
  });

  it("is put in order, cleared, skipped and heard again", async () => {
    const session = await started({ mode: "HOST", initialTrack: someTrack(600) });
    const items = [await added(session), await added(session), await added(session)];
    const [first, second, third] = items.map(({ id }) => id);
    expect((await host.patch(at(session, `/queue/${third}`), { before: first })).status).toBe(204);
    expect((await queueIds(session)).slice(1)).toEqual([third, first, second]);
    expect((await host.patch(at(session, `/queue/${third}`), {})).status).toBe(204);
    expect((await queueIds(session)).slice(1)).toEqual([first, second, third]);
    const removal = await host.delete(at(session, `/queue/${second}?reason=Not%20tonight`));
    expect(removal.status).toBe(204);
    expect((await host.delete(at(session, `/queue/${second}`))).status).toBeGreaterThanOrEqual(404);
    const skip = await host.post<SessionDto>(at(session, "/skip"), { turn: 1 });
    isOk(skip, 200, sessionShape);
    expect(skip.body.data).toMatchObject({ turn: 2, playingItemId: first });
    isOk(await host.post(at(session, "/skip"), { turn: 1 }), 200, sessionShape);
    const history = await visitor.get<QueueItemDto[]>(at(session, "/history"));
    isPage(history, queueItemShape);
    expect(history.body.data[0]).toMatchObject({
      id: session.playingItemId,
      state: "SKIPPED",
      skipped: true,
    });
    const again = await host.post(at(session, `/queue/${session.playingItemId}/again`));
    expect(again.status, "it was played a moment ago").toBe(409);
  });

  it("takes suggestions, which the host answers", async () => {
    const session = await started({ mode: "HOST", initialTrack: someTrack(600) });
    const [good, bad] = [await added(session, listener), await added(session, listener)];
    expect([good.state, bad.state]).toEqual(["SUGGESTED", "SUGGESTED"]);
    const accepted = await host.post(at(session, `/queue/${good.id}/accept`));
    isOk(accepted, 200, queueItemShape);
    expect(accepted.body.data).toMatchObject({ state: "WAITING" });
    const declined = await host.post(at(session, `/queue/${bad.id}/decline`));
    isOk(declined, 200, queueItemShape);
    expect(declined.body.data).toMatchObject({ state: "DECLINED" });
    expect(await queueIds(session)).toEqual([session.playingItemId, good.id]);
  });
});

describe("people", () => {
  const parts = async (session: SessionDto) => {
    const reply = await visitor.get<SessionPersonDto[]>(at(session, "/people"));
    isPage(reply, sessionPersonShape);
    return reply.body.data;
  };

  it("step up to the booth, and down, or are pulled", async () => {
    const session = await started({ mode: "ROTATION" });
    expect((await listener.post(at(session, "/booth"))).status).toBe(204);
    expect((await listener.post(at(session, "/queue"), { trackRef: someTrack(600) })).status).toBe(201);
    expect((await parts(session)).filter(({ boothSince }) => boothSince).map(({ userId }) => userId)).toEqual(
      [listener.userId],
    );
    expect((await listener.delete(at(session, "/booth"))).status).toBe(204);
    expect((await listener.post(at(session, "/booth"))).status).toBe(204);
    expect((await host.delete(at(session, `/booth/${listener.userId}?reason=Enough`))).status).toBe(204);
    expect((await parts(session)).filter(({ boothSince }) => boothSince)).toEqual([]);
  });

  it("are made co-DJs when both sides agree, and hosts when handed over", async () => {
    const session = await started();
    const other = await newcomer(app);
    expect((await host.post(at(session, "/co-djs"), { userId: listener.userId })).status).toBe(204);
    expect((await listener.post(at(session, "/co-djs/accept"))).status).toBe(204);
    expect((await other.post(at(session, "/co-djs/ask"))).status).toBe(204);
    expect((await parts(session)).map(({ userId, standing }) => [userId, standing]).sort()).toEqual(
      [
        [listener.userId, "CO_DJ"],
        [other.userId, "ASKED"],
      ].sort(),
    );
    expect((await host.post(at(session, `/co-djs/${other.userId}/accept`))).status).toBe(204);
    expect((await host.delete(at(session, `/co-djs/${other.userId}`))).status).toBe(204);
    expect((await other.post(at(session, "/co-djs/ask"))).status).toBe(204);
    expect((await host.post(at(session, `/co-djs/${other.userId}/decline`))).status).toBe(204);
    expect((await host.post(at(session, "/co-djs"), { userId: other.userId })).status).toBe(204);
    expect((await other.post(at(session, "/co-djs/decline"))).status).toBe(204);
    expect((await parts(session)).map(({ userId }) => userId)).toEqual([listener.userId]);
    expect((await host.post(at(session, "/host"), { userId: listener.userId })).status).toBe(204);
    expect((await visitor.get(at(session))).body.data).toMatchObject({ hostId: listener.userId });
  });

  it("come into a private session by its link, as long as it is good", async () => {
    const session = await started({ isPrivate: true });
    expect((await listener.get(at(session))).status).toBe(404);
    const link = await host.post<{ token: string; url: string }>(at(session, "/link"));
    isOk(link, 201, sessionLinkShape);
    const { token, url } = link.body.data;
    expect(url).toBe(`/s/${token}`);
    isOk(await listener.post(`/sessions/links/${token}/accept`), 200, sessionShape);
    isOk(await listener.get(at(session)), 200, sessionShape);
    expect((await host.delete(at(session, "/link"))).status).toBe(204);
    const late = await newcomer(app);
    expect((await late.post(`/sessions/links/${token}/accept`)).status).toBe(404);
    expect((await late.get(at(session))).status).toBe(404);
  });

  it("follow each other", async () => {
    for (let n = 0; n < 2; n += 1)
      expect((await listener.post(`/users/${host.userId}/follow`)).status).toBe(204);
    for (let n = 0; n < 2; n += 1)
      expect((await listener.delete(`/users/${host.userId}/follow`)).status).toBe(204);
  });
});

describe("the chat", () => {
  it("is the session's own: written, read in pages, deleted", async () => {
    const session = await started({ roomId: room.id });
    const said = await listener.post<MessageDto>(at(session, "/messages"), { text: " hi ", clientId: "s-1" });
    isOk(said, 201, messageShape);
    expect(said.body.data).toMatchObject({ sessionId: session.id, roomId: null, text: "hi", type: "TEXT" });
    expect((await listener.post(at(session, "/messages"), { text: "hi", clientId: "s-1" })).status).toBe(200);
    await host.post(at(session, "/messages"), { text: "welcome" });
    const first = await visitor.get<MessageDto[]>(at(session, "/messages?limit=1"));
    isPage(first, messageShape);
    expect(first.body.data.map(({ text }) => text)).toEqual(["welcome"]);
    const second = await visitor.get<MessageDto[]>(
      at(session, `/messages?limit=1&cursor=${first.body.meta.nextCursor}`),
    );
    expect(second.body.data.map(({ id }) => id)).toEqual([said.body.data.id]);
    const timeline = await visitor.get<MessageDto[]>(`/rooms/${room.id}/messages`);
    expect(timeline.text).not.toContain("welcome");
    isPage(timeline, messageShape);
    expect((await host.delete(at(session, `/messages/${said.body.data.id}?reason=Off%20topic`))).status).toBe(
      204,
    );
    expect((await visitor.get<MessageDto[]>(at(session, "/messages"))).body.data.length).toBe(1);
    await host.patch(at(session, "/end"), {});
  });
});
