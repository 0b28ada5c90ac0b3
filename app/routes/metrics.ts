import type { LoaderFunctionArgs } from "@remix-run/node";
import { forbidden } from "~/domain/errors";
import { refused, respond } from "~/http/api/answers.server";
import { mayReadMetrics } from "~/http/metrics-access.server";
import { registry } from "~/metrics/registry.server";

/** What this process tells Prometheus. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  if (!mayReadMetrics(request.headers, context.address))
    return respond(refused(forbidden("The figures are for those who run this instance.")));
  return new Response(await registry.metrics(), {
    headers: { "Content-Type": registry.contentType, "Cache-Control": "no-store" },
  });
}
