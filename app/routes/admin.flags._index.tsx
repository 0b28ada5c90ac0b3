import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { adminFlagPath } from "~/components/admin/admin-paths";
import { FlagBadge, whomItIsFor } from "~/components/admin/flag-words";
import { pageTitle } from "~/components/page-title";
import { Card } from "~/components/ui/card";
import { flagsOf } from "~/domain/flags/set.server";
import type { Handle } from "~/hooks/handle";
import { adminOf } from "~/http/admin.server";
import { orErrorPage } from "~/http/refusals.server";

export const handle: Handle = { title: () => "Flags" };
export const meta: MetaFunction = () => pageTitle("Flags");

export async function loader({ request }: LoaderFunctionArgs) {
  return { flags: await orErrorPage(flagsOf(await adminOf(request))) };
}

export default function AdminFlagsPage() {
  const { flags } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="flags-title" className="space-y-5">
      <div>
        <h2 id="flags-title" className="text-xl">
          Flags
        </h2>
        <p className="mt-1 text-text-soft">What is there for whom. A change holds at once, for everybody.</p>
      </div>
      <Card>
        <ul aria-label="Flags" className="divide-y divide-line">
          {flags.map((flag) => (
            <li key={flag.name} className="relative p-3.5 transition hover:bg-raised/40">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Link to={adminFlagPath(flag.name)} className="covers-card font-semibold">
                  {flag.name}
                </Link>
                <FlagBadge state={flag.state} />
              </p>
              <p className="text-text-soft">{flag.about}</p>
              <p className="text-sm text-text-faint">{whomItIsFor(flag)}</p>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}
