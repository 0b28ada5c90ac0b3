import { grouped } from "~/db/grouped.server";
import { log } from "~/log.server";
import { sendingMessages } from "~/metrics/product.server";
import { newId } from "~/world.server";
import type { Actor, Person } from "../actor";
import { invalid, notFound } from "../errors";
import { measured } from "../measured.server";
import { parse } from "../parse";
import { roomIdFor, signedIn } from "../rooms/access.server";
import { cardForLink, checkedCard, findTitleLater } from "../tracks/cards.server";
import { findTrackLink } from "../tracks/find-link";
import { recogniseTrack } from "../tracks/recognise";
import type { TrackRef } from "../tracks/schema";
import { refuseNewcomersLinks } from "./guards/newcomers.server";
import { postAtPace } from "./guards/pace.server";
import { originalOf, withOriginals } from "./originals.server";
import { postSchema, type MessageDto, type OriginalDto, type PostInput } from "./schema";
import { writePosts } from "./write-posts.server";

/** A message ready to be written: checked for itself, not yet for its place. */
export type Draft = {
  person: Person;
  roomId: string;
  text: string | null;
  trackRef: TrackRef | null;
  imageIds: string[];
  parentId: string | null;
  /** The message that it passes on. */
  original?: OriginalDto | null;
  clientId: string;
};

export type Posted = { message: MessageDto; created: boolean };

const write = grouped(writePosts);

/**
 * Posts a message into a room, replies, or passes a message on. Returns once it is committed. Sent again with the same `clientId`, it
 * changes nothing and returns the message that is there.
 *
 * @param sendingId what stands for a `clientId` where none is given
 * @throws Refusal `invalid`, `unauthenticated`, `forbidden` (not a member, muted, a new account's link), `not_found`,
 *   `rate_limited`
 */
export function postMessage(
  actor: Actor,
  idOrSlug: string,
  input: unknown,
  sendingId = newId(),
): Promise<Posted> {
  return measured(sendingMessages, () => send(actor, idOrSlug, input, sendingId));
}

async function send(actor: Actor, idOrSlug: string, input: unknown, sendingId: string): Promise<Posted> {
  const person = signedIn(actor);
  const roomId = await roomIdFor(actor, idOrSlug);
  const post = parse(postSchema, input);
  refuseNewcomersLinks(person, wordsOf(post));
  const { text, trackRef } = await contentOf(person, post);
  const clientId = post.clientId ?? sendingId;
  const original = post.repostOf ? await originalOf(person, post.repostOf) : null;
  if (post.repostOf && !original) throw notFound("The message you repost");
  const { imageIds } = post;
  const draft = {
    person,
    roomId,
    text,
    trackRef,
    imageIds,
    parentId: post.parentId ?? null,
    original,
    clientId,
  };
  const posted = await postAtPace({ ...draft, placeId: roomId }, () => write(draft));
  if (posted.created) {
    log.debug({ event: "message_sent", type: posted.message.type });
    if (trackRef) findTitleLater(trackRef);
  }
  if (!posted.message.repost) return posted;
  return { ...posted, message: (await withOriginals(person, [posted.message]))[0]! };
}

/** What of a post will be read, by the field it comes from. */
export const wordsOf = ({ text, track }: PostInput) => ({
  text,
  track: track && `${track.title}\n${track.artist}`,
});

/** Text and track of a post. A track link in the text makes a card; alone, it leaves no text behind. */
export async function contentOf(person: Person, post: PostInput): Promise<Pick<Draft, "text" | "trackRef">> {
  const text = post.text || null;
  if (post.track) return { text, trackRef: await checkedCard(person, post.track, "track") };
  if (post.trackUrl) {
    const recognised = recogniseTrack(post.trackUrl);
    if (!recognised) throw invalid("trackUrl", "This is not a track's address that can be recognised.");
    return { text, trackRef: await cardForLink(person, recognised, "trackUrl") };
  }
  const link = text ? findTrackLink(text) : null;
  if (!link) return { text, trackRef: null };
  const alone = link.before === "" && link.after === "";
  return { text: alone ? null : text, trackRef: await cardForLink(person, link, "text") };
}
