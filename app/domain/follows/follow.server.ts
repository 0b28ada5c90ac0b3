import { reader } from "~/db/client.server";
import { lockFor } from "~/db/locks.server";
import { inTransaction, type Transaction } from "~/db/transaction.server";
import { announce } from "~/streams/bus.server";
import { now } from "~/world.server";
import type { Actor } from "../actor";
import { invalid, notFound } from "../errors";
import { idFrom } from "../ids";
import { spend } from "../limits/limits.server";
import { signedIn } from "../rooms/access.server";

/**
 * From now on the actor is told when this person starts a session. Following twice changes nothing.
 * @throws Refusal `unauthenticated`, `not_found`, `invalid` (oneself), `rate_limited`
 */
export async function follow(actor: Actor, userId: string): Promise<void> {
  const person = signedIn(actor);
  if (idFrom(userId) === person.id) throw invalid("userId", "You cannot follow yourself.");
  await spend("joins", person.id);
  await inTransaction(async (tx) => {
    const followedId = await someone(tx, userId);
    await lockFor(tx, `follows:${person.id}`);
    const key = { followerId: person.id, followedId };
    await tx.db.follow.upsert({
      where: { followerId_followedId: key },
      create: { ...key, createdAt: now() },
      update: {},
    });
    tx.afterCommit(() => announce({ type: "person", userId: person.id, change: "profile" }));
  });
}

/** Takes it back. @throws Refusal `unauthenticated`, `not_found` */
export async function unfollow(actor: Actor, userId: string): Promise<void> {
  const person = signedIn(actor);
  await inTransaction(async (tx) => {
    const followedId = await someone(tx, userId);
    await tx.db.follow.deleteMany({ where: { followerId: person.id, followedId } });
    tx.afterCommit(() => announce({ type: "person", userId: person.id, change: "profile" }));
  });
}

async function someone(tx: Transaction, userId: string): Promise<string> {
  const id = idFrom(userId);
  const user = id
    ? await tx.db.user.findUnique({
        where: { id },
        select: { id: true, deletedAt: true },
      })
    : null;
  if (!user || user.deletedAt) throw notFound("This person");
  return user.id;
}

/** Whether the actor follows this person. */
export async function isFollowing(actor: Actor, userId: string): Promise<boolean> {
  const followedId = idFrom(userId);
  if (!actor || !followedId) return false;
  const key = { followerId: actor.id, followedId };
  const row = await reader().follow.findUnique({
    where: { followerId_followedId: key },
    select: { followedId: true },
  });
  return row !== null;
}
