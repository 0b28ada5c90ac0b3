import type { Person } from "~/domain/actor";
import { parse } from "~/domain/parse";
import { invalid } from "~/domain/errors";
import { closeReport, deleteReported } from "~/domain/reports/close.server";
import { QUEUES, reason as reasonSchema, type Queue } from "~/domain/reports/schema";
import { z } from "zod";
import { formOf } from "./body.server";
import { redirectWith } from "./flash.server";
import { submitForm } from "./forms.server";

const withReason = z.object({ reason: reasonSchema });

/** Runs the form of a case in a queue of reports; `back` is the queue's address. */
export async function decideOnReport(request: Request, person: Person, back: string) {
  return submitForm(await formOf(request), async (fields) => {
    const text = await decide(person, String(fields.report), fields);
    return redirectWith(back, { kind: "success", text });
  });
}

async function decide(person: Person, report: string, fields: Record<string, unknown>): Promise<string> {
  switch (fields.intent) {
    case "delete": {
      const { reason } = parse(withReason, { reason: fields.reason ?? "" });
      await deleteReported(person, report, reason);
      return "The post is deleted, and those who reported it know.";
    }
    case "acted":
      await closeReport(person, report, { outcome: "ACTED" });
      return "Closed as dealt with.";
    case "dismiss":
      await closeReport(person, report, { outcome: "DISMISSED" });
      return "Closed: nothing wrong with it.";
    default:
      throw invalid("intent", "Choose what to do about it.");
  }
}

/** Which queue and page of it an address asks for; what is not valid is as if it were not there. */
export function queueOf(request: Request): { queue: Queue; cursor: string | null } {
  const params = new URL(request.url).searchParams;
  const queue = QUEUES.find((known) => known === params.get("status")) ?? "open";
  return { queue, cursor: params.get("cursor") };
}

/** The address of a queue's next page. */
export function nextOfQueue(path: string, queue: Queue, cursor: string | null): string | null {
  return (
    cursor && `${path}?${new URLSearchParams({ ...(queue === "open" ? {} : { status: queue }), cursor })}`
  );
}
