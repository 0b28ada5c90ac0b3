import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { viewerOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { roomPath } from "~/components/paths";
import { choicesFor } from "~/components/room/post-choices";
import { ReactionChoices } from "~/components/room/reaction-choices";
import {
  bookmarkPath,
  clearPath,
  deletePath,
  editPath,
  memberActPath,
  pinPath,
  reactionsPath,
  placePath,
  repostPath,
  reportPostPath,
  unreadPath,
} from "~/components/room/room-paths";
import { addPath } from "~/components/sessions/session-paths";
import { Button, ButtonLink } from "~/components/ui/button";
import { Field, Input } from "~/components/ui/field";
import { plainTextOf } from "~/domain/messages/markup/plain-text";
import { CopyField } from "~/components/ui/copy-field";
import { publicOrigin } from "~/http/origin.server";
import { message } from "~/domain/messages/queries.server";
import { roomFor } from "~/domain/rooms/access.server";
import { may } from "~/domain/rooms/policy";
import { liveInRoom } from "~/domain/sessions/lists.server";
import type { Handle } from "~/hooks/handle";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await viewerOf(request);
  const access = await orErrorPage(roomFor(person, params.slug!));
  const post = await orErrorPage(message(access, params.postId!));
  const { slug } = access.room;
  const live = (await liveInRoom(person, [access.room.id])).get(access.room.id) ?? null;
  const situation = {
    ...{ actor: person, place: access, now: nowMs() },
    ...{ reply: post.parentId !== null, live: live !== null },
  };
  return {
    ...{
      slug,
      postId: post.id,
      authorId: post.userId,
      author: post.user.displayName,
      live,
      unread: unreadPath(slug, post),
      trackUrl: post.trackRef?.url ?? null,
      permalink: publicOrigin(request) + placePath(slug, post),
      bookmarked: post.bookmarked === true,
      text: post.text ? plainTextOf(post.text) : (post.trackRef?.title ?? ""),
    },
    back: `${roomPath(slug)}#post-${post.parentId ?? post.id}`,
    can: { ...choicesFor(post, situation), react: may(person, access, "react", nowMs()) },
  };
}

export const meta: MetaFunction = () => [{ title: pageTitle("A post") }];
export const handle: Handle = {
  title: () => "A post",
  backTo: (page: { back: string } | undefined) => page?.back,
};

/** What can be done with a post, on a page of its own: for browsers without a script. */
export default function PostActionsPage() {
  const { slug, postId, authorId, author, live, unread, trackUrl, bookmarked, permalink, text, back, can } =
    useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-2xl space-y-6 px-4 py-8 sm:px-8">
      <h1 className="text-3xl font-extrabold">A post by {author}</h1>
      {text ? (
        <blockquote className="border-l-2 border-line-strong pl-4 wrap-anywhere">{text}</blockquote>
      ) : null}
      {can.react ? (
        <section aria-labelledby="react-title">
          <h2 id="react-title" className="mb-2 text-lg">
            React
          </h2>
          <ReactionChoices slug={slug} postId={postId} back={back} />
          <Form method="post" action={reactionsPath(slug, postId)} className="mt-2 flex items-end gap-3">
            <input type="hidden" name="back" value={back} />
            <Field id="any-emoji" label="Any other emoji" required>
              {(control) => (
                <Input {...control} name="emoji" maxLength={64} autoComplete="off" className="w-28" />
              )}
            </Field>
            <Button variant="quiet">React</Button>
          </Form>
        </section>
      ) : null}
      <CopyField id="permalink" label="Share its address" value={permalink} quiet />
      <div className="flex flex-wrap gap-3">
        {can.edit ? (
          <ButtonLink to={editPath(slug, postId)} variant="quiet">
            Edit
          </ButtonLink>
        ) : null}
        {can.repost ? (
          <ButtonLink to={repostPath(slug, postId)} variant="quiet">
            Repost
          </ButtonLink>
        ) : null}
        {can.bookmark ? (
          <Form method="post" action={bookmarkPath(slug, postId)}>
            <input type="hidden" name="back" value={back} />
            <Button variant="quiet" name="on" value={bookmarked ? "no" : "yes"}>
              {bookmarked ? "Remove the bookmark" : "Bookmark"}
            </Button>
          </Form>
        ) : null}
        {can.addToSession && live && trackUrl ? (
          <Form method="post" action={addPath(live.id)}>
            <Button variant="quiet" name="trackUrl" value={trackUrl}>
              Add to session
            </Button>
          </Form>
        ) : null}
        {can.pin ? <PostButton action={pinPath(slug)} {...{ postId, back }} label="Pin this track" /> : null}
        {can.unread ? (
          <PostButton action={unread} {...{ postId, back }} label="Mark unread from here" />
        ) : null}
        {can.reacted ? (
          <ButtonLink to={reactionsPath(slug, postId)} variant="quiet">
            Who reacted
          </ButtonLink>
        ) : null}
        {can.report ? (
          <ButtonLink to={reportPostPath(slug, postId)} variant="quiet">
            Report
          </ButtonLink>
        ) : null}
        {can.clear ? (
          <ButtonLink to={clearPath(slug, postId)} variant="quiet">
            Clear reactions
          </ButtonLink>
        ) : null}
        {can.moderate ? (
          <>
            <ButtonLink to={memberActPath(slug, "mute", [authorId], postId)} variant="danger">
              Mute the author
            </ButtonLink>
            <ButtonLink to={memberActPath(slug, "ban", [authorId], postId)} variant="danger">
              Ban the author
            </ButtonLink>
          </>
        ) : null}
        {can.remove ? (
          <ButtonLink to={deletePath(slug, postId)} variant="danger">
            Delete
          </ButtonLink>
        ) : null}
        <ButtonLink to={back} variant="ghost">
          Back to the room
        </ButtonLink>
      </div>
    </div>
  );
}

function PostButton({
  action,
  postId,
  back,
  label,
}: {
  action: string;
  postId: string;
  back: string;
  label: string;
}) {
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="back" value={back} />
      <Button variant="quiet" name="messageId" value={postId}>
        {label}
      </Button>
    </Form>
  );
}
