import { database, reader } from "~/db/client.server";
import type { Queue } from "./schema";

type Wanted = {
  /** One room's, or all there are. */
  roomId: string | null;
  queue: Queue;
  /** Nobody sees what was reported of themselves. */
  notAbout: string;
  before: string | null;
  limit: number;
};

/**
 * The newest report of each case, newest first: ids sort by the time of their making. A case is what was reported of
 * one message or person and waits still, or was closed by one decision.
 */
export async function newestOfCases(wanted: Wanted): Promise<string[]> {
  const { roomId, queue, notAbout, before, limit } = wanted;
  const params: unknown[] = [];
  const param = (value: unknown) => {
    params.push(value);
    return database().engine === "postgresql" ? `$${params.length}` : "?";
  };
  const conditions = [
    `r."status" ${queue === "open" ? "=" : "<>"} 'OPEN'`,
    `r."targetUserId" <> ${param(notAbout)}`,
    ...(roomId ? [`r."roomId" = ${param(roomId)}`] : []),
    ...(before ? [`r."id" < ${param(before)}`] : []),
  ];
  const rows = await reader().$queryRawUnsafe<{ id: string }[]>(
    `SELECT r."id" FROM "reports" r WHERE ${conditions.join(" AND ")} AND NOT EXISTS (
       SELECT 1 FROM "reports" n WHERE n."targetUserId" = r."targetUserId" AND n."id" > r."id"
         AND n."roomId" IS NOT DISTINCT FROM r."roomId"
         AND n."messageId" IS NOT DISTINCT FROM r."messageId"
         AND n."closedAt" IS NOT DISTINCT FROM r."closedAt")
     ORDER BY r."id" DESC LIMIT ${param(limit)}`,
    ...params,
  );
  return rows.map(({ id }) => id);
}
