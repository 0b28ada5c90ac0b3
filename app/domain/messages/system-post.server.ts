import type { Transaction } from "~/db/transaction.server";
import { record, takeSeq } from "~/streams/log.server";
import { roomStream } from "~/streams/names";
import { newId, now } from "~/world.server";
import type { UserDto } from "../accounts/schema";
import { messageDto } from "./message-dto";
import type { SystemNote } from "./schema";

/** Writes a SYSTEM post into a room's timeline, in the name of whoever did what it tells. */
export async function writeSystemPost(
  tx: Transaction,
  roomId: string,
  user: UserDto,
  note: SystemNote,
): Promise<void> {
  const id = newId();
  const at = now();
  const seq = await takeSeq(tx, roomStream(roomId));
  const row = await tx.db.message.create({
    data: {
      id,
      roomId,
      userId: user.id,
      type: "SYSTEM",
      system: note,
      clientId: id,
      seq,
      reactionCounts: [],
      createdAt: at,
      updatedAt: at,
    },
  });
  const data = { message: messageDto(row, user) };
  await record(tx, [{ stream: roomStream(roomId), seq, type: "message", data, createdAt: at.toISOString() }]);
}
