import { recogniseTrack } from "../tracks/recognise";
import { trackRefAtOnce, type TrackRef } from "../tracks/schema";

export type DemoPerson = { username: string; displayName: string; bio: string; role?: "ARTIST" };

/** Emoji → the usernames of those who reacted with it. */
export type DemoReactions = Record<string, string[]>;

export type DemoReply = { by: string; minutesAgo: number; text: string; reactions?: DemoReactions };

/** A post of a demo timeline. Times are minutes before the moment of the first boot. */
export type DemoPost = {
  by: string;
  minutesAgo: number;
  text?: string;
  track?: TrackRef;
  /** Minutes after posting at which its author changed it. */
  editedAfter?: number;
  reactions?: DemoReactions;
  replies?: DemoReply[];
};

export type DemoRoom = {
  name: string;
  type: "PUBLIC" | "GENRE" | "ARTIST";
  genre?: string;
  description: string;
  tags: string[];
  owner: string;
  moderators: string[];
  members: string[];
  pinnedTrack?: TrackRef;
  /** Oldest first. */
  posts: DemoPost[];
};

/** Minutes in a day. */
export const DAY = 24 * 60;

type More = Omit<DemoPost, "by" | "minutesAgo" | "text">;

export function post(by: string, minutesAgo: number, text: string, more: More = {}): DemoPost {
  return { by, minutesAgo, text, ...more };
}

export function reply(by: string, minutesAgo: number, text: string, reactions?: DemoReactions): DemoReply {
  return { by, minutesAgo, text, ...(reactions ? { reactions } : {}) };
}

/** The card of an invented track. `length` as people write it: "4:05". */
export function card(link: string, title: string, artist: string, length: string): TrackRef {
  const track = recogniseTrack(link);
  if (!track) throw new Error(`The demo holds a link that is not one of a track: ${link}`);
  const duration = length.split(":").reduce((seconds, part) => seconds * 60 + Number(part), 0);
  return trackRefAtOnce(track, { title, artist, artwork: null, duration });
}
