import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  useLoaderData,
  useRevalidator,
  useRouteLoaderData,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { personOf, viewerOf } from "~/auth/viewer.server";
import { Comments } from "~/components/room/comments";
import { postPath } from "~/components/room/room-paths";
import { roomPath } from "~/components/paths";
import { postMessage } from "~/domain/messages/post.server";
import { beforeReply } from "~/domain/messages/around.server";
import { thread } from "~/domain/messages/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import type { Handle } from "~/hooks/handle";
import { isKeptTrue } from "~/hooks/live/kept-true";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { orErrorPage } from "~/http/refusals.server";
import type { loader as frameLoader } from "~/root";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await orErrorPage(roomFor(await viewerOf(request), params.slug!));
  const { searchParams } = new URL(request.url);
  const at = searchParams.get("at");
  const cursor = searchParams.get("after") ?? (at && (await beforeReply(access, params.postId!, at)));
  const found = await orErrorPage(thread(access, params.postId!, { cursor }));
  const { slug, id, slowModeSeconds } = access.room;
  return { ...found, at, slug, roomId: id, slowModeSeconds };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async (fields) => {
    const { message } = await postMessage(person, params.slug!, { ...fields, parentId: params.postId });
    return redirectWith(`${postPath(params.slug!, message.parentId!)}#post-${message.id}`, null);
  });
}

export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction, defaultShouldRevalidate }) =>
  !isKeptTrue(formAction) && defaultShouldRevalidate;

export const handle: Handle = {
  title: () => "Thread",
  backTo: (data: { slug: string } | undefined) => roomPath(data?.slug ?? ""),
};

export default function ThreadPage() {
  const data = useLoaderData<typeof loader>();
  const frame = useRouteLoaderData<typeof frameLoader>("root")!;
  const { revalidate } = useRevalidator();
  return (
    <Comments
      key={`${data.post.id} ${frame.viewer?.id}`}
      thread={data}
      nextCursor={data.nextCursor}
      viewer={frame.viewer}
      slowModeSeconds={data.slowModeSeconds}
      roomId={data.roomId}
      reload={revalidate}
      found={data.at}
    />
  );
}
