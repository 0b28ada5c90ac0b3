import { lockFor } from "~/db/locks.server";
import { inTransaction } from "~/db/transaction.server";
import { now, nowMs } from "~/world.server";
import { asUserDto } from "../accounts/user-dto";
import { theSessionBehind, type SessionRow } from "./access.server";
import { passTime, type Change } from "./change.server";
import { tellRoom } from "./end.server";
import { IDLE_END } from "./machine/state";
import { votesDueAt } from "./telling";
import { tellVotes } from "./tell-votes.server";

/**
 * Brings a session up to the present: does what has come due, each thing once whoever asks, and tells of votes that
 * wait. Another process may have done it already: then there is nothing to do.
 * @param change what else has changed around it
 */
export async function advance(sessionId: string, change?: Change): Promise<void> {
  await inTransaction(async (tx) => {
    const row = await tx.db.dJSession.findUnique({
      where: { id: sessionId },
      select: { roomId: true, idleSince: true },
    });
    if (!row) return;
    // Where it may end, its room hears of it: the room's lock comes first.
    const mayEnd = row.idleSince !== null && row.idleSince.getTime() + IDLE_END <= nowMs();
    if (row.roomId && mayEnd) await lockFor(tx, `room:${row.roomId}`);
    const access = await theSessionBehind(null, sessionId, tx);
    if (!access) {
      // Its room is no longer there.
      await tx.db.dJSession.update({ where: { id: sessionId }, data: { dueAt: null } });
      return;
    }
    const { session } = access;
    const isOver = session.status === "ENDED";
    const told = hasVotesToTell(session) ? await tellVotes(tx, session) : session;
    const { after } = await passTime(tx, told, change);
    if (!isOver && after.status === "ENDED") await tellRoom(tx, session, asUserDto(session.host), "idle");
  });
}

const hasVotesToTell = (session: SessionRow) => session.votesPending && votesDueAt(session) <= now();
