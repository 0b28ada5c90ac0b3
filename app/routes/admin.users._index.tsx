import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { adminUserPath, adminUsersPath } from "~/components/admin/admin-paths";
import { FilterForm } from "~/components/admin/filter-form";
import { SITE_ROLE_NAMES, SiteRoleBadge } from "~/components/admin/site-role-badge";
import { pageTitle } from "~/components/page-title";
import { Avatar } from "~/components/ui/avatar";
import { Badge } from "~/components/ui/badge";
import { Card } from "~/components/ui/card";
import { FilterSelect, SearchLine } from "~/components/ui/filters";
import { SEARCH } from "~/components/ui/drawings/search";
import { EmptyState } from "~/components/ui/empty-state";
import { OlderLink } from "~/components/ui/pagination";
import { RelativeTime } from "~/components/ui/relative-time";
import { SITE_ROLES } from "~/domain/accounts/schema";
import { usersOf } from "~/domain/admin/queries.server";
import { usersFilterSchema, type AdminUserDto } from "~/domain/admin/schema";
import type { Handle } from "~/hooks/handle";
import { adminOf, cursorOf, filtersOf, nextOfList } from "~/http/admin.server";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "People" };
export const meta: MetaFunction = () => pageTitle("People of the site");

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await adminOf(request);
  const filter = filtersOf(usersFilterSchema, request);
  const { users, nextCursor } = await orErrorPage(usersOf(admin, filter, { cursor: cursorOf(request) }));
  return {
    users,
    filter,
    next: nextOfList(adminUsersPath, filter, nextCursor),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

const ROLES = [
  ["", "Any role"],
  ...SITE_ROLES.map((role) => [role, SITE_ROLE_NAMES[role]] as const),
] as const;
const STATES = [
  ["", "Suspended or not"],
  ["suspended", "Suspended"],
  ["active", "Not suspended"],
] as const;

export default function AdminUsersPage() {
  const { users, filter, next, now, timeZone } = useLoaderData<typeof loader>();
  const { q, role, state } = filter;
  return (
    <section aria-labelledby="people-title" className="space-y-5">
      <h2 id="people-title" className="text-xl">
        People
      </h2>
      <FilterForm path={adminUsersPath} label="People" narrowed={q !== "" || !!role || !!state}>
        <SearchLine label="Search people" placeholder="Name or email" value={q} />
        <div className="grid grid-cols-2 gap-2">
          <FilterSelect label="Role" name="role" value={role} options={ROLES} />
          <FilterSelect label="State" name="state" value={state} options={STATES} />
        </div>
      </FilterForm>
      {users.length === 0 ? (
        <EmptyState drawing={SEARCH} title="Nobody like that">
          <p>Try a part of the name or of the address.</p>
        </EmptyState>
      ) : (
        <Card>
          <ul aria-label="People" className="divide-y divide-line">
            {users.map((user) => (
              <UserRow key={user.id} user={user} now={now} timeZone={timeZone} />
            ))}
          </ul>
        </Card>
      )}
      {next ? <OlderLink to={next}>More people</OlderLink> : null}
    </section>
  );
}

function UserRow({ user, now, timeZone }: { user: AdminUserDto; now: number; timeZone: string }) {
  const suspended = user.suspendedUntil !== null && Date.parse(user.suspendedUntil) > now;
  return (
    <li className="relative flex items-center gap-3.5 p-3.5 transition hover:bg-raised/40">
      <Avatar id={user.id} src={user.avatarUrl} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link to={adminUserPath(user.id)} className="covers-card truncate font-semibold">
            {user.displayName}
          </Link>
          <SiteRoleBadge role={user.role} />
          {suspended ? <Badge tone="coral">Suspended</Badge> : null}
        </p>
        <p className="truncate text-sm text-text-faint">
          @{user.username}
          {user.email ? ` · ${user.email}` : " · cannot sign in"}
        </p>
      </div>
      <span className="shrink-0 text-sm text-text-faint">
        <span className="sr-only">Joined </span>
        <RelativeTime iso={user.createdAt} now={now} timeZone={timeZone} />
      </span>
    </li>
  );
}
