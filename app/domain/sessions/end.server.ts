import { inTransaction, type Transaction } from "~/db/transaction.server";
import { lockFor } from "~/db/locks.server";
import type { UserDto } from "../accounts/schema";
import type { Actor } from "../actor";
import { writeSystemPost } from "../messages/system-post.server";
import type { SessionEnd } from "../messages/schema";
import { audit } from "../moderation/audit.server";
import { parse } from "../parse";
import { signedIn } from "../rooms/access.server";
import { allowInSession, sessionFor, theSessionBehind, type SessionRow } from "./access.server";
import { changeSession, passTime, sessionIn } from "./change.server";
import { reasonSchema } from "./inputs";
import { end } from "./machine/end";
import type { SessionDto } from "./schema";

/**
 * Ends a session for everybody. By a moderator, it stands in the room's log.
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden`, `not_found`, `conflict` (it has ended already)
 */
export async function endSession(actor: Actor, sessionId: string, input: unknown = {}): Promise<SessionDto> {
  const person = signedIn(actor);
  const { reason } = parse(reasonSchema, input);
  const { session } = await sessionFor(actor, sessionId);
  return inTransaction(async (tx) => {
    if (session.roomId) await lockFor(tx, `room:${session.roomId}`);
    const access = await sessionFor(actor, sessionId, tx);
    allowInSession(access, "end");
    const changed = await changeSession(access, tx, end);
    await tellRoom(tx, access.session, person, "by_hand");
    const { id, roomId, hostId } = access.session;
    if (hostId !== person.id)
      await audit(tx, {
        ...{ roomId, actorId: person.id, action: "END_SESSION", reason },
        ...{ targetId: id, targetUserId: hostId, data: { sessionId: id } },
      });
    return sessionIn(changed);
  });
}

/**
 * Ends a session as part of another command, which has made sure that it may, and holds the lock of the room where it
 * is in one. One that has ended already stays as it is.
 * @param told in whose name the room hears of it, and why it ended; null: it is not told
 */
export async function endInside(
  tx: Transaction,
  session: { id: string },
  told: { by: UserDto; why: SessionEnd } | null,
): Promise<void> {
  const access = await theSessionBehind(null, session.id, tx);
  if (!access || access.session.status === "ENDED") return;
  await passTime(tx, access.session, end);
  if (told) await tellRoom(tx, access.session, told.by, told.why);
}

/** Says in the timeline of the session's room that it is over. */
export async function tellRoom(
  tx: Transaction,
  { id, name, roomId }: Pick<SessionRow, "id" | "name" | "roomId">,
  by: UserDto,
  why: SessionEnd,
): Promise<void> {
  if (roomId) await writeSystemPost(tx, roomId, by, { kind: "session_ended", sessionId: id, name, why });
}
