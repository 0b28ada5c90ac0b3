import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { personOf, viewerOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { personPath, withParams } from "~/components/paths";
import { placePath, reactionsPath } from "~/components/room/room-paths";
import { Avatar } from "~/components/ui/avatar";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { RECORD } from "~/components/ui/drawings/record";
import { EmptyState } from "~/components/ui/empty-state";
import { OlderLink } from "~/components/ui/pagination";
import { RelativeTime } from "~/components/ui/relative-time";
import type { Actor } from "~/domain/actor";
import { message } from "~/domain/messages/queries.server";
import { reactorsOf } from "~/domain/messages/reactors.server";
import { toggleReaction } from "~/domain/messages/react.server";
import { roomFor } from "~/domain/rooms/access.server";
import type { Handle } from "~/hooks/handle";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { actInRoom } from "~/http/small-forms.server";
import { nowMs } from "~/world.server";

async function reactionsPage(viewer: Actor, slug: string, postId: string, asked: URLSearchParams) {
  const access = await roomFor(viewer, slug);
  const post = await message(access, postId);
  const emoji = asked.get("emoji");
  const page = await reactorsOf(access, post.id, { emoji, cursor: asked.get("cursor") });
  const here = reactionsPath(access.room.slug, post.id);
  const more = { ...(emoji ? { emoji } : {}), ...(page.nextCursor ? { cursor: page.nextCursor } : {}) };
  return {
    ...{ emoji, here, counts: post.reactions, reactors: page.reactors },
    next: page.nextCursor && withParams(here, more),
    back: placePath(access.room.slug, post),
  };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  return {
    ...(await orErrorPage(reactionsPage(await viewerOf(request), params.slug!, params.postId!, asked))),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

/** Toggles one of one's own reactions. */
export async function action(args: ActionFunctionArgs) {
  const person = await personOf(args.request);
  const { slug, postId } = args.params;
  return actInRoom(args, async (form) => {
    await toggleReaction(person, slug!, postId!, form.get("emoji"));
    return null;
  });
}

export const meta: MetaFunction = () => [
  { title: pageTitle("Who reacted") },
  { name: "robots", content: "noindex" },
];
export const handle: Handle = {
  title: () => "Who reacted",
  backTo: (page: { back: string } | undefined) => page?.back,
};

/** Everybody who reacted to a post, with each of its emojis to choose by. */
export default function ReactionsPage() {
  const { emoji, here, counts, reactors, next, back, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-2xl space-y-5 px-4 py-8 sm:px-8">
      <h1 className="text-3xl font-extrabold">Who reacted</h1>
      {counts.length > 1 ? (
        <nav aria-label="Reactions" className="flex flex-wrap gap-1.5">
          <Link to={here} aria-current={emoji ? undefined : "page"} className="reaction">
            All
          </Link>
          {counts.map((count) => (
            <Link
              key={count.emoji}
              to={withParams(here, { emoji: count.emoji })}
              aria-current={count.emoji === emoji ? "page" : undefined}
              className="reaction"
            >
              {count.emoji} {count.count}
            </Link>
          ))}
        </nav>
      ) : null}
      {reactors.length === 0 ? (
        <EmptyState drawing={RECORD} title="Nobody yet">
          Whoever reacts to the post stands here.
        </EmptyState>
      ) : (
        <Card>
          <ul aria-label="People who reacted" className="divide-y divide-line">
            {reactors.map(({ emoji: sign, user, createdAt }) => (
              <li key={`${user.id} ${sign}`} className="flex items-center gap-3 p-3.5">
                <Avatar id={user.id} src={user.avatarUrl} />
                <Link to={personPath(user.username)} className="truncate font-semibold hover:underline">
                  {user.displayName}
                </Link>
                <span className="ml-auto text-sm text-text-faint">
                  <RelativeTime iso={createdAt} now={now} timeZone={timeZone} />
                </span>
                <span className="text-xl">{sign}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {next ? <OlderLink to={next}>More people</OlderLink> : null}
      <ButtonLink to={back} variant="ghost">
        Back to the post
      </ButtonLink>
    </div>
  );
}
