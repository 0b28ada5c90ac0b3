import { inTransaction, type Transaction } from "~/db/transaction.server";
import { now, nowMs } from "~/world.server";
import type { Actor } from "../actor";
import { conflict, notFound, Refusal } from "../errors";
import { idFrom } from "../ids";
import { setMemberRole } from "../members/roles.server";
import { allowIn, roomFor, signedIn } from "../rooms/access.server";
import { MEMBER_ROLES, type MemberRole } from "../rooms/schema";
import { changeSettings } from "../rooms/update.server";
import { auditLine } from "./audit-log.server";
import type { Act } from "./order.server";
import { banUser, muteUser, unbanUser, unmuteUser } from "./people.server";
import { removePost, restorePost } from "./posts.server";
import type { AuditData, AuditDto } from "./schema";
import { superseded } from "./superseded.server";
import { isUndoable } from "./undoable";

type Access = Parameters<Act>[1];
type Line = NonNullable<Awaited<ReturnType<Transaction["db"]["auditLog"]["findUnique"]>>>;

/**
 * Takes back what a line of the log tells, by the act that is its opposite: allowed to whom that act is, logged like
 * it. A line is undone once.
 *
 * @returns the line, undone
 * @throws Refusal `unauthenticated`, `forbidden`, `not_found`, `conflict` (undone already, too late, changed since)
 */
export async function undo(actor: Actor, idOrSlug: string, auditId: string): Promise<AuditDto> {
  const person = signedIn(actor);
  return inTransaction(async (tx) => {
    const access = { ...(await roomFor(actor, idOrSlug, tx)), actor: person };
    allowIn(access, "undo");
    const id = idFrom(auditId);
    const line = id ? await tx.db.auditLog.findUnique({ where: { id } }) : null;
    if (!line || line.roomId !== access.room.id) throw notFound("This line of the log");
    const data = line.data as AuditData | null;
    if (line.undoneAt) throw conflict("This has been undone already.");
    if (!isUndoable({ ...line, data }, nowMs())) throw conflict("This cannot be undone any more.");
    if ((await superseded(tx.db, [line])).has(line.id)) throw conflict("This has been changed since.");
    await reverse(tx, access, line, data ?? {}).catch((error: unknown) => {
      // The post or the member that it is about is there no more.
      throw error instanceof Refusal && error.code === "not_found"
        ? conflict("This has been changed since.")
        : error;
    });
    await tx.db.auditLog.update({ where: { id: line.id }, data: { undoneAt: now(), undoneBy: person.id } });
    return auditLine(line.id, tx.db);
  });
}

async function reverse(tx: Transaction, access: Access, line: Line, data: AuditData): Promise<void> {
  const reason = line.reason ? `Undone: ${line.reason}`.slice(0, 500) : "Undone";
  const order = { targetId: line.targetId, reason, until: data.until ? new Date(data.until) : null };
  switch (line.action) {
    case "BAN_USER":
      return void (await unbanUser(tx, access, order));
    case "UNBAN_USER":
      return void (await banUser(tx, access, order));
    case "MUTE_USER":
      return void (await unmuteUser(tx, access, order));
    case "UNMUTE_USER":
      return void (await muteUser(tx, access, order));
    case "DELETE_MESSAGE":
      return void (await restorePost(tx, access, order));
    case "RESTORE_MESSAGE":
      return void (await removePost(tx, access, order));
    case "CHANGE_ROLE":
      return void (await setMemberRole(
        tx,
        access,
        line.targetId,
        roleIn(data.from),
        reason,
        roleIn(data.to),
      ));
    default:
      return void (await changeSettings(tx, access, before(data), reason));
  }
}

function roleIn(text: string | undefined): MemberRole {
  const role = MEMBER_ROLES.find((known) => known === text);
  if (!role) throw conflict("This cannot be undone any more.");
  return role;
}

/** The settings as they were, each with what it must still be: who changed it since then meant it. */
const before = (data: AuditData) =>
  Object.entries(data.changes ?? {}).map(([name, { from, to }]) => ({ name, value: from, still: to }));
