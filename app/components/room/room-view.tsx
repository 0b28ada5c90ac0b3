import { useMemo, useState, type ReactNode } from "react";
import type { UserDto } from "~/domain/accounts/schema";
import type { Actor } from "~/domain/actor";
import { isUnhurried, may, standingOf } from "~/domain/rooms/policy";
import type { LiveSession } from "~/domain/sessions/lists.server";
import type { Presence } from "~/live/protocol";
import { useNow } from "~/hooks/clock";
import type { RoomSnapshotDto } from "~/hooks/live/room-feed";
import { useConnection } from "~/hooks/use-connection";
import { useReadMark } from "~/hooks/use-read-mark";
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
import { EmptyState } from "../ui/empty-state";
import { JoinBar } from "./join-bar";
import { MutedBar } from "./muted-bar";
import { NewerPosts } from "./newer-posts";
import { OlderPosts } from "./older-posts";
import { OutgoingPosts } from "./outgoing-posts";
import { PeopleHere } from "./people-here";
import { RoomActions } from "./room-actions";
import { RoomComposer } from "./room-composer";
import { RoomProvider, type RoomContextValue } from "./room-context";
import { Timeline } from "./timeline";

export type RoomViewProps = {
  snapshot: RoomSnapshotDto;
  presence: Presence;
  /** The session that goes on in it. */
  live: LiveSession | null;
  viewer: UserDto | null;
  /** What the viewer had read when they came. */
  lastReadSeq: number | null;
  /** The page shows older posts, and stands still. */
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
  const room = useRoom(snapshot, { viewerId: viewer?.id ?? null, presence, live: !older });
  const { online, people, typing } = useRoomMembers(room);
  const { outgoing, outbox, send } = useRoomMessages(room.room.id, viewer?.id ?? null, null, room.posts);
  const connection = useConnection();
  const member = room.room.relation !== "NONE";
  useReadMark(room.room.id, room.seq, member && !older);
  const { slug } = room.room;
  const live = useRoomSession(slug, props.live, room.posts);
  const context = useContextValue(props, room, live, now);
  // Decided once: what comes while one is here is not "since your last visit".
  const [readUpTo] = useState(() => newSince(props));

  return (
    <RoomProvider value={context}>
      <RoomHeader room={room.room} online={online} actions={<RoomActions relation={room.room.relation} />} />
      <div className="mx-auto flex max-w-5xl gap-8 px-4 sm:px-8">
        <section aria-labelledby="timeline-title" className="min-w-0 flex-1">
          <h2 id="timeline-title" className="sr-only">
            Timeline
          </h2>
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
              <MutedBar until={room.mutedUntil!} now={now} timeZone={props.timeZone} />
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
                send={send}
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
          <NewerPosts room={room} slug={slug} />
          {room.posts.length === 0 && outgoing.length === 0 ? (
            <EmptyState drawing="record" title="The room is yours to warm up">
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
