import { z } from "zod";
import type { MessageDto } from "../messages/schema";
import type { MarkedPart } from "../search/marks";
import type { MessageHit } from "../search/schema";
import { lines } from "../text";
import { NOTE_MAX } from "./limits";

const note = lines("Note", 0, NOTE_MAX);

/** Without a note, one that is there stays. */
export const bookmarkSchema = z.object({
  note: z.preprocess((value) => value ?? undefined, note.optional()),
});

export const noteSchema = z.object({ note });

/** A bookmark as its owner sees it; nobody else ever does. */
export type BookmarkDto = {
  id: string;
  note: string;
  createdAt: string;
  /** Null once the message was deleted or is out of its owner's reach. */
  message: MessageDto | null;
  room: { id: string; slug: string; name: string; isPrivate: boolean } | null;
};

/** One of the list: with what was searched for marked in it. */
export type BookmarkHit = { bookmark: BookmarkDto; noteParts: MarkedPart[]; hit: MessageHit | null };

/** What a person's other tabs hear. */
export type OwnBookmark = { messageId: string; bookmarked: boolean };
