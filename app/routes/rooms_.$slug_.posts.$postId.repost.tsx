import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import { OriginalCard } from "~/components/reposts/original-card";
import { RepostFields } from "~/components/reposts/repost-fields";
import { placePath, postPath } from "~/components/room/room-paths";
import { Button, ButtonLink } from "~/components/ui/button";
import { DOOR } from "~/components/ui/drawings/door";
import { EmptyState } from "~/components/ui/empty-state";
import type { Person } from "~/domain/actor";
import { notFound } from "~/domain/errors";
import { originalOf } from "~/domain/messages/originals.server";
import { postMessage } from "~/domain/messages/post.server";
import { message } from "~/domain/messages/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import { ownRooms } from "~/domain/rooms/queries.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = {
  title: () => "Repost",
  backTo: (page: { back: string } | undefined) => page?.back,
};
export const meta: MetaFunction = () => pageTitle("Repost");

async function originalFor(person: Person, { slug, postId }: { slug?: string; postId?: string }) {
  const access = await roomFor(person, slug!);
  const post = await message(access, postId!);
  const original = await originalOf(person, post.id);
  if (!original) throw notFound("This message");
  return { original, access, back: postPath(access.room.slug, post.parentId ?? post.id) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const { original, access, back } = await orErrorPage(originalFor(person, params));
  return {
    ...{ original, back, slug: access.room.slug },
    rooms: (await ownRooms(person)).map(({ slug, name }) => ({ slug, name })),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

/** Passes the post on into the room that `room` names, with a comment or without. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await personOf(request);
  const { original } = await orErrorPage(originalFor(person, params));
  return submitForm(await formOf(request), async ({ room, text, inline }) => {
    const target = await roomFor(person, String(room ?? ""));
    const { message } = await postMessage(person, target.room.id, { repostOf: original.id, text });
    const { slug, name } = target.room;
    if (inline && !context.isDocument)
      return data({ ok: true as const, to: placePath(slug, message), room: name });
    return redirectWith(placePath(slug, message), { kind: "success", text: `Reposted into ${name}.` });
  });
}

export default function RepostPage() {
  const { original, slug, rooms, back, now, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().state === "submitting";
  return (
    <div className="mx-auto max-w-2xl space-y-6 px-4 py-8 sm:px-8 lg:py-14">
      <h1 className="text-3xl font-extrabold">Repost</h1>
      <OriginalCard original={original} now={now} timeZone={timeZone} />
      {rooms.length === 0 ? (
        <EmptyState
          drawing={DOOR}
          title="No room to repost into"
          action={<ButtonLink to={PATHS.discover}>Discover rooms</ButtonLink>}
        >
          <p>You can repost into rooms that you are in. Join one first.</p>
        </EmptyState>
      ) : (
        <Form method="post" className="space-y-5">
          <RepostFields
            id="repost"
            {...{ rooms, slug }}
            reply={answer && "initialValue" in answer ? answer : undefined}
          />
          {original.room.isPrivate ? (
            <p className="text-sm text-text-soft">
              {original.room.name} is private: elsewhere only its members will see the post.
            </p>
          ) : null}
          <p className="flex gap-3">
            <Button pending={pending}>Repost</Button>
            <ButtonLink to={back} variant="ghost">
              Never mind
            </ButtonLink>
          </p>
        </Form>
      )}
    </div>
  );
}
