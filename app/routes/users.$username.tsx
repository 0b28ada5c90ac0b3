import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewerOf } from "~/auth/viewer.server";
import { pageTitle } from "~/components/page-title";
import { PATHS, personPath, reportPersonPath } from "~/components/paths";
import { FollowButton } from "~/components/sessions/follow-button";
import { Avatar } from "~/components/ui/avatar";
import { Badge } from "~/components/ui/badge";
import { ButtonLink } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { profileOf } from "~/domain/accounts/profile.server";
import { isFollowing } from "~/domain/follows/follow.server";
import { isId } from "~/domain/ids";
import { canReportPerson } from "~/domain/reports/policy";
import type { Handle } from "~/hooks/handle";
import { orErrorPage } from "~/http/refusals.server";

type Data = Awaited<ReturnType<typeof loader>>;

export const handle: Handle = { title: (data: Data | undefined) => data?.person.displayName };
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `${data.person.displayName} (@${data.person.username})` : "Nobody here", data?.person.bio);

const month = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await orErrorPage(profileOf(params.username!));
  // Mentions lead here by id: a name may be another's by now.
  if (isId(params.username!)) throw redirect(personPath(person.username));
  const viewer = await viewerOf(request);
  return {
    person,
    since: month.format(Date.parse(person.createdAt)),
    isViewer: viewer?.id === person.id,
    follows: await isFollowing(viewer, person.id),
    isSignedIn: viewer !== null,
    canReport: canReportPerson(viewer, person.id),
  };
}

const SITE_ROLES = { ARTIST: "Artist", ADMIN: "Admin", SUPER_ADMIN: "Admin" };

export default function PersonPage() {
  const { person, since, isViewer, isSignedIn, follows, canReport } = useLoaderData<typeof loader>();
  const { id, displayName, username, avatarUrl, bio, role } = person;
  return (
    <article className="mx-auto max-w-2xl px-4 py-8 sm:px-8 lg:py-14">
      <div className="flex flex-col gap-5 sm:flex-row sm:items-center sm:gap-7">
        <Avatar id={id} src={avatarUrl} size="xl" />
        <div className="min-w-0 flex-1">
          <h1 className="text-3xl font-extrabold wrap-anywhere sm:text-4xl">{displayName}</h1>
          <p className="mt-1.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-text-soft">
            <span>@{username}</span>
            {role === "USER" ? null : (
              <Badge tone={role === "ARTIST" ? "mint" : "yellow"}>{SITE_ROLES[role]}</Badge>
            )}
          </p>
        </div>
        {isViewer ? (
          <ButtonLink to={PATHS.settings} variant="quiet" className="self-start sm:self-center">
            Edit profile
          </ButtonLink>
        ) : (
          <div className="flex flex-wrap items-center gap-2 self-start sm:self-center">
            {isSignedIn ? <FollowButton person={person} follows={follows} size="sm" /> : null}
            {canReport ? (
              <ButtonLink to={reportPersonPath(username)} variant="ghost" size="sm">
                <Icon name="flag" size={16} /> Report
              </ButtonLink>
            ) : null}
          </div>
        )}
      </div>
      {bio ? <p className="mt-8 whitespace-pre-line text-lg wrap-anywhere">{bio}</p> : null}
      <p className="mt-8 border-t border-line pt-5 text-sm text-text-faint">Here since {since}</p>
    </article>
  );
}
