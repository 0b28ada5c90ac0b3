import { database } from "~/db/client.server";
import type { Transaction } from "~/db/transaction.server";
import { nowMs } from "~/world.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import { hasRooms } from "../flags/parts.server";
import { idFrom } from "../ids";
import { readImages } from "../images/attach.server";
import type { StoredImage } from "../images/image-dto";
import { accessOf, type RoomAccess } from "../rooms/access.server";
import { roomsWithMembers } from "../rooms/rows.server";
import { messageDto } from "./message-dto";
import type { Draft } from "./post.server";

export type Facts = Awaited<ReturnType<typeof readFacts>>;

const placeOf = (draft: Draft) => `${draft.person.id}:${draft.roomId}`;
const unique = (texts: string[]) => [...new Set(texts)];

/** Everything that decides about the drafts, in a few queries. */
export async function readFacts(tx: Transaction, drafts: Draft[]) {
  const roomIds = unique(drafts.map((draft) => draft.roomId));
  const userIds = unique(drafts.map((draft) => draft.person.id));
  const parentIds = unique(drafts.flatMap(({ parentId }) => idFrom(parentId) ?? []));
  const { rooms, memberships } = await roomsWithMembers(tx, roomIds, userIds);
  const isInside = ({ person, roomId }: Draft) =>
    memberships.some((membership) => membership.roomId === roomId && membership.userId === person.id);
  const bans = drafts.every(isInside)
    ? []
    : await tx.db.roomSanction.findMany({
        where: { roomId: { in: roomIds }, userId: { in: userIds }, kind: "BAN" },
      });
  const sent = await sentBefore(tx, drafts);
  const parents = parentIds.length ? await tx.db.message.findMany({ where: { id: { in: parentIds } } }) : [];
  const images = await readImages(tx, drafts);
  const slow = await lastPostsInSlowRooms(tx, drafts, rooms);
  return {
    images,
    /** Milliseconds until slow mode lets this person post again. */
    wait: (draft: Draft) => slow.get(placeOf(draft)) ?? 0,
    /** The draft will be written: what comes after it in the group has to wait. */
    accept(draft: Draft, pictures: StoredImage[]): void {
      images.take(pictures);
      const seconds = rooms.find(({ id }) => id === draft.roomId)?.slowModeSeconds ?? 0;
      if (seconds > 0) slow.set(placeOf(draft), seconds * 1000);
    },
    access(draft: Draft): RoomAccess | null {
      const room = rooms.find(({ id }) => id === draft.roomId);
      const ofDraft = ({ roomId, userId }: { roomId: string; userId: string }) =>
        roomId === draft.roomId && userId === draft.person.id;
      const [membership, ban] = [memberships.find(ofDraft), bans.find(ofDraft)];
      return room && hasRooms(draft.person)
        ? accessOf(draft.person, room, membership ?? null, ban ?? null)
        : null;
    },
    sent(draft: Draft) {
      const row = sent.find(
        ({ userId, clientId }) => userId === draft.person.id && clientId === draft.clientId,
      );
      return row && row.roomId === draft.roomId ? messageDto(row, row.user) : undefined;
    },
    clash: (draft: Draft) =>
      sent.some(({ userId, clientId }) => userId === draft.person.id && clientId === draft.clientId),
    parent: (id: string) => parents.find((parent) => parent.id === idFrom(id)),
  };
}

/** The messages that are there under the drafts' own `clientId`s. Seldom any: so they are looked for by number alone. */
async function sentBefore(tx: Transaction, drafts: Draft[]) {
  const sendings = JSON.stringify(drafts.map(({ person, clientId }) => ({ userId: person.id, clientId })));
  const found =
    database().engine === "sqlite"
      ? await tx.db.$queryRaw<{ id: string }[]>`
          SELECT m."id" FROM json_each(${sendings}) s
          JOIN "messages" m ON m."userId" = s."value" ->> '$.userId' AND m."clientId" = s."value" ->> '$.clientId'`
      : await tx.db.$queryRaw<{ id: string }[]>`
          SELECT m."id" FROM json_to_recordset(${sendings}::json) AS s("userId" text, "clientId" text)
          JOIN "messages" m ON m."userId" = s."userId" AND m."clientId" = s."clientId"`;
  if (found.length === 0) return [];
  return tx.db.message.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    include: { user: { select: USER_COLUMNS } },
  });
}

async function lastPostsInSlowRooms(
  tx: Transaction,
  drafts: Draft[],
  rooms: { id: string; slowModeSeconds: number }[],
) {
  const waits = new Map<string, number>();
  for (const draft of drafts) {
    const { person, roomId } = draft;
    const seconds = rooms.find(({ id }) => id === roomId)?.slowModeSeconds ?? 0;
    if (seconds === 0) continue;
    const last = await tx.db.message.findFirst({
      where: { roomId, userId: person.id, type: { not: "SYSTEM" } },
      orderBy: { createdAt: "desc" },
      select: { createdAt: true },
    });
    if (last) waits.set(placeOf(draft), last.createdAt.getTime() + seconds * 1000 - nowMs());
  }
  return waits;
}
