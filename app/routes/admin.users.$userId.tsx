import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { adminAuditPath, adminUserPath, adminUsersPath } from "~/components/admin/admin-paths";
import { SiteRoleBadge } from "~/components/admin/site-role-badge";
import { SiteRoleForm } from "~/components/admin/site-role-form";
import { SuspendForm, SUSPENSIONS, UnsuspendForm } from "~/components/admin/suspension-forms";
import { AuditList } from "~/components/moderation/audit-list";
import { pageTitle } from "~/components/page-title";
import { personPath } from "~/components/paths";
import { SettingsBlock } from "~/components/shell/settings-layout";
import { Avatar } from "~/components/ui/avatar";
import { Badge } from "~/components/ui/badge";
import { FOR_EVER, SITE_ROLES } from "~/domain/accounts/schema";
import { siteAudit } from "~/domain/admin/audit.server";
import { canSetSiteRole, canSuspend } from "~/domain/admin/policy";
import { userOf } from "~/domain/admin/queries.server";
import { setSiteRole } from "~/domain/admin/site-role.server";
import { suspend, unsuspend } from "~/domain/admin/suspend.server";
import { dayAndTime } from "~/domain/notifications/words";
import type { Handle } from "~/hooks/handle";
import { adminOf } from "~/http/admin.server";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

type Data = Awaited<ReturnType<typeof loader>>;

export const handle: Handle = {
  title: (data: Data | undefined) => data?.user.displayName,
  backTo: () => adminUsersPath,
};
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.user.displayName ?? "Nobody");

const RECENT = 10;
const DAY = 86_400_000;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await adminOf(request);
  const user = await orErrorPage(userOf(admin, params.userId!));
  const { lines } = await siteAudit(admin, { about: user.id }, { limit: RECENT });
  const choices = SITE_ROLES.filter((role) => canSetSiteRole(admin, user, role));
  return {
    ...{ user, lines, choices },
    canSuspend: canSuspend(admin, user),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await adminOf(request);
  const { id, displayName } = await orErrorPage(userOf(admin, params.userId!));
  return submitForm(await formOf(request), async ({ intent, role, days, reason = "" }) => {
    let text = `${displayName} has another role now.`;
    if (intent === "suspend") {
      await suspend(admin, id, { reason, until: endAfter(days) });
      text = `${displayName} is suspended, and signed out everywhere.`;
    } else if (intent === "unsuspend") {
      await unsuspend(admin, id, { reason });
      text = `${displayName} can sign in again.`;
    } else await setSiteRole(admin, id, { role, reason });
    return redirectWith(adminUserPath(id), { kind: "success", text });
  });
}

/** The moment that lies so many days ahead; nothing is for ever, and what is not on the list is refused by its form. */
function endAfter(days: unknown): string | undefined {
  const known = SUSPENSIONS.some(([value]) => value === days);
  if (!known) return "unknown";
  return days === "ever" ? undefined : new Date(nowMs() + Number(days) * DAY).toISOString();
}

export default function AdminUserPage() {
  const { user, lines, choices, canSuspend, now, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const suspended = user.suspendedUntil !== null && Date.parse(user.suspendedUntil) > now;
  return (
    <>
      <header className="flex items-center gap-4">
        <Avatar id={user.id} src={user.avatarUrl} size="lg" />
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-2xl wrap-anywhere">
            {user.displayName}
            <SiteRoleBadge role={user.role} />
            {suspended ? <Badge tone="coral">Suspended</Badge> : null}
          </h2>
          <p className="text-text-soft wrap-anywhere">
            <Link to={personPath(user.username)} className="hover:underline">
              @{user.username}
            </Link>
            {user.email ? ` · ${user.email}` : " · cannot sign in"}
          </p>
          <p className="text-sm text-text-faint">Here since {dayAndTime(user.createdAt, timeZone)}</p>
        </div>
      </header>
      {suspended ? (
        <SettingsBlock
          title="Suspended"
          lead={
            <>
              {Date.parse(user.suspendedUntil!) >= FOR_EVER.getTime()
                ? "For ever."
                : `Until ${dayAndTime(user.suspendedUntil!, timeZone)}.`}{" "}
              <span className="wrap-anywhere">{user.suspensionReason}</span>
            </>
          }
        >
          {canSuspend ? <UnsuspendForm reply={reply} /> : null}
        </SettingsBlock>
      ) : null}
      {choices.length > 0 ? (
        <SettingsBlock
          title="Role on the site"
          lead="Artists open artist rooms. Admins see and do everything."
        >
          <SiteRoleForm role={user.role} choices={choices} reply={reply} />
        </SettingsBlock>
      ) : null}
      {canSuspend && !suspended ? (
        <SettingsBlock
          title="Suspend"
          lead="Signed out everywhere at once, tokens too. What they wrote stays."
        >
          <SuspendForm name={user.displayName} reply={reply} />
        </SettingsBlock>
      ) : null}
      {lines.length > 0 ? (
        <section aria-labelledby="history-title" className="space-y-4">
          <h2 id="history-title" className="text-xl">
            What was done about {user.displayName}
          </h2>
          <AuditList lines={lines} now={now} timeZone={timeZone} />
          <Link to={`${adminAuditPath}?about=${user.username}`} className="pill-link">
            All of it
          </Link>
        </section>
      ) : null}
    </>
  );
}
