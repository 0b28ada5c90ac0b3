import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { ReasonFields } from "~/components/members/reason-fields";
import { pageTitle } from "~/components/page-title";
import { roomPath } from "~/components/paths";
import { postPath } from "~/components/room/room-paths";
import { Button, ButtonLink } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/form-fields";
import { message } from "~/domain/messages/queries.server";
import { moderate } from "~/domain/moderation/moderate.server";
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

export const meta: MetaFunction = () => pageTitle("Clear reactions");
export const handle: Handle = {
  title: () => "Clear reactions",
  backTo: (page: { back: string } | undefined) => page?.back,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const access = await orErrorPage(roomFor(person, params.slug!));
  const post = await orErrorPage(message(access, params.postId!));
  const back = postPath(access.room.slug, post.parentId ?? post.id);
  if (!may(person, access, "clear_reactions", nowMs(), post)) throw redirect(back);
  return { text: excerptOf(post), reactions: post.reactions.map(({ emoji }) => emoji), back };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async (fields) => {
    const order = { action: "CLEAR_REACTIONS", targetId: params.postId!, reason: reasonIn(fields, true) };
    await moderate(person, params.slug!, order);
    return redirectWith(roomPath(params.slug!), { kind: "success", text: "The reactions are cleared." });
  });
}

/** Asks why, before all reactions are taken off a post: that cannot be undone. */
export default function ClearReactionsPage() {
  const { text, reactions, back } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-2xl px-4 py-8 sm:px-8">
      <h1 className="text-3xl font-extrabold">Clear all reactions?</h1>
      <p className="mt-2 text-text-soft">{reactions.join(" ")} go for everybody, and do not come back.</p>
      {text ? (
        <blockquote className="mt-5 border-l-2 border-line-strong pl-4 wrap-anywhere">{text}</blockquote>
      ) : null}
      <Form method="post" className="mt-6 space-y-6">
        <FormErrors errors={reply?.error?.[""] ?? undefined} />
        <ReasonFields required reply={reply} />
        <div className="flex gap-3">
          <Button variant="danger">Clear them</Button>
          <ButtonLink to={back} variant="ghost">
            Keep them
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
