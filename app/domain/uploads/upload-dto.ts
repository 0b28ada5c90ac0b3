import type { TrackRef } from "../tracks/schema";
import { uploadedTrack } from "../tracks/recognise";
import type { UploadDto } from "./schema";

type UploadRow = {
  id: string;
  title: string;
  artist: string;
  duration: number;
  bytes: number;
  coverFileId: string | null;
  createdAt: Date;
};

/** The card of an uploaded track, as posts and queues carry it. */
export function uploadCard(row: Omit<UploadRow, "bytes" | "createdAt">): TrackRef {
  return {
    ...uploadedTrack(row.id),
    title: row.title,
    artist: row.artist,
    artwork: row.coverFileId ? `/tracks/${row.id}/cover` : null,
    duration: row.duration,
  };
}

export function uploadDto(row: UploadRow): UploadDto {
  return {
    ...uploadCard(row),
    id: row.id,
    bytes: row.bytes,
    createdAt: row.createdAt.toISOString(),
  };
}
