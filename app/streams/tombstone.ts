import type { MessageDto } from "~/domain/messages/schema";

/** What is left of a message that was deleted, where its replies still stand: who wrote it and when, nothing that it said. */
export function tombstone(
  { repost: _, mentions: __, mentionsRoom: ___, ...post }: MessageDto,
  deletedAt: string,
): MessageDto {
  return {
    ...post,
    text: null,
    trackRef: null,
    images: [],
    reactions: [],
    deletedAt,
    updatedAt: deletedAt,
  };
}
