import { rmSync } from "node:fs";
import { openDatabase, useDatabase, type Database } from "~/db/client.server";
import { migrate } from "~/db/migrate.server";
import { inTransaction } from "~/db/transaction.server";
import type { LoginKind } from "~/domain/accounts/logins.server";
import type { Person } from "~/domain/actor";
import { setReaction } from "~/domain/messages/react.server";
import type { RoomDto } from "~/domain/rooms/schema";
import { newId, newToken, now, tokenHash } from "~/world.server";
import { temporaryFolder } from "../support/app";
import { raiseLimits } from "../support/database";
import { personOf, post, room } from "../support/people";

/** Somebody with a login: the token opens what the kind of login opens. */
export type Account = { id: string; token: string };

/** Makes a data folder, gone when the bench ends, and fills it. The database is closed again before this returns: a server takes it over. */
export async function seeded<T>(fill: (database: Database) => Promise<T>): Promise<T & { dataDir: string }> {
  const dataDir = temporaryFolder();
  process.once("exit", () => rmSync(dataDir, { recursive: true, force: true }));
  return { ...(await seededIn({ dataDir }, fill)), dataDir };
}

/** The same in a database that is there and empty. */
export async function seededIn<T>(
  from: Parameters<typeof openDatabase>[0],
  fill: (database: Database) => Promise<T>,
): Promise<T> {
  raiseLimits();
  const database = useDatabase(await openDatabase(from));
  await migrate(database);
  const made = await fill(database);
  await database.close();
  return made;
}

/** People with a login each, without the time that a password takes. */
export async function accounts(count: number, kind: LoginKind): Promise<Account[]> {
  const at = now();
  const made = Array.from({ length: count }, () => {
    const id = newId();
    return { id, token: `${kind === "BROWSER" ? "b" : "seda"}_${newToken()}`, name: `p_${id.slice(-12)}` };
  });
  await inTransaction(async ({ db }) => {
    await db.user.createMany({
      data: made.map(({ id, name }) => ({
        ...{ id, username: name, displayName: name, email: `${name}@example.org`, createdAt: at },
      })),
    });
    await db.login.createMany({
      data: made.map(({ id, token }) => ({
        ...{ id: newId(), userId: id, kind, tokenHash: tokenHash(token), createdAt: at, lastSeenAt: at },
      })),
    });
  });
  return made;
}

/** Puts people into a room, without the posts that tell of it. */
export async function letIn(roomId: string, people: Account[]): Promise<void> {
  await inTransaction(async ({ db }) => {
    await db.roomMembership.createMany({
      data: people.map(({ id }) => ({ id: newId(), roomId, userId: id, joinedAt: now() })),
    });
    await db.room.update({ where: { id: roomId }, data: { memberCount: { increment: people.length } } });
  });
}

const WORDS =
  "that bassline at four in the morning when the room goes quiet and then the hats come back".split(" ");

/** Some believable words. */
export const words = (seed: number, count = 8 + (seed % 30)) =>
  Array.from({ length: count }, (_, at) => WORDS[(seed * 7 + at * 5) % WORDS.length]).join(" ");

/** A room with an owner, ten authors and fifty posts; some have replies, some reactions. */
export async function livelyRoom(): Promise<{ room: RoomDto; owner: Person; ownerToken: string }> {
  const [first] = await accounts(1, "API");
  const owner = await personOf(first!.token, "API");
  const made = await room(owner);
  const authors = await accounts(10, "API");
  await letIn(made.id, authors);
  const people = await Promise.all(authors.map(({ token }) => personOf(token, "API")));
  for (let at = 0; at < 50; at += 1) {
    const message = await post(people[at % 10]!, made.id, words(at));
    for (let who = 0; who < at % 4; who += 1)
      await setReaction(people[who]!, made.id, message.id, who === 2 ? "🔥" : "❤️", true);
    for (let who = 0; at % 5 === 0 && who < 3; who += 1)
      await post(people[who]!, made.id, words(at + who), { parentId: message.id });
  }
  return { room: made, owner, ownerToken: first!.token };
}
