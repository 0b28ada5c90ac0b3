import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { roomPath } from "~/components/paths";
import { picturesPath, postPath } from "~/components/room/room-paths";
import { PicturesForm } from "~/components/room/pictures-form";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import { postMessage } from "~/domain/messages/post.server";
import { allowIn, roomFor } from "~/domain/rooms/access.server";
import { roomView } from "~/domain/rooms/queries.server";
import type { Handle } from "~/hooks/handle";
import { redirectWith } from "~/http/flash.server";
import { picturesIn, postingPictures } from "~/http/pictures.server";
import { orErrorPage } from "~/http/refusals.server";

export const handle: Handle = {
  title: () => "Post pictures",
  backTo: (data: { room: { slug: string } } | undefined) => roomPath(data?.room.slug ?? ""),
};
export const meta: MetaFunction = () => pageTitle("Post pictures");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const access = await orErrorPage(roomFor(person, params.slug!));
  await orErrorPage(Promise.resolve().then(() => allowIn(access, "post")));
  return { room: roomView(access), parentId: new URL(request.url).searchParams.get("parent") };
}

/** Several pictures, what they show, and words: a plain form. What has arrived once is not sent again after a refusal. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  const sent = await picturesIn(request);
  return postingPictures(person, params.slug!, sent, async (imageIds) => {
    const { text, parentId } = sent;
    const { message } = await postMessage(person, params.slug!, { text, parentId, imageIds });
    const place = message.parentId ? postPath(params.slug!, message.parentId) : roomPath(params.slug!);
    return redirectWith(`${place}#post-${message.id}`, null);
  });
}

export default function PicturesPage() {
  const { room, parentId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <RoomSubpage room={room} title="Post pictures">
      <PicturesForm action={picturesPath(room.slug, parentId)} parentId={parentId} reply={reply} />
    </RoomSubpage>
  );
}
