import type { LoaderFunctionArgs } from "@remix-run/node";
import { personOf } from "~/auth/viewer.server";
import type { Person } from "~/domain/actor";
import { notFound } from "~/domain/errors";
import { roomFor } from "~/domain/rooms/access.server";
import { csvOf, tableOf } from "~/domain/stats/csv";
import { roomOverTime } from "~/domain/stats/over-time.server";
import { CHARTS, rangeSchema } from "~/domain/stats/schema";
import { filtersOf } from "~/http/admin.server";
import { orErrorPage } from "~/http/refusals.server";

async function file(person: Person, slug: string, request: Request) {
  const access = await roomFor(person, slug);
  const { days } = filtersOf(rangeSchema, request);
  const over = await roomOverTime(access, days);
  const asked = new URL(request.url).searchParams.get("chart");
  const chart = CHARTS.find((one) => one === asked);
  if (!chart) throw notFound("This chart");
  const name = access.room.slug.replace(/[^a-z0-9-]/g, "") || "room";
  return { name: `${name}-${chart}-${days}-days.csv`, csv: csvOf(tableOf(chart, over)) };
}

/** The numbers behind a chart, as a file for spreadsheets. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { name, csv } = await orErrorPage(file(await personOf(request), params.slug!, request));
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
