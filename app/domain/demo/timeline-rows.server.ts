import { newId } from "~/world.server";
import { wholeEmoji } from "../messages/schema";
import { trackKey } from "../tracks/recognise";
import type { DemoPost, DemoReactions } from "./types";

const MINUTE = 60_000;

type Setting = {
  roomId: string;
  /** By username, the id. */
  people: Map<string, string>;
  /** The moment from which minutes are counted back, in milliseconds. */
  present: number;
};

/** A post or a reply, not yet in its place. */
type Part = { id: string; said: Omit<DemoPost, "replies">; parentId: string | null; replyCount: number };

/** The rows of a demo timeline: posts and replies in one order of time, numbered from one, and their reactions. */
export function timelineRows(posts: DemoPost[], setting: Setting) {
  const parts = posts.flatMap(partsOf).sort((a, b) => b.said.minutesAgo - a.said.minutesAgo);
  return {
    messages: parts.map((part, index) => messageRow(part, index + 1, setting)),
    reactions: parts.flatMap((part) => reactionRows(part, setting)),
  };
}

function partsOf(post: DemoPost): Part[] {
  const id = newId();
  const replies = post.replies ?? [];
  return [
    { id, said: post, parentId: null, replyCount: replies.length },
    ...replies.map((reply) => ({ id: newId(), said: reply, parentId: id, replyCount: 0 })),
  ];
}

function messageRow({ id, said, parentId, replyCount }: Part, seq: number, setting: Setting) {
  const createdAt = new Date(setting.present - said.minutesAgo * MINUTE);
  const editedAt =
    said.editedAfter === undefined ? null : new Date(createdAt.getTime() + said.editedAfter * MINUTE);
  return {
    id,
    roomId: setting.roomId,
    userId: setting.people.get(said.by)!,
    type: parentId ? ("REPLY" as const) : said.track ? ("TRACK_CARD" as const) : ("TEXT" as const),
    text: said.text ?? null,
    ...(said.track ? { trackRef: said.track, trackKey: trackKey(said.track) } : {}),
    parentId,
    clientId: id,
    seq,
    replyCount,
    reactionCounts: reactionsOf(said.reactions).map(([emoji, names]) => ({ emoji, count: names.length })),
    createdAt,
    updatedAt: editedAt ?? createdAt,
    editedAt,
  };
}

function reactionRows({ id, said }: Part, { people, present }: Setting) {
  const everyone = reactionsOf(said.reactions).flatMap(([emoji, names]) =>
    names.map((name) => ({ emoji, name })),
  );
  return everyone.map(({ emoji, name }, index) => ({
    id: newId(),
    messageId: id,
    userId: people.get(name)!,
    emoji,
    // One after the other, a minute apart, none of them after the present.
    createdAt: new Date(present - Math.max(0, said.minutesAgo - index - 1) * MINUTE),
  }));
}

function reactionsOf(reactions: DemoReactions = {}): [emoji: string, names: string[]][] {
  return Object.entries(reactions).map(([emoji, names]) => [wholeEmoji(emoji) ?? emoji, names]);
}
