import { reader } from "~/db/client.server";
import { USER_COLUMNS, userDto, type UserRow } from "../accounts/user-dto";
import type { Person } from "../actor";
import { idAt } from "../keyset";
import { messageDto } from "../messages/message-dto";
import { withOriginals } from "../messages/originals.server";
import type { MessageDto } from "../messages/schema";
import { allowIn, signedIn, type RoomAccess } from "../rooms/access.server";
import { newestOfCases } from "./queue-order.server";
import type { Queue, ReportCase } from "./schema";

export const CASES_PAGE = 20;
/** So many voices are heard on one case; the rest is a number. */
const VOICES = 10;

type QueuePage = { queue?: Queue; cursor?: string | null; limit?: number };
type Cases = { cases: ReportCase[]; nextCursor: string | null };

/**
 * A page of a room's reports, for those who moderate it. What is about themselves they do not see.
 * @throws Refusal `unauthenticated`, `forbidden`, `invalid` for a cursor that is none
 */
export async function roomReports(access: RoomAccess, page: QueuePage = {}): Promise<Cases> {
  allowIn(access, "handle_reports");
  return casesOf(signedIn(access.actor), access.room.id, page);
}

/** A page of all the reports there are, for a site admin; asAdmin is asked before. */
export function allReports(admin: Person, page: QueuePage = {}): Promise<Cases> {
  return casesOf(admin, null, page);
}

async function casesOf(viewer: Person, roomId: string | null, page: QueuePage): Promise<Cases> {
  const { queue = "open", cursor, limit = CASES_PAGE } = page;
  const before = idAt(cursor);
  const ids = await newestOfCases({ roomId, queue, notAbout: viewer.id, before, limit: limit + 1 });
  const shown = ids.slice(0, limit);
  return {
    cases: await Promise.all(shown.map((id) => caseOf(viewer, id))),
    nextCursor: ids.length > limit ? shown.at(-1)! : null,
  };
}

const PERSON = { select: USER_COLUMNS } as const;
const AUTHOR = { user: PERSON } as const;

async function caseOf(viewer: Person, id: string): Promise<ReportCase> {
  const row = await reader().report.findUniqueOrThrow({
    where: { id },
    include: {
      ...{ room: { select: { id: true, slug: true, name: true } }, targetUser: PERSON },
      message: { include: AUTHOR },
    },
  });
  const { roomId, messageId, targetUserId, status, closedAt } = row;
  const together = { roomId, messageId, targetUserId, closedAt };
  const [count, voices, closer, around] = await Promise.all([
    reader().report.count({ where: together }),
    reader().report.findMany({
      where: together,
      orderBy: { id: "desc" },
      take: VOICES,
      include: { reporter: PERSON },
    }),
    row.closedBy ? reader().user.findUnique({ where: { id: row.closedBy }, ...PERSON }) : null,
    row.message ? contextOf(row.message) : { before: [], after: [] },
  ]);
  // A repost is judged by what it passes on too, where whoever judges may read that.
  const written = row.message ? await withOriginals(viewer, [asWritten(row.message)]) : [];
  return {
    ...{ id, room: row.room, user: userDto(row.targetUser) },
    message: written[0] ?? null,
    ...around,
    count,
    reports: voices.map(({ id, reporter, reason, createdAt }) => ({
      ...{ id, reporter: userDto(reporter), reason, createdAt: createdAt.toISOString() },
    })),
    ...{ status, closedAt: closedAt?.toISOString() ?? null, closedBy: closer && userDto(closer) },
  };
}

type MessageRow = Parameters<typeof messageDto>[0] & { user: UserRow };

/** With its words, though it may be deleted. */
function asWritten(row: MessageRow): MessageDto {
  const words = messageDto({ ...row, deletedAt: null }, row.user);
  return { ...words, deletedAt: row.deletedAt?.toISOString() ?? null };
}

/** The two before it and the one after, in the timeline or thread where it stands. */
async function contextOf({ roomId, parentId, seq }: MessageRow) {
  const near = (side: "lt" | "gt", take: number) =>
    reader().message.findMany({
      where: { roomId, parentId, type: { not: "SYSTEM" }, deletedAt: null, seq: { [side]: seq } },
      orderBy: { seq: side === "lt" ? "desc" : "asc" },
      take,
      include: AUTHOR,
    });
  const [before, after] = await Promise.all([near("lt", 2), near("gt", 1)]);
  return {
    before: before.reverse().map((row) => messageDto(row, row.user)),
    after: after.map((row) => messageDto(row, row.user)),
  };
}
