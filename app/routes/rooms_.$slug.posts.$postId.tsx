import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRevalidator, type ShouldRevalidateFunction } from "@remix-run/react";
import { personOf, viewerOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { cardMeta, firstWords } from "~/components/share/card-meta";
import { postLine } from "~/components/share/card-words";
import { Comments } from "~/components/room/comments";
import { postPath } from "~/components/room/room-paths";
import { roomPath } from "~/components/paths";
import { postMessage } from "~/domain/messages/post.server";
import { beforeReply, beforeUnread } from "~/domain/messages/around.server";
import { thread } from "~/domain/messages/queries.server";
import { markThreadRead } from "~/domain/threads/read.server";
import { roomFor } from "~/domain/rooms/access.server";
import type { Handle } from "~/hooks/handle";
import { useFrame } from "~/hooks/use-frame";
import { isKeptTrue } from "~/hooks/live/kept-true";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { previewOf } from "~/http/preview.server";
import { settledOrigin } from "~/http/origin.server";
import { orErrorPage } from "~/http/refusals.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const access = await orErrorPage(roomFor(viewer, params.slug!));
  const { searchParams } = new URL(request.url);
  const at = searchParams.get("at");
  // Whoever was led to the first new reply has read it all since, by the mark: the address says where they stood.
  const stood = /^\d{1,9}$/.exec(searchParams.get("read") ?? "")?.[0];
  const cursor =
    searchParams.get("after") ??
    (at && (await beforeReply(access, params.postId!, at))) ??
    (stood ? await beforeUnread(params.postId!, Number(stood)) : null);
  const found = await orErrorPage(thread(access, params.postId!, { cursor }));
  const mark = found.post.thread;
  const last = found.replies.at(-1)?.seq ?? 0;
  // As with the room itself: a whole page is seen as it is, a script says itself what was on the screen.
  if (mark && context.isDocument && last > mark.lastReadSeq)
    await markThreadRead(viewer, access.room.id, found.post.id, { seq: last });
  const { slug, id, name, isPrivate, slowModeSeconds } = access.room;
  return {
    ...found,
    readUpTo: stood ? Number(stood) : mark?.unread ? mark.lastReadSeq : null,
    isWhole: !cursor || cursor === "0",
    ...{ at, slug, roomId: id, slowModeSeconds },
    card: isPrivate ? null : { origin: settledOrigin(), room: name },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async (fields) => {
    if (fields.preview) return previewOf(fields);
    const { message } = await postMessage(person, params.slug!, { ...fields, parentId: params.postId });
    return redirectWith(`${postPath(params.slug!, message.parentId!)}#post-${message.id}`, null);
  });
}

export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction, defaultShouldRevalidate }) =>
  !isKeptTrue(formAction) && defaultShouldRevalidate;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return pageTitle("Not found");
  const { post, slug, card } = data;
  const title = `${post.user.displayName}${card ? ` in ${card.room}` : ""}`;
  if (!card) return [...pageTitle(title), { name: "robots", content: "noindex" }];
  const path = postPath(slug, post.id);
  const description = firstWords(postLine(post), 200);
  const { origin } = card;
  return [
    ...pageTitle(title),
    { name: "description", content: description },
    ...cardMeta({ origin, path, image: `${path}/card.png`, title, description }),
  ];
};

export const handle: Handle = {
  title: () => "Thread",
  backTo: (data: { slug: string } | undefined) => roomPath(data?.slug ?? ""),
};

export default function ThreadPage() {
  const data = useLoaderData<typeof loader>();
  const frame = useFrame()!;
  const { revalidate } = useRevalidator();
  return (
    <Comments
      key={`${data.post.id} ${frame.viewer?.id}`}
      thread={data}
      nextCursor={data.nextCursor}
      isWhole={data.isWhole}
      readUpTo={data.readUpTo}
      viewer={frame.viewer}
      slowModeSeconds={data.slowModeSeconds}
      roomId={data.roomId}
      reload={revalidate}
      found={data.at}
    />
  );
}
