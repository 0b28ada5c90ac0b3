import { Link } from "@remix-run/react";
import type { ReportCase } from "~/domain/reports/schema";
import type { FormReply } from "~/http/forms.server";
import { personPath, roomPath } from "../paths";
import { counted } from "../rooms/room-types";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { RelativeTime } from "../ui/relative-time";
import { CaseForm } from "./case-form";
import { ReportedMessage } from "./reported-message";

type CaseCardProps = {
  of: ReportCase;
  reply: FormReply | undefined;
  now: number;
  timeZone: string;
  /** In a queue of several rooms: names the one. */
  withRoom?: boolean;
};

/** A message or person with everything reported of it, and what a moderator can do about it. */
export function CaseCard({ of, reply, now, timeZone, withRoom = false }: CaseCardProps) {
  const { id, user, message, room, count, reports } = of;
  return (
    <Card>
      <article aria-labelledby={`case-${id}`} className="space-y-4 p-4 sm:p-5">
        <header className="flex items-start gap-3.5">
          <Avatar id={user.id} src={user.avatarUrl} />
          <div className="min-w-0 flex-1">
            <h2 id={`case-${id}`} className="text-lg wrap-anywhere">
              {message ? "A post by " : null}
              <Link to={personPath(user.username)} className="hover:underline">
                {user.displayName}
              </Link>
            </h2>
            <p className="text-sm text-text-faint">
              @{user.username}
              {withRoom ? (
                room ? (
                  <>
                    {" · in "}
                    <Link to={roomPath(room.slug)} className="text-text-soft hover:underline">
                      {room.name}
                    </Link>
                  </>
                ) : (
                  " · on the site"
                )
              ) : null}
            </p>
          </div>
          <CaseState of={of} />
        </header>
        <ReportedMessage of={of} now={now} timeZone={timeZone} />
        <section aria-label="Reports" className="space-y-2.5">
          {reports.map(({ id, reporter, reason, createdAt }) => (
            <div key={id} className="border-l-2 border-yellow-text/60 pl-3.5">
              <p className="whitespace-pre-line wrap-anywhere">{reason}</p>
              <p className="text-sm text-text-faint">
                <Link to={personPath(reporter.username)} className="hover:underline">
                  {reporter.displayName}
                </Link>
                {" · "}
                <RelativeTime iso={createdAt} now={now} timeZone={timeZone} />
              </p>
            </div>
          ))}
          {count > reports.length ? (
            <p className="text-sm text-text-faint">
              and {counted(count - reports.length, "report")} from earlier
            </p>
          ) : null}
        </section>
        {of.status === "OPEN" ? <CaseForm of={of} reply={reply} /> : <ClosedBy {...{ of, now, timeZone }} />}
      </article>
    </Card>
  );
}

function CaseState({ of }: { of: ReportCase }) {
  if (of.status === "OPEN") return <Badge tone="yellow">{counted(of.count, "report")}</Badge>;
  return of.status === "ACTED" ? <Badge tone="mint">Acted on</Badge> : <Badge>Nothing wrong</Badge>;
}

function ClosedBy({ of, now, timeZone }: { of: ReportCase; now: number; timeZone: string }) {
  if (!of.closedAt) return null;
  return (
    <p className="border-t border-line pt-3 text-sm text-text-faint">
      Closed {of.closedBy ? `by ${of.closedBy.displayName} ` : ""}
      <RelativeTime iso={of.closedAt} now={now} timeZone={timeZone} />
    </p>
  );
}
