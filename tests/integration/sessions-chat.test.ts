import { expect, it } from "vitest";
import { reader } from "~/db/client.server";
import { env } from "~/env.server";
import { auditOf } from "~/domain/moderation/audit-log.server";
import { undo } from "~/domain/moderation/undo.server";
import { roomFor } from "~/domain/rooms/access.server";
import { updateRoom } from "~/domain/rooms/update.server";
import { sessionFor } from "~/domain/sessions/access.server";
import { chatPage, deleteFromSession, postToSession } from "~/domain/sessions/chat.server";
import { endSession } from "~/domain/sessions/end.server";
import { readAfter } from "~/streams/log.server";
import { sessionStream } from "~/streams/names";
import { onEachEngine, raiseLimits, setLimits } from "../support/database";
import { member, order, person, post, refusal, room, unique } from "../support/people";
import { started } from "../support/started-sessions";

const say = (text: string, more: object = {}) => ({ text, ...more });

onEachEngine("a session's chat", () => {
  it("is the session's own stream, in the order of its numbers, in pages", async () => {
    const host = await person();
    const { id } = await started(host);
    const fan = await person();
    const sent = await Promise.all(
      Array.from({ length: 12 }, (_, n) => postToSession(n % 2 ? fan : host, id, say(`line ${n}`))),
    );
    expect(sent.every(({ created }) => created)).toBe(true);
    expect(sent[0]!.message).toMatchObject({ sessionId: id, roomId: null, type: "TEXT", text: "line 0" });
    const access = await sessionFor(null, id);
    const first = await chatPage(access, { limit: 7 });
    const second = await chatPage(access, { limit: 7, cursor: first.nextCursor });
    const seqs = [...first.messages, ...second.messages].map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    expect(new Set(seqs).size).toBe(12);
    expect(second.nextCursor).toBeNull();
    expect((await refusal(chatPage(access, { cursor: "99999999999" }))).fields).toHaveProperty("cursor");
    const log = await readAfter(sessionStream(id), 0);
    const events = "events" in log ? log.events : [];
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.every(({ type }) => type === "message")).toBe(true);
  });

  it("holds a message once, however often it is sent", async () => {
    const host = await person();
    const [{ id }, { id: other }] = [await started(host), await started(host)];
    const { id: roomId } = await room(host);
    const clientId = unique();
    const sendings = Array.from({ length: 5 }, () => postToSession(host, id, say("once", { clientId })));
    const sent = await Promise.all(sendings);
    expect(sent.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(sent.map(({ message }) => message.id)).size).toBe(1);
    expect((await refusal(postToSession(host, other, say("twice", { clientId })))).code).toBe("conflict");
    expect((await refusal(post(host, roomId, "thrice", { clientId }))).code).toBe("conflict");
  });

  it("makes a card of a track's link", async () => {
    const host = await person();
    const { id } = await started(host);
    const link = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
    const { message } = await postToSession(host, id, say(`listen ${link}`));
    expect(message).toMatchObject({ type: "TRACK_CARD", trackRef: { provider: "youtube" } });
    expect((await postToSession(host, id, say(link))).message.text).toBeNull();
    expect(
      (await refusal(postToSession(host, id, { trackUrl: "https://example.org/x" }))).fields,
    ).toHaveProperty("trackUrl");
  });

  it("keeps the guards of its room's posts", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    await updateRoom(owner, roomId, { wordFilter: ["spam"] });
    const { id } = await started(owner, { roomId });
    const [fan, muted] = [await person(), await member(owner, roomId)];
    await order(owner, roomId, "MUTE_USER", muted.id);
    await order(owner, roomId, "MUTE_USER", fan.id);
    expect((await refusal(postToSession(owner, id, say("S P A M")))).fields).toHaveProperty("text");
    expect((await refusal(postToSession(muted, id, say("hello")))).message).toMatch(/muted/);
    expect((await refusal(postToSession(fan, id, say("hello")))).message).toMatch(/muted/);
    expect((await refusal(postToSession(null, id, say("hello")))).code).toBe("unauthenticated");
    expect((await refusal(postToSession(owner, id, say("")))).fields).toHaveProperty("text");
    const reply = say("no", { parentId: "x" });
    expect((await refusal(postToSession(owner, id, reply))).fields).toHaveProperty("parentId");
    env().NEW_ACCOUNT_SECONDS = 600;
    const link = say("see https://example.org");
    expect((await refusal(postToSession(owner, id, link))).code).toBe("forbidden");
    setLimits({ repeats: { count: 2, seconds: 60 } });
    for (let n = 0; n < 2; n += 1) await postToSession(owner, id, say("again"));
    expect((await refusal(postToSession(owner, id, say("AGAIN")))).code).toBe("rate_limited");
    setLimits({ messages: { count: 1, seconds: 60 } });
    await postToSession(owner, id, say("one"));
    const second = await refusal(postToSession(owner, id, say("two")));
    expect(second.retryAfter).toBeGreaterThan(0);
    await post(owner, roomId);
    raiseLimits();
  });

  it("is closed when the session is over, but for reading", async () => {
    const host = await person();
    const { id } = await started(host);
    const clientId = unique();
    await postToSession(host, id, say("last", { clientId }));
    await endSession(host, id);
    expect((await refusal(postToSession(host, id, say("too late")))).code).toBe("conflict");
    expect((await postToSession(host, id, say("last", { clientId }))).created).toBe(false);
    expect((await chatPage(await sessionFor(null, id))).messages).toHaveLength(1);
  });

  it("is kept tidy by authors, the host and moderators", async () => {
    const owner = await person();
    const { id: roomId } = await room(owner);
    const host = await member(owner, roomId);
    const { id } = await started(host, { roomId });
    const fan = await person();
    const line = async () => (await postToSession(fan, id, say(unique()))).message.id;
    const [own, hosts, mods] = [await line(), await line(), await line()];
    expect((await refusal(deleteFromSession(await person(), id, own))).code).toBe("forbidden");
    await deleteFromSession(fan, id, own);
    await deleteFromSession(host, id, hosts);
    await deleteFromSession(owner, id, mods, "rude");
    expect((await refusal(deleteFromSession(owner, id, mods))).code).toBe("not_found");
    expect((await chatPage(await sessionFor(null, id))).messages).toEqual([]);
    const access = await roomFor(owner, roomId);
    const { lines } = await auditOf(access, { action: "DELETE_MESSAGE" });
    expect(lines.map(({ targetId, reason, undoable }) => [targetId, reason, undoable])).toEqual([
      [mods, "rude", false],
    ]);
    expect((await refusal(undo(owner, roomId, lines[0]!.id))).code).toBe("conflict");
    const { id: elsewhere } = await started(fan);
    const theirs = (await postToSession(fan, elsewhere, say("mine"))).message.id;
    expect((await refusal(deleteFromSession(owner, id, theirs))).code).toBe("not_found");
    expect(await reader().message.count({ where: { sessionId: elsewhere, deletedAt: null } })).toBe(1);
  });
});
