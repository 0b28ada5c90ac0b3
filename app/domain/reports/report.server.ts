import { lockFor } from "~/db/locks.server";
import { inTransaction, type Transaction } from "~/db/transaction.server";
import { newId, now } from "~/world.server";
import type { Actor, Person } from "../actor";
import { conflict, notFound } from "../errors";
import { idFrom } from "../ids";
import { spend } from "../limits/limits.server";
import { messageIn } from "../messages/edit.server";
import { notifyFolded } from "../notifications/notify.server";
import { parse } from "../parse";
import { allow, roomFor, signedIn, type RoomRow } from "../rooms/access.server";
import { canReportMessage, canReportPerson } from "./policy";
import { personReportSchema, roomReportSchema, type ReportDto } from "./schema";

const OWN_WORDS = "This is your own. You can delete it yourself.";
const ONESELF = "You cannot report yourself.";

/**
 * Reports a message or a person of a room to those who moderate it.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`, `conflict` (reported already), `rate_limited`
 */
export async function reportInRoom(actor: Actor, idOrSlug: string, input: unknown): Promise<ReportDto> {
  const person = signedIn(actor);
  // Before the input is read: what is wrong with it must not tell that there is such a room.
  await roomFor(actor, idOrSlug);
  const { messageId, userId, reason } = parse(roomReportSchema, input);
  await spend("reports", person.id);
  return inTransaction(async (tx) => {
    const { room } = await roomFor(actor, idOrSlug, tx);
    if (userId !== undefined) {
      const targetUserId = await someoneIn(tx, room.id, userId);
      allow(actor, canReportPerson(actor, targetUserId), ONESELF);
      return file(tx, person, { room, messageId: null, targetUserId, reason });
    }
    const message = await messageIn(tx, room.id, messageId!);
    if (message.type === "SYSTEM") throw notFound("This message");
    allow(actor, canReportMessage(actor, message), OWN_WORDS);
    return file(tx, person, { room, messageId: message.id, targetUserId: message.userId, reason });
  });
}

/**
 * Reports a person to the site's admins.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`, `conflict` (reported already), `rate_limited`
 */
export async function reportPerson(actor: Actor, input: unknown): Promise<ReportDto> {
  const person = signedIn(actor);
  const { userId, reason } = parse(personReportSchema, input);
  await spend("reports", person.id);
  return inTransaction(async (tx) => {
    const id = idFrom(userId);
    const target = id
      ? await tx.db.user.findUnique({
          where: { id },
          select: { id: true, deletedAt: true },
        })
      : null;
    if (!target || target.deletedAt) throw notFound("This person");
    allow(actor, canReportPerson(actor, target.id), ONESELF);
    return file(tx, person, { room: null, messageId: null, targetUserId: target.id, reason });
  });
}

type Complaint = { room: RoomRow | null; messageId: string | null; targetUserId: string; reason: string };

async function file(
  tx: Transaction,
  reporter: Person,
  { room, ...complaint }: Complaint,
): Promise<ReportDto> {
  await lockFor(tx, `report:${complaint.targetUserId}`);
  const { messageId, targetUserId, reason } = complaint;
  const target = { roomId: room?.id ?? null, messageId, targetUserId };
  if (await tx.db.report.findFirst({ where: { ...target, reporterId: reporter.id, status: "OPEN" } }))
    throw conflict("You have reported this already. Somebody will look at it.");
  const id = newId();
  const createdAt = now();
  await tx.db.report.create({ data: { id, ...target, reporterId: reporter.id, reason, createdAt } });
  for (const userId of await whoDecides(tx, room?.id ?? null, [reporter.id, targetUserId]))
    await notifyFolded(tx, userId, "REPORTED", room);
  return {
    ...{ id, roomId: target.roomId, messageId, userId: targetUserId, reason, status: "OPEN" },
    createdAt: createdAt.toISOString(),
  };
}

/**
 * Those to tell: who moderates the room. Where nobody does but the two concerned, and for what belongs to no room, the
 * site's admins: nobody hears that they were reported.
 */
async function whoDecides(tx: Transaction, roomId: string | null, concerned: string[]): Promise<string[]> {
  const moderators = roomId
    ? await tx.db.roomMembership.findMany({
        where: { roomId, role: { in: ["OWNER", "MODERATOR"] }, userId: { notIn: concerned } },
        select: { userId: true },
      })
    : [];
  if (moderators.length > 0) return moderators.map(({ userId }) => userId);
  const admins = await tx.db.user.findMany({
    where: { role: { in: ["ADMIN", "SUPER_ADMIN"] }, deletedAt: null, id: { notIn: concerned } },
    select: { id: true },
  });
  return admins.map(({ id }) => id);
}

/** A member of the room, or somebody who has written there. @throws Refusal `not_found` */
async function someoneIn(tx: Transaction, roomId: string, id: string): Promise<string> {
  const userId = idFrom(id);
  const isThere =
    userId &&
    ((await tx.db.roomMembership.findUnique({ where: { roomId_userId: { roomId, userId } } })) ??
      (await tx.db.message.findFirst({
        where: { roomId, userId, user: { deletedAt: null } },
        select: { id: true },
      })));
  if (!isThere) throw notFound("This person");
  return userId;
}
