import { appendToRoom } from "~/streams/room-log.server";
import { now, nowMs } from "~/world.server";
import { USER_COLUMNS } from "../accounts/user-dto";
import { conflict, notFound } from "../errors";
import { idFrom } from "../ids";
import { messageDto } from "../messages/message-dto";
import { messageIn } from "../messages/edit.server";
import { RESTORE_WINDOW } from "../messages/limits";
import { asAllSee } from "../messages/originals.server";
import { tellReposts } from "../messages/tell-reposts.server";
import { takeAway } from "../messages/take-away.server";
import { excerptOf } from "../notifications/excerpt";
import { notify } from "../notifications/notify.server";
import { allowIn } from "../rooms/access.server";
import { audit } from "./audit.server";
import type { Act } from "./order.server";

/** Deletes somebody's message; its author is told. */
export const removePost: Act = async (tx, access, { targetId, reason }) => {
  const message = await messageIn(tx, access.room.id, targetId);
  allowIn(access, "delete_any", message);
  await takeAway(tx, access.room.id, message, access.actor.id);
  await notify(tx, message.userId, "MESSAGE_REMOVED", access.room, { reason, excerpt: excerptOf(message) });
  return audit(tx, {
    ...{ roomId: access.room.id, actorId: access.actor.id, action: "DELETE_MESSAGE" },
    ...{ targetId: message.id, targetUserId: message.userId, reason },
  });
};

/** Brings back what a moderator deleted within the last 24 hours, with its reactions. */
export const restorePost: Act = async (tx, access, { targetId, reason }) => {
  const roomId = access.room.id;
  const id = idFrom(targetId);
  const row = id
    ? await tx.db.message.findUnique({
        where: { id },
        include: { user: { select: USER_COLUMNS }, reactions: { select: { emoji: true, userId: true } } },
      })
    : null;
  if (!row || row.roomId !== roomId) throw notFound("This message");
  allowIn(access, "restore", row);
  if (!row.deletedAt) throw conflict("This message is there.");
  if (row.deletedBy === row.userId) throw conflict("Its author deleted this message.");
  if (nowMs() - row.deletedAt.getTime() >= RESTORE_WINDOW)
    throw conflict("A message can be restored for 24 hours.");
  const data = { deletedAt: null, deletedBy: null, updatedAt: now() };
  await tx.db.message.update({ where: { id: row.id }, data });
  const parent = row.parentId
    ? await tx.db.message.update({
        where: { id: row.parentId },
        data: { replyCount: { increment: 1 } },
        include: { user: { select: USER_COLUMNS } },
      })
    : null;
  await appendToRoom(tx, roomId, "message_restored", {
    message: (await asAllSee(tx.db, roomId, [messageDto({ ...row, ...data }, row.user)]))[0]!,
    parent: parent && messageDto(parent, parent.user),
    reactions: row.reactions,
  });
  await tellReposts(tx, row);
  await notify(tx, row.userId, "MESSAGE_RESTORED", access.room, {
    messageId: row.id,
    excerpt: excerptOf(row),
  });
  return audit(tx, {
    ...{ roomId, actorId: access.actor.id, action: "RESTORE_MESSAGE" },
    ...{ targetId: row.id, targetUserId: row.userId, reason },
  });
};

/** Takes all reactions off a message. */
export const clearReactions: Act = async (tx, access, { targetId, reason }) => {
  const message = await messageIn(tx, access.room.id, targetId);
  allowIn(access, "clear_reactions", message);
  await tx.db.reaction.deleteMany({ where: { messageId: message.id } });
  await tx.db.message.update({ where: { id: message.id }, data: { reactionCounts: [] } });
  await appendToRoom(tx, access.room.id, "reactions_cleared", { messageId: message.id });
  return audit(tx, {
    ...{ roomId: access.room.id, actorId: access.actor.id, action: "CLEAR_REACTIONS" },
    ...{ targetId: message.id, targetUserId: message.userId, reason },
  });
};
