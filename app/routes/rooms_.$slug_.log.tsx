import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { FilterForm } from "~/components/admin/filter-form";
import { AuditFields } from "~/components/moderation/audit-fields";
import { AuditList } from "~/components/moderation/audit-list";
import { pageTitle } from "~/components/page-title";
import { roomPath } from "~/components/paths";
import { auditPath } from "~/components/room/room-paths";
import { RoomSubpage } from "~/components/rooms/room-subpage";
import { Button } from "~/components/ui/button";
import { RECORD } from "~/components/ui/drawings/record";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/form-fields";
import { OlderLink } from "~/components/ui/pagination";
import type { Person } from "~/domain/actor";
import { roomAudit } from "~/domain/moderation/audit-by-names.server";
import { namedAuditFilterSchema } from "~/domain/moderation/named-filter";
import { undo } from "~/domain/moderation/undo.server";
import { roomFor } from "~/domain/rooms/access.server";
import { roomView } from "~/domain/rooms/queries.server";
import type { Handle } from "~/hooks/handle";
import { cursorOf, filtersOf, nextOfList } from "~/http/admin.server";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { submitForm } from "~/http/forms.server";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = {
  title: () => "Log",
  backTo: (data: { room: { slug: string } } | undefined) => data && roomPath(data.room.slug),
};
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Log of ${data.room.name}` : "Log");

async function logPage(person: Person, slug: string, request: Request) {
  const access = await roomFor(person, slug);
  const filter = filtersOf(namedAuditFilterSchema, request);
  const { lines, nextCursor } = await roomAudit(access, filter, { cursor: cursorOf(request) });
  const room = roomView(access);
  return { room, lines, filter, next: nextOfList(auditPath(room.slug), filter, nextCursor) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  return {
    ...(await orErrorPage(logPage(await personOf(request), params.slug!, request))),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await personOf(request);
  return submitForm(await formOf(request), async (fields) => {
    await undo(person, params.slug!, String(fields.auditId ?? ""));
    return redirectWith(auditPath(params.slug!), { kind: "success", text: "Undone." });
  });
}

export default function RoomLogPage() {
  const { room, lines, filter, next, now, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const narrowed = Object.values(filter).some(Boolean);
  const path = auditPath(room.slug);
  return (
    <RoomSubpage room={room} title="Log">
      <div className="space-y-5">
        <FormErrors errors={reply?.error?.[""] ?? undefined} />
        {lines.length > 0 || narrowed ? (
          <FilterForm path={path} label="Log" narrowed={narrowed}>
            <AuditFields filter={filter} />
          </FilterForm>
        ) : null}
        {lines.length === 0 ? (
          <EmptyState drawing={RECORD} title={narrowed ? "Nothing like that" : "Nothing yet"}>
            {narrowed
              ? "No line of the log fits all of these."
              : "What the owner and moderators do here, and why, is written down."}
          </EmptyState>
        ) : (
          <AuditList
            lines={lines}
            now={now}
            timeZone={timeZone}
            actions={({ id, undoable }) =>
              undoable ? (
                <Form method="post">
                  <Button variant="quiet" size="sm" name="auditId" value={id}>
                    Undo
                  </Button>
                </Form>
              ) : null
            }
          />
        )}
        {next ? <OlderLink to={next} /> : null}
      </div>
    </RoomSubpage>
  );
}
