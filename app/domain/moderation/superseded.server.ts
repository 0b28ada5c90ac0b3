import type { Client } from "~/db/client.server";
import type { ModerationAction } from "./schema";

type Line = { id: string; roomId: string | null; targetId: string; action: ModerationAction };

/** Actions that decide the same about their target: the latest of them is what holds. */
const MATTERS: ModerationAction[][] = [
  ["BAN_USER", "UNBAN_USER"],
  ["MUTE_USER", "UNMUTE_USER"],
  ["DELETE_MESSAGE", "RESTORE_MESSAGE"],
  ["CHANGE_ROLE"],
];
const matterOf = (action: ModerationAction) => MATTERS.findIndex((actions) => actions.includes(action));

/** Which of some lines of the log a later one has overtaken: undoing them would undo what somebody decided since. */
export async function superseded(db: Pick<Client, "auditLog">, lines: Line[]): Promise<Set<string>> {
  const concerned = lines.filter(({ roomId, action }) => roomId !== null && matterOf(action) >= 0);
  if (concerned.length === 0) return new Set();
  const latest = await db.auditLog.groupBy({
    by: ["roomId", "targetId", "action"],
    where: {
      roomId: { in: concerned.map(({ roomId }) => roomId!) },
      targetId: { in: concerned.map(({ targetId }) => targetId) },
      action: { in: MATTERS.flat() },
    },
    // Ids are UUIDv7: in the order of their making.
    _max: { id: true },
  });
  const isOvertaken = (line: Line) =>
    latest.some(
      ({ roomId, targetId, action, _max }) =>
        roomId === line.roomId &&
        targetId === line.targetId &&
        matterOf(action) === matterOf(line.action) &&
        (_max.id ?? "") > line.id,
    );
  return new Set(concerned.filter(isOvertaken).map(({ id }) => id));
}
