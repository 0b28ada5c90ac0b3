import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { adminReportsPath } from "~/components/admin/admin-paths";
import { pageTitle } from "~/components/page-title";
import { CaseList } from "~/components/reports/case-list";
import { allReports } from "~/domain/reports/queries.server";
import type { Handle } from "~/hooks/handle";
import { useReloadOnNotice } from "~/hooks/use-reload-on-notice";
import { adminOf } from "~/http/admin.server";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { decideOnReport, nextOfQueue, queueOf } from "~/http/report-forms.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "All reports" };
export const meta: MetaFunction = () => pageTitle("All reports");

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await adminOf(request);
  const { queue, cursor } = queueOf(request);
  const { cases, nextCursor } = await orErrorPage(allReports(admin, { queue, cursor }));
  return {
    ...{ cases, queue },
    next: nextOfQueue(adminReportsPath, queue, nextCursor),
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  return decideOnReport(request, await adminOf(request), adminReportsPath);
}

export default function AdminReportsPage() {
  const queue = useLoaderData<typeof loader>();
  useReloadOnNotice();
  return (
    <section aria-labelledby="reports-title" className="max-w-2xl space-y-5">
      <h2 id="reports-title" className="text-xl">
        Reports
      </h2>
      <CaseList path={adminReportsPath} reply={useActionData<typeof action>()} withRoom {...queue} />
    </section>
  );
}
