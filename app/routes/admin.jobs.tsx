import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { adminJobsPath } from "~/components/admin/admin-paths";
import { JobRow } from "~/components/admin/job-row";
import { pageTitle } from "~/components/page-title";
import { Card } from "~/components/ui/card";
import { Refusal } from "~/domain/errors";
import type { Handle } from "~/hooks/handle";
import { adminOf } from "~/http/admin.server";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { jobsOf, runJobNow } from "~/jobs/admin.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "Jobs" };
export const meta: MetaFunction = () => pageTitle("Jobs");

export async function loader({ request }: LoaderFunctionArgs) {
  const jobs = await orErrorPage(jobsOf(await adminOf(request)));
  return { jobs, now: nowMs(), timeZone: looksOf(request.headers.get("Cookie")).timeZone };
}

/** Posts `job`, the name of the one to run. */
export async function action({ request }: ActionFunctionArgs) {
  const admin = await adminOf(request);
  const name = String((await formOf(request)).get("job") ?? "");
  const running = runJobNow(admin, name).then(
    () => ({ kind: "success" as const, text: `${name} runs now.` }),
    (error: unknown) => {
      if (error instanceof Refusal && error.code === "conflict")
        return { kind: "error" as const, text: error.message };
      throw error;
    },
  );
  return redirectWith(adminJobsPath, await orErrorPage(running));
}

export default function AdminJobsPage() {
  const { jobs, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="jobs-title" className="space-y-5">
      <div>
        <h2 id="jobs-title" className="text-xl">
          Jobs
        </h2>
        <p className="mt-1 text-text-soft">What runs by itself, once each, however many nodes there are.</p>
      </div>
      <Card>
        <ul aria-label="Jobs" className="divide-y divide-line">
          {jobs.map((job) => (
            <JobRow key={job.name} job={job} now={now} timeZone={timeZone}>
              <Form method="post">
                <input type="hidden" name="job" value={job.name} />
                <button
                  type="submit"
                  className="pill-link"
                  aria-label={`Run ${job.name} now`}
                  disabled={job.running}
                >
                  Run now
                </button>
              </Form>
            </JobRow>
          ))}
        </ul>
      </Card>
    </section>
  );
}
