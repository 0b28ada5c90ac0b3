import type { MessageDto } from "~/domain/messages/schema";

/** What is said of a room where there is no description. */
export const roomLine = (room: { name: string; description: string | null }) =>
  room.description ?? `${room.name}, a room on Sedā.fm.`;

type Said = Pick<MessageDto, "text" | "trackRef" | "repost">;

/** What a post says, in a line: its words, its track, or what it passes on, should that be for everybody. */
export function postLine({ text, trackRef, repost }: Said): string {
  const track = trackRef ? [trackRef.title, trackRef.artist].filter(Boolean).join(" · ") : "";
  const said = [text, track].filter(Boolean).join(" — ");
  const original = repost?.original;
  if (said === "" && original && !original.room.isPrivate) return postLine(original);
  return said || "A post on Sedā.fm.";
}
