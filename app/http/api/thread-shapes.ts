import { z } from "zod";
import type { OwnThread } from "~/domain/threads/schema";
import { id, named, threadShape } from "./shapes";

export const ownThreadShape = named<OwnThread>(
  "OwnThread",
  z.object({
    roomId: id,
    postId: id,
    thread: threadShape.nullable().describe("Null where the caller does not follow the thread."),
  }),
);
