import { rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import type { MessageDto } from "~/domain/messages/schema";
import type { RoomDto } from "~/domain/rooms/schema";
import { freePort, startApp, temporaryFolder } from "../support/app";
import { newcomer, type Client, type Reply } from "../support/api";

/** How long each request that was sent again was told to wait for its first sending, in milliseconds. */
const waits: number[] = [];

/** Sends until there is an answer, each time with the same key and nothing else by which it could be known. */
async function insist<T>(who: Client, path: string, body: unknown, key: string): Promise<Reply<T>> {
  let toldToWait = 0;
  for (;;) {
    const reply = await who.post<T>(path, body, { "Idempotency-Key": key }).catch(() => null);
    if (reply && reply.status < 300) {
      if (toldToWait > 0) waits.push(performance.now() - toldToWait);
      return reply;
    }
    if (reply) {
      expect(reply.status, reply.text).toBe(409);
      toldToWait ||= performance.now();
    }
    await wait(20);
  }
}

it("stores each text once when eight write by key alone and the process is killed again and again", async () => {
  const dataDir = temporaryFolder();
  const port = await freePort();
  const boot = () => startApp({ dataDir, port, alone: true });
  let app = await boot();
  const people = await Promise.all(Array.from({ length: 8 }, () => newcomer(app)));
  const room = await people[0]!.room({ name: "Insisting" });
  for (const person of people.slice(1)) await person.join(room);
  const path = `/rooms/${room.id}/messages`;
  const texts: string[] = [];
  let isOver = false;
  const writers = people.map(async (person, who) => {
    for (let n = 0; !isOver; n += 1) {
      const text = `${who}-${n}`;
      await insist<MessageDto>(person, path, { text }, text);
      texts.push(text);
      // Rooms have no id of the client's at all.
      if (n % 10 === 0) await insist<RoomDto>(person, "/rooms", { name: `Room ${text}` }, `room-${text}`);
    }
    return Math.ceil(texts.filter((text) => text.startsWith(`${who}-`)).length / 10);
  });
  for (let round = 0; round < 2; round += 1) {
    await wait(1500 + 37 * round);
    await app.kill();
    app = await boot();
  }
  await wait(300);
  isOver = true;
  const opened = await Promise.all(writers);
  const stored: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Reply<MessageDto[]> = await people[0]!.get(
      `${path}?limit=100${cursor ? `&cursor=${cursor}` : ""}`,
    );
    stored.push(...page.body.data.flatMap(({ type, text }) => (type === "TEXT" ? [text!] : [])));
    cursor = page.body.meta.nextCursor;
  } while (cursor);
  expect(stored.sort()).toEqual(texts.sort());
  for (const [who, person] of people.entries()) {
    const rooms = (await person.get<RoomDto[]>("/rooms")).body.data.filter(({ name }) =>
      name.startsWith("Room "),
    );
    expect(rooms).toHaveLength(opened[who]!);
  }
  expect(Math.max(0, ...waits)).toBeLessThan(1000);
  await app.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 120_000);
