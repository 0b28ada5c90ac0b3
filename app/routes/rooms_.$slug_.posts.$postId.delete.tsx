import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { ReasonFields } from "~/components/members/reason-fields";
import { roomPath } from "~/components/paths";
import { postPath } from "~/components/room/room-paths";
import { Button, ButtonLink } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/form-fields";
import { deleteMessage } from "~/domain/messages/delete.server";
import { message } from "~/domain/messages/queries.server";
import { reasonIn } from "~/domain/moderation/reason";
import { excerptOf } from "~/domain/notifications/excerpt";
import { roomFor } from "~/domain/rooms/access.server";
import { may } from "~/domain/rooms/policy";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const access = await orErrorPage(roomFor(person, params.slug!));
  const post = await orErrorPage(message(access, params.postId!));
  const back = postPath(access.room.slug, post.parentId ?? post.id);
  const action = post.userId === person.id ? "delete_own" : "delete_any";
  if (!may(person, access, action, nowMs(), post)) throw redirect(back);
  return { text: excerptOf(post), back, own: post.userId === person.id };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await personOf(request);
  const access = await orErrorPage(roomFor(person, params.slug!));
  const post = await orErrorPage(message(access, params.postId!));
  return submitForm(await formOf(request), async (fields) => {
    const reason = reasonIn(fields, post.userId !== person.id);
    await deleteMessage(person, access.room.id, post.id, reason || null);
    // Deleted in its place: the stream takes it off the page.
    if (fields.inline && !context.isDocument) return data({ ok: true as const });
    return redirectWith(roomPath(access.room.slug), { kind: "success", text: "The post is deleted." });
  });
}

export const meta: MetaFunction = () => [{ title: "Delete this post · Sedā.fm Rooms" }];
export const handle: Handle = {
  title: () => "Delete this post",
  backTo: (page: { back: string } | undefined) => page?.back,
};

/** Asks before deleting, on a page of its own: for browsers without a script. */
export default function DeletePostPage() {
  const { text, back, own } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const reply = answer && "initialValue" in answer ? answer : undefined;
  return (
    <div className="mx-auto max-w-2xl px-4 py-8 sm:px-8">
      <h1 className="text-3xl font-extrabold">Delete this post?</h1>
      <p className="mt-2 text-text-soft">It disappears for everybody. Replies to it stay.</p>
      {text ? (
        <blockquote className="mt-5 border-l-2 border-line-strong pl-4 wrap-anywhere">{text}</blockquote>
      ) : null}
      <Form method="post" className="mt-6 space-y-6">
        <FormErrors errors={reply?.error?.[""] ?? undefined} />
        {own ? null : <ReasonFields required reply={reply} />}
        <div className="flex gap-3">
          <Button variant="danger">Delete</Button>
          <ButtonLink to={back} variant="ghost">
            Keep it
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
