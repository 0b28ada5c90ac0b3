import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { adminAuditPath } from "~/components/admin/admin-paths";
import { FilterForm } from "~/components/admin/filter-form";
import { AuditList } from "~/components/moderation/audit-list";
import { pageTitle } from "~/components/page-title";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Input, Select } from "~/components/ui/field";
import { OlderLink } from "~/components/ui/pagination";
import { siteAudit } from "~/domain/admin/audit.server";
import { siteAuditFilterSchema } from "~/domain/admin/schema";
import { MODERATION_ACTIONS } from "~/domain/moderation/schema";
import { ACTION_NAMES } from "~/domain/moderation/words";
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

const FIELDS = [
  ["by", "Who", "Username", "text"],
  ["about", "Whom", "Username", "text"],
  ["room", "Room", "Address of the room", "text"],
  ["from", "From", "", "date"],
  ["to", "To", "", "date"],
] as const;

export default function AdminAuditPage() {
  const { lines, filter, next, now, timeZone } = useLoaderData<typeof loader>();
  const narrowed = Object.values(filter).some(Boolean);
  return (
    <section aria-labelledby="audit-title" className="space-y-5">
      <h2 id="audit-title" className="text-xl">
        Audit log
      </h2>
      <FilterForm path={adminAuditPath} label="Audit log" narrowed={narrowed}>
        <div className="grid grid-cols-2 gap-x-2 gap-y-2.5 sm:grid-cols-3">
          <label className="text-sm font-semibold">
            What
            <Select name="action" defaultValue={filter.action ?? ""} className="mt-1 font-normal">
              <option value="">Anything</option>
              {MODERATION_ACTIONS.map((action) => (
                <option key={action} value={action}>
                  {ACTION_NAMES[action]}
                </option>
              ))}
            </Select>
          </label>
          {FIELDS.map(([name, label, placeholder, type]) => (
            <label key={name} className="text-sm font-semibold">
              {label}
              <Input
                name={name}
                type={type}
                placeholder={placeholder}
                defaultValue={filter[name] ?? ""}
                maxLength={200}
                autoComplete="off"
                autoCapitalize="none"
                className="mt-1 font-normal"
              />
            </label>
          ))}
        </div>
        <Button variant="quiet">Filter</Button>
      </FilterForm>
      {lines.length === 0 ? (
        <EmptyState drawing="record" title={narrowed ? "Nothing like that" : "Nothing yet"}>
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
