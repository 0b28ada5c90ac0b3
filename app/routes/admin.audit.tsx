import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { adminAuditPath } from "~/components/admin/admin-paths";
import { FilterForm } from "~/components/admin/filter-form";
import { AuditFields } from "~/components/moderation/audit-fields";
import { AuditList } from "~/components/moderation/audit-list";
import { pageTitle } from "~/components/page-title";
import { RECORD } from "~/components/ui/drawings/record";
import { EmptyState } from "~/components/ui/empty-state";
import { OlderLink } from "~/components/ui/pagination";
import { siteAudit } from "~/domain/admin/audit.server";
import { siteAuditFilterSchema } from "~/domain/admin/schema";
import type { Handle } from "~/hooks/handle";
import { adminOf, cursorOf, filtersOf, nextOfList } from "~/http/admin.server";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "Audit log" };
export const meta: MetaFunction = () => pageTitle("The site's audit log");

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await adminOf(request);
  const filter = filtersOf(siteAuditFilterSchema, request);
  const { lines, nextCursor } = await orErrorPage(siteAudit(admin, filter, { cursor: cursorOf(request) }));
  return {
    lines,
    filter,
    next: nextOfList(adminAuditPath, filter, nextCursor),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

export default function AdminAuditPage() {
  const { lines, filter, next, now, timeZone } = useLoaderData<typeof loader>();
  const narrowed = Object.values(filter).some(Boolean);
  return (
    <section aria-labelledby="audit-title" className="space-y-5">
      <h2 id="audit-title" className="text-xl">
        Audit log
      </h2>
      <FilterForm path={adminAuditPath} label="Audit log" narrowed={narrowed}>
        <AuditFields filter={filter} rooms />
      </FilterForm>
      {lines.length === 0 ? (
        <EmptyState drawing={RECORD} title={narrowed ? "Nothing like that" : "Nothing yet"}>
          <p>
            {narrowed
              ? "No line of the log fits all of these."
              : "What moderators and admins do, and why, is written down here."}
          </p>
        </EmptyState>
      ) : (
        <AuditList lines={lines} now={now} timeZone={timeZone} />
      )}
      {next ? <OlderLink to={next} /> : null}
    </section>
  );
}
