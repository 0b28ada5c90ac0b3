import { z } from "zod";

/** More is not counted: the page says 99+. */
export const THREAD_UNREAD_MAX = 100;

/** How far somebody has read a thread that they follow: began, wrote in, or were named in. */
export type ThreadMark = {
  /** The number of the room's stream up to which they have read its replies. */
  lastReadSeq: number;
  /** Replies by others since; 100 stands for more. */
  unread: number;
  /** The number up to which these are counted: what events up to it tell is in there. */
  countedSeq: number;
};

/** As one person's devices are told of it; null where they do not follow the thread. */
export type OwnThread = { roomId: string; postId: string; thread: ThreadMark | null };

export const readThreadSchema = z.object({
  seq: z
    .number({ error: "seq must be a number of this room's stream." })
    .int("seq must be a number of this room's stream.")
    .min(0, "seq must be a number of this room's stream.")
    .optional()
    .describe("Up to which number; left out, all of it."),
});
