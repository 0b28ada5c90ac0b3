import { useRevalidator } from "@remix-run/react";
import { useMemo, useState, type ReactNode } from "react";
import type { UserDto } from "~/domain/accounts/schema";
import type { Actor } from "~/domain/actor";
import { isUnhurried, may, standingOf } from "~/domain/rooms/policy";
import type { LiveSession } from "~/domain/sessions/lists.server";
import type { Presence } from "~/live/protocol";
import { useNow } from "~/hooks/clock";
import type { RoomSnapshotDto } from "~/hooks/live/room-feed";
import { useConnection } from "~/hooks/use-connection";
import { useKeptPlace } from "~/hooks/use-kept-place";
import { useReadMark } from "~/hooks/use-read-mark";
import { isAway, useReadingPlace } from "~/hooks/use-reading-place";
import { useRoom } from "~/hooks/use-room";
import { useRoomMembers } from "~/hooks/use-room-members";
import { useRoomMessages } from "~/hooks/use-room-messages";
import { useRoomSession } from "~/hooks/use-room-session";
import { roomPath } from "../paths";
import { RoomHeader } from "../rooms/room-header";
import { SessionBanner } from "../sessions/session-banner";
import { ConnectionSign } from "../timeline/connection-sign";
import { TypingLine } from "../timeline/typing-line";
import { ButtonLink } from "../ui/button";
import { RECORD } from "../ui/drawings/record";
import { EmptyState } from "../ui/empty-state";
import { FirstUnread, type Unread } from "./first-unread";
import { JoinBar } from "./join-bar";
import { MutedBar } from "./muted-bar";
import { NewPostsPill } from "./new-posts-pill";
import { NewerPosts } from "./newer-posts";
import { OlderPosts } from "./older-posts";
import { OutgoingPosts } from "./outgoing-posts";
import { PeopleHere } from "./people-here";
import { PostNews } from "./post-news";
import { RoomActions } from "./room-actions";
import { RoomComposer } from "./room-composer";
import { RoomProvider, type RoomContextValue } from "./room-context";
import { Timeline } from "./timeline";
import { KeyHelp, usePostKeys } from "./use-post-keys";

export type RoomViewProps = {
  snapshot: RoomSnapshotDto;
  presence: Presence;
  /** The session that goes on in it. */
  live: LiveSession | null;
  viewer: UserDto | null;
  /** What the viewer had read when they came. */
  lastReadSeq: number | null;
  /** What of it is new to them, and where that begins. */
  unread?: Unread | null;
  /** The page shows a part of the past: what comes is told, and what happens to its posts is shown. */
  older: boolean;
  /** The message to which somebody was led. */
  found?: string | null;
  now: number;
  timeZone: string;
  /** A thread beside the timeline. */
  children?: ReactNode;
};

/** A room as a place: its head, who is here, and the timeline. Keyed by room and viewer. */
export function RoomView(props: RoomViewProps) {
  const { snapshot, presence, viewer, older, children } = props;
  const now = useNow(props.now);
  const room = useRoom(snapshot, { viewerId: viewer?.id ?? null, presence });
  const { online, people, typing } = useRoomMembers(room);
  const { outgoing, outbox, send } = useRoomMessages(room.room.id, viewer?.id ?? null, null, room.posts);
  const connection = useConnection();
  const member = room.room.relation !== "NONE";
  // What waits above has not been seen.
  useReadMark(room.room.id, room.seq, member && !older && room.newerCursor === null);
  useReadingPlace(room.feed, room.posts);
  useKeptPlace(room.room.id, room.feed, !older && !children);
  const { revalidate } = useRevalidator();
  const toNewest = () => room.feed.toNewest(revalidate);
  const sendFromHere: typeof send = (text, images) => {
    const taken = send(text, images);
    // Whoever says something sees it, wherever they were reading.
    if (taken && isAway()) window.scrollTo({ top: 0 });
    if (taken && room.newerCursor !== null) toNewest();
    return taken;
  };
  const { slug } = room.room;
  const live = useRoomSession(slug, props.live, room.posts);
  const context = useContextValue(props, room, live, now);
  const { help, closeHelp } = usePostKeys(slug, context.canPost);
  // Decided once: what comes while one is here is not "since your last visit".
  const [readUpTo] = useState(() => newSince(props));

  return (
    <RoomProvider value={context}>
      <RoomHeader room={room.room} online={online} actions={<RoomActions relation={room.room.relation} />} />
      <div className="mx-auto flex max-w-5xl gap-8 px-4 sm:px-8">
        <section aria-labelledby="timeline-title" className="min-w-0 flex-1 max-lg:pb-32">
          <h2 id="timeline-title" className="sr-only">
            Timeline
          </h2>
          {older && room.newerCursor !== null ? null : (
            <PostNews posts={room.posts} viewerId={viewer?.id ?? null} what="post" />
          )}
          {help ? <KeyHelp onClosed={closeHelp} /> : null}
          {live ? (
            <div className="pt-5">
              <SessionBanner session={live} />
            </div>
          ) : null}
          <div className="composer-place">
            {older ? (
              <ButtonLink to={roomPath(slug)} variant="quiet">
                Back to the newest posts
              </ButtonLink>
            ) : context.standing === "muted" ? (
              <MutedBar until={room.mutedUntil!} timeZone={props.timeZone} />
            ) : member && viewer ? (
              <RoomComposer
                roomId={room.room.id}
                canNameAll={may(context.actor, context.place, "invite", now)}
                parentId={null}
                viewer={viewer}
                label={`Write to ${room.room.name}`}
                action={roomPath(slug)}
                slowModeSeconds={isUnhurried(context.actor, context.place) ? 0 : room.room.slowModeSeconds}
                outbox={outbox}
                send={sendFromHere}
                below={
                  <>
                    <TypingLine names={typing.map((person) => person.displayName)} />
                    <ConnectionSign
                      state={connection}
                      waiting={outgoing.filter((post) => post.state === "waiting").length}
                    />
                  </>
                }
              />
            ) : (
              <JoinBar name={room.room.name} />
            )}
          </div>
          {props.unread && !older ? (
            <FirstUnread
              unread={props.unread}
              isHere={room.posts.some(({ id }) => id === props.unread?.firstId)}
            />
          ) : null}
          <NewPostsPill room={room} toNewest={older ? null : toNewest} />
          <NewerPosts room={room} slug={slug} byItself={!older} />
          {room.posts.length === 0 && outgoing.length === 0 ? (
            <EmptyState drawing={RECORD} title="The room is yours to warm up">
              {member ? "Say hello, or paste a link to a track that fits." : "Nobody has written here yet."}
            </EmptyState>
          ) : (
            <Timeline
              found={props.found ?? null}
              posts={room.posts}
              readUpTo={readUpTo}
              outgoing={
                viewer ? (
                  <OutgoingPosts posts={outgoing.toReversed()} outbox={outbox} viewer={viewer} />
                ) : null
              }
            />
          )}
          <OlderPosts room={room} slug={slug} />
        </section>
        {children ?? <PeopleHere people={people} online={online} />}
      </div>
    </RoomProvider>
  );
}

/** What the viewer had read before, when somebody has written since; else null. */
function newSince({ snapshot, lastReadSeq, viewer }: RoomViewProps): number | null {
  if (lastReadSeq === null) return null;
  const isNew = snapshot.posts.some(
    (post) => post.seq > lastReadSeq && post.userId !== viewer?.id && post.type !== "SYSTEM",
  );
  return isNew ? lastReadSeq : null;
}

/** Changes only when something in it does: every post on the page depends on it. */
function useContextValue(
  { viewer, timeZone }: RoomViewProps,
  { room: { slug, type, isPrivate, relation }, mutedUntil }: Pick<RoomSnapshotDto, "room" | "mutedUntil">,
  live: LiveSession | null,
  now: number,
): RoomContextValue {
  return useMemo(() => {
    const actor: Actor = viewer && { ...viewer, createdAt: new Date(0), loginId: "" };
    const place = {
      room: { type, isPrivate },
      relation,
      mutedUntil: mutedUntil ? new Date(mutedUntil) : null,
      ban: null,
    };
    const standing = standingOf(actor, place, now);
    return { slug, actor, place, standing, canPost: may(actor, place, "post", now), live, now, timeZone };
  }, [viewer, mutedUntil, timeZone, slug, type, isPrivate, relation, live, now]);
}
