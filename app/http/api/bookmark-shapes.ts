import { z } from "zod";
import type { BookmarkDto } from "~/domain/bookmarks/schema";
import { id, messageShape, named, time } from "./shapes";

export const bookmarkShape = named<BookmarkDto>(
  "Bookmark",
  z.object({
    id,
    note: z.string(),
    createdAt: time,
    message: messageShape.nullable().describe("Null once it was deleted, or is out of your reach."),
    room: z.object({ id, slug: z.string(), name: z.string(), isPrivate: z.boolean() }).nullable(),
  }),
);
