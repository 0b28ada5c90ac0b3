import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { ReportForm } from "~/components/reports/report-form";
import { postPath } from "~/components/room/room-paths";
import type { Person } from "~/domain/actor";
import { plainTextOf } from "~/domain/messages/markup/plain-text";
import { message } from "~/domain/messages/queries.server";
import { canReportMessage } from "~/domain/reports/policy";
import { reportInRoom } from "~/domain/reports/report.server";
import { roomFor } from "~/domain/rooms/access.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { orErrorPage } from "~/http/refusals.server";

export const handle: Handle = {
  title: () => "Report a post",
  backTo: (page: { back: string } | undefined) => page?.back,
};
export const meta: MetaFunction = () => pageTitle("Report a post");

async function postOf(person: Person, { slug, postId }: { slug?: string; postId?: string }) {
  const access = await roomFor(person, slug!);
  const post = await message(access, postId!);
  return { post, room: access.room, back: postPath(access.room.slug, post.parentId ?? post.id) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const { post, room, back } = await orErrorPage(postOf(person, params));
  if (!canReportMessage(person, post)) throw redirect(back);
  return {
    author: post.user.displayName,
    text: post.text ? plainTextOf(post.text) : (post.trackRef?.title ?? ""),
    room: room.name,
    back,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  const { post, room, back } = await orErrorPage(postOf(person, params));
  return submitForm(await formOf(request), async ({ reason }) => {
    await reportInRoom(person, room.id, { messageId: post.id, reason: reason ?? "" });
    return redirectWith(back, { kind: "success", text: "Thank you. The moderators will look at it." });
  });
}

export default function ReportPostPage() {
  const { author, text, room, back } = useLoaderData<typeof loader>();
  return (
    <ReportForm
      reply={useActionData<typeof action>()}
      title={`Report this post by ${author}`}
      lead={`The moderators of ${room} will look at it. ${author} never learns who reported it.`}
      about={text}
      backTo={back}
    />
  );
}
