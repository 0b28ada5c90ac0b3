import { OlderLink } from "../ui/pagination";
import { Tabs } from "../ui/tabs";
import { RECORD } from "../ui/drawings/record";
import { ROPE } from "../ui/drawings/rope";
import { EmptyState } from "../ui/empty-state";
import type { Queue, ReportCase } from "~/domain/reports/schema";
import type { FormReply } from "~/http/forms.server";
import { CaseCard } from "./case-card";

type CaseListProps = {
  cases: ReportCase[];
  queue: Queue;
  /** The page's own address. */
  path: string;
  next: string | null;
  reply: FormReply | undefined;
  now: number;
  timeZone: string;
  withRoom?: boolean;
};

/** A queue of reports: what waits, or what has been dealt with. */
export function CaseList({ cases, queue, path, next, ...rest }: CaseListProps) {
  return (
    <div>
      <Tabs
        label="Which reports"
        tabs={[
          { to: path, label: "Open", current: queue === "open" },
          { to: `${path}?status=closed`, label: "Closed", current: queue === "closed" },
        ]}
      />
      {cases.length === 0 ? (
        <NoCases queue={queue} />
      ) : (
        <ul className="mt-6 space-y-5">
          {cases.map((one) => (
            <li key={one.id}>
              <CaseCard of={one} {...rest} />
            </li>
          ))}
        </ul>
      )}
      {next ? <OlderLink to={next} /> : null}
    </div>
  );
}

function NoCases({ queue }: { queue: Queue }) {
  return queue === "open" ? (
    <EmptyState drawing={RECORD} title="Nothing waits">
      <p>When somebody reports a post or a person, it stands here until one of you has decided.</p>
    </EmptyState>
  ) : (
    <EmptyState drawing={ROPE} title="Nothing closed yet">
      <p>What you decide on moves here, with who decided and how.</p>
    </EmptyState>
  );
}
