import { lockFor } from "~/db/locks.server";
import { inTransaction, type Transaction } from "~/db/transaction.server";
import { now, nowMs } from "~/world.server";
import { isSiteAdmin, type Actor, type Person } from "../actor";
import { conflict, notFound } from "../errors";
import { idFrom } from "../ids";
import { deleteMessage } from "../messages/delete.server";
import { notify } from "../notifications/notify.server";
import { settleNotices } from "../notifications/read.server";
import { parse } from "../parse";
import { roomFor, signedIn } from "../rooms/access.server";
import { may } from "../rooms/policy";
import { closeReportSchema, type ReportOutcome } from "./schema";

/**
 * Closes a report, and with it every other open one of the same message or person. Those who reported are told.
 * @throws Refusal `invalid`, `unauthenticated`, `not_found` (also for whoever was reported), `conflict` (closed already)
 */
export async function closeReport(actor: Actor, reportId: string, input: unknown): Promise<void> {
  const person = signedIn(actor);
  const { outcome } = parse(closeReportSchema, input);
  await inTransaction(async (tx) => {
    const report = await reportFor(person, reportId, tx);
    await closeAll(tx, person, report, outcome);
  });
}

/**
 * Deletes the message that was reported, and closes its reports as acted upon. One that is gone already stays so.
 * @throws Refusal as closeReport
 */
export async function deleteReported(actor: Actor, reportId: string, reason: string | null): Promise<void> {
  const person = signedIn(actor);
  const { room, message } = await inTransaction((tx) => reportFor(person, reportId, tx));
  if (!room || !message) throw conflict("This report is not about a message.");
  if (!message.deletedAt) await deleteMessage(actor, room.id, message.id, reason);
  await closeReport(actor, reportId, { outcome: "ACTED" });
}

/**
 * A report that the person may decide upon.
 * @throws Refusal `not_found` for whoever may not, and always for whoever was reported
 */
export async function reportFor(person: Person, reportId: string, tx: Transaction) {
  const id = idFrom(reportId);
  const row = id
    ? await tx.db.report.findUnique({
        where: { id },
        include: { room: true, message: true, targetUser: { select: { id: true, displayName: true } } },
      })
    : null;
  if (!row || row.targetUserId === person.id) throw notFound("This report");
  if (!isSiteAdmin(person) && !(await moderates(person, row.roomId, tx))) throw notFound("This report");
  return row;
}

async function moderates(person: Person, roomId: string | null, tx: Transaction): Promise<boolean> {
  if (!roomId) return false;
  const access = await roomFor(person, roomId, tx).catch(() => null);
  return access !== null && may(person, access, "handle_reports", nowMs());
}

type Report = Awaited<ReturnType<typeof reportFor>>;

async function closeAll(
  tx: Transaction,
  person: Person,
  report: Report,
  outcome: ReportOutcome,
): Promise<void> {
  const { roomId, messageId, targetUserId, room } = report;
  await lockFor(tx, `report:${targetUserId}`);
  const where = { roomId, messageId, targetUserId, status: "OPEN" as const };
  const open = await tx.db.report.findMany({ where, select: { reporterId: true, id: true } });
  if (!open.some(({ id }) => id === report.id)) throw conflict("This report has been closed already.");
  await tx.db.report.updateMany({
    where,
    data: { status: outcome, closedAt: now(), closedBy: person.id },
  });
  for (const { reporterId } of open)
    if (reporterId !== person.id) await notify(tx, reporterId, "REPORT_CLOSED", room, { outcome });
  const waiting = await tx.db.report.findFirst({ where: { roomId, status: "OPEN" }, select: { id: true } });
  if (!waiting) await settleNotices(tx, "REPORTED", roomId);
}
