import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { postPath } from "~/components/room/room-paths";
import { Button, ButtonLink } from "~/components/ui/button";
import { Field, Textarea } from "~/components/ui/field";
import { FieldError } from "~/components/ui/field-error";
import { editMessage } from "~/domain/messages/edit.server";
import { TEXT_MAX } from "~/domain/messages/limits";
import { message } from "~/domain/messages/queries.server";
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
  if (!may(person, access, "edit_own", nowMs(), post)) throw redirect(back);
  return { text: post.text ?? "", back };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async (fields) => {
    const edited = await editMessage(person, params.slug!, params.postId!, fields);
    // Edited in its place: the page shows it as soon as the stream brings it.
    if (fields.inline && !context.isDocument) return data({ ok: true as const });
    const back = postPath(params.slug!, edited.parentId ?? edited.id);
    return redirectWith(`${back}#post-${edited.id}`, { kind: "success", text: "Your post is changed." });
  });
}

export const meta: MetaFunction = () => [{ title: "Edit your post · Sedā.fm Rooms" }];
export const handle: Handle = {
  title: () => "Edit your post",
  backTo: (page: { back: string } | undefined) => page?.back,
};

/** Editing on a page of its own: for browsers without a script. */
export default function EditPostPage() {
  const { text, back } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const error = reply && "error" in reply ? reply.error : undefined;
  const typed = reply && "initialValue" in reply ? reply.initialValue?.text : undefined;
  return (
    <div className="mx-auto max-w-2xl px-4 py-8 sm:px-8">
      <h1 className="text-3xl font-extrabold">Edit your post</h1>
      <Form method="post" className="mt-6 space-y-5">
        {error?.[""] ? <FieldError>{error[""][0]}</FieldError> : null}
        <Field id="text" label="Your post" errors={error?.text ?? undefined} required>
          {(control) => (
            <Textarea
              {...control}
              name="text"
              rows={6}
              maxLength={TEXT_MAX}
              defaultValue={typeof typed === "string" ? typed : text}
            />
          )}
        </Field>
        <p className="flex gap-3">
          <Button pending={useNavigation().state === "submitting"}>Save</Button>
          <ButtonLink to={back} variant="ghost">
            Cancel
          </ButtonLink>
        </p>
      </Form>
    </div>
  );
}
