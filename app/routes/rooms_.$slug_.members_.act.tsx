import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { ActForm } from "~/components/members/act-form";
import { actsOn } from "~/components/members/acts-on";
import { ACT_WORDS, isMemberAct } from "~/components/members/member-acts";
import { pageTitle } from "~/components/page-title";
import { roomPath } from "~/components/paths";
import { membersPath } from "~/components/room/room-paths";
import { RelationBadge } from "~/components/rooms/room-marks";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import { Avatar } from "~/components/ui/avatar";
import { ButtonLink } from "~/components/ui/button";
import { SEARCH } from "~/components/ui/drawings/search";
import { EmptyState } from "~/components/ui/empty-state";
import { peopleOf } from "~/domain/members/people.server";
import { message } from "~/domain/messages/queries.server";
import { excerptOf } from "~/domain/notifications/excerpt";
import { roomFor, type RoomAccess } from "~/domain/rooms/access.server";
import { roomView } from "~/domain/rooms/queries.server";
import type { Handle } from "~/hooks/handle";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { actOnMembers } from "~/http/member-act.server";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = {
  title: () => "Members",
  backTo: (data: { back: string } | undefined) => data?.back,
};
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? ACT_WORDS[data.act].verb : "Members");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const access = await orErrorPage(roomFor(person, params.slug!));
  const { searchParams } = new URL(request.url);
  const act = searchParams.get("act");
  const { slug } = access.room;
  if (!isMemberAct(act)) throw redirect(membersPath(slug));
  const asked = await peopleOf(access, searchParams.getAll("user"));
  const people = asked.filter(({ user, ...rest }) =>
    actsOn(person, access, { ...rest, userId: user.id, siteRole: user.role }, nowMs()).includes(act),
  );
  const post = await postBehind(
    access,
    searchParams.get("message"),
    people.map(({ user }) => user.id),
  );
  return {
    ...{ room: roomView(access), act, people, post, leftOut: asked.length - people.length },
    back: post ? `${roomPath(slug)}#post-${post.id}` : membersPath(slug),
  };
}

/** The post because of which somebody is here, when it is by one of them and still there. */
async function postBehind(access: RoomAccess, messageId: string | null, authors: string[]) {
  const found = messageId ? await message(access, messageId).catch(() => null) : null;
  if (!found || !authors.includes(found.userId) || found.userId === access.actor?.id) return null;
  return { id: found.id, text: excerptOf(found), own: false };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  const form = await formOf(request);
  return submitForm(form, async (fields) => {
    const text = await actOnMembers(person, params.slug!, fields, form);
    const to = fields.message ? roomPath(params.slug!) : membersPath(params.slug!);
    return redirectWith(to, { kind: "success", text });
  });
}

export default function MemberActPage() {
  const { room, act, people, post, leftOut, back } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const pending = useNavigation().state === "submitting";
  const { verb } = ACT_WORDS[act];
  const [first] = people;
  if (!first)
    return (
      <RoomSubpage room={room} title={verb}>
        <EmptyState
          drawing={SEARCH}
          title="Nobody to do this with"
          action={<ButtonLink to={back}>Back to the members</ButtonLink>}
        >
          Nobody is chosen, it is done already, or it is not yours to do.
        </EmptyState>
      </RoomSubpage>
    );
  return (
    <RoomSubpage room={room} title={people.length === 1 ? `${verb}: ${first.user.displayName}` : verb}>
      <div className="max-w-xl space-y-6">
        <ul aria-label="Who" className="flex flex-wrap gap-2">
          {people.map(({ user, relation }) => (
            <li
              key={user.id}
              className="inline-flex items-center gap-2 rounded-full border border-line bg-card py-1 pl-1 pr-3.5"
            >
              <Avatar id={user.id} src={user.avatarUrl} size="sm" />
              <span className="font-medium">{user.displayName}</span>
              {relation === "MODERATOR" ? <RelationBadge relation={relation} /> : null}
            </li>
          ))}
        </ul>
        {leftOut > 0 ? (
          <p className="text-sm text-text-faint">
            {leftOut} of those you chose {leftOut === 1 ? "is" : "are"} left out: it is done already, or not
            yours to do.
          </p>
        ) : null}
        <ActForm
          act={act}
          userIds={people.map(({ user }) => user.id)}
          post={post}
          back={back}
          reply={reply}
          pending={pending}
        />
      </div>
    </RoomSubpage>
  );
}
