import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Outlet, useLoaderData, useOutlet, type ShouldRevalidateFunction } from "@remix-run/react";
import { personOf, viewerOf } from "~/auth/viewer.server";
import { roomPath } from "~/components/paths";
import { RoomView } from "~/components/room/room-view";
import { newerPosts, timelineAround } from "~/domain/messages/around.server";
import { markRead } from "~/domain/members/read-marks.server";
import { unreadFrom } from "~/domain/members/unread.server";
import { postMessage } from "~/domain/messages/post.server";
import { roomSnapshot, seqOf, timeline } from "~/domain/messages/queries.server";
import { roomFor, type RoomAccess } from "~/domain/rooms/access.server";
import { roomDto } from "~/domain/rooms/room-dto";
import { liveInRoom } from "~/domain/sessions/lists.server";
import { cardMeta } from "~/components/share/card-meta";
import { roomLine } from "~/components/share/card-words";
import type { Handle } from "~/hooks/handle";
import { useFrame } from "~/hooks/use-frame";
import { isKeptTrue } from "~/hooks/live/kept-true";
import { submitForm } from "~/http/forms.server";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { previewOf } from "~/http/preview.server";
import { settledOrigin } from "~/http/origin.server";
import { orErrorPage } from "~/http/refusals.server";
import { presenceOf, presenceTag } from "~/live/presence.server";
import { storedHeadOf } from "~/streams/log.server";
import { roomStream, sessionStream } from "~/streams/names";
import { PROFILES } from "~/streams/versions.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const access = await orErrorPage(roomFor(viewer, params.slug!));
  const url = new URL(request.url);
  const { room, membership, relation } = access;
  if (params.slug !== room.slug)
    throw redirect(url.pathname.replace(/^\/rooms\/[^/]+/, roomPath(room.slug)) + url.search);
  const stream = roomStream(room.id);
  // Names in posts are people's present ones.
  context.page.dependsOn(stream, presenceTag(stream), PROFILES);
  context.page.keepFor(30);
  const { snapshot, past } = await orErrorPage(shownOf(access, url.searchParams));
  const page = past ?? { ...snapshot, newerCursor: null };
  // A whole page was asked for: it is seen as it is. With a script the browser says itself what was on the screen.
  if (membership && !past && context.isDocument && membership.lastReadSeq < snapshot.seq)
    await orErrorPage(markRead(viewer, room.id, snapshot.seq));
  const lastReadSeq = membership?.lastReadSeq ?? null;
  const unread =
    viewer && lastReadSeq !== null && lastReadSeq < snapshot.seq && !past
      ? await unreadFrom(viewer.id, room.id, lastReadSeq)
      : null;
  // Whoever was led to the first unread post has read it all since, by the mark: the address says where they stood.
  const stood = past && /^\d{1,9}$/.exec(url.searchParams.get("read") ?? "")?.[0];
  const live = (await liveInRoom(viewer, [room.id])).get(room.id) ?? null;
  if (live) context.page.dependsOn(sessionStream(live.id), presenceTag(sessionStream(live.id)));
  return {
    live,
    origin: settledOrigin(),
    snapshot: {
      seq: snapshot.seq,
      room: roomDto(snapshot.room, relation),
      mutedUntil: membership?.mutedUntil?.toISOString() ?? null,
      posts: page.messages,
      olderCursor: page.nextCursor,
      newerCursor: page.newerCursor,
    },
    presence: presenceOf(stream),
    lastReadSeq: stood ? Number(stood) : lastReadSeq,
    unread,
    older: past !== null,
    found: past && "messageId" in past ? past.messageId : null,
  };
}

/** So often is read again what was overtaken. */
const TRIES = 3;

/**
 * The newest posts, and the part of the past that is shown instead. Both are true up to the snapshot's number: what
 * happened while they were read would be applied to them a second time.
 */
async function shownOf(access: RoomAccess, params: URLSearchParams) {
  for (let tries = 1; ; tries += 1) {
    const snapshot = await roomSnapshot(access);
    const past = await pastOf(access, params);
    if (!past || tries === TRIES || (await storedHeadOf(roomStream(access.room.id))) === snapshot.seq)
      return { snapshot, past };
  }
}

/** The part of the past that the address asks for: older posts, newer ones, or those around a message. */
async function pastOf(access: RoomAccess, params: URLSearchParams) {
  const [cursor, newer, at] = ["before", "newer", "at"].map((name) => params.get(name));
  if (at) return timelineAround(access, at);
  if (newer) return newerPosts(access, newer);
  // What is before a post has that one behind it.
  return cursor
    ? { ...(await timeline(access, { cursor })), newerCursor: String(Math.max(0, seqOf(cursor) - 1)) }
    : null;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async (fields) => {
    if (fields.preview) return previewOf(fields);
    await postMessage(person, params.slug!, fields);
    return redirectWith(roomPath(params.slug!), null);
  });
}

export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  currentParams,
  nextParams,
  defaultShouldRevalidate,
}) => currentParams.slug !== nextParams.slug || (!isKeptTrue(formAction) && defaultShouldRevalidate);

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: "Not found · Sedā.fm Rooms" }];
  const { name, slug, isPrivate } = data.snapshot.room;
  const path = roomPath(slug);
  const description = roomLine(data.snapshot.room);
  return [
    { title: `${name} · Sedā.fm Rooms` },
    ...(isPrivate
      ? [{ name: "robots", content: "noindex" }]
      : [
          { name: "description", content: description },
          ...cardMeta({ origin: data.origin, path, image: `${path}/card.png`, title: name, description }),
        ]),
  ];
};

type Data = { snapshot: { room: { name: string } } };
export const handle: Handle = {
  title: (data: Data | undefined) => data?.snapshot.room.name,
  backTo: () => "/rooms",
};

export default function RoomPage() {
  const { snapshot, presence, live, lastReadSeq, unread, older, found } = useLoaderData<typeof loader>();
  const frame = useFrame()!;
  const thread = useOutlet();
  return (
    <RoomView
      key={`${snapshot.room.id} ${frame.viewer?.id} ${older ? `${snapshot.olderCursor} ${found}` : ""}`}
      snapshot={snapshot}
      presence={presence}
      live={live}
      viewer={frame.viewer}
      lastReadSeq={lastReadSeq}
      unread={unread}
      older={older}
      found={found}
      now={frame.now}
      timeZone={frame.timeZone}
    >
      {thread ? <Outlet /> : null}
    </RoomView>
  );
}
