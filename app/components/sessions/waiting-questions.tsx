import type { ReactNode } from "react";
import type { SessionPersonDto } from "~/domain/sessions/schema";
import { Button } from "../ui/button";
import { ActButton, ActForm } from "./act-form";
import { useSessionContext } from "./session-context";
import { actPath, personActPath } from "./session-paths";

/** Questions that wait for this viewer's answer: being a co-DJ, or letting somebody be one. */
export function WaitingQuestions({ people }: { people: SessionPersonDto[] }) {
  const { session, viewer, can } = useSessionContext();
  const invited = people.some(({ userId, standing }) => userId === viewer?.id && standing === "INVITED");
  const asking = can("answer_djs") ? people.filter(({ standing }) => standing === "ASKED") : [];
  if (!invited && asking.length === 0) return null;
  return (
    <div className="space-y-2.5">
      {invited ? (
        <Question text={`${session.host.displayName} asks you to be a co-DJ.`}>
          <ActForm action={actPath(session.id, "accept")}>
            <Button size="sm">Accept</Button>
          </ActForm>
          <ActButton action={actPath(session.id, "decline")}>Decline</ActButton>
        </Question>
      ) : null}
      {asking.map(({ userId, user }) => (
        <Question key={userId} text={`${user.displayName} asks to be a co-DJ.`}>
          <ActForm action={personActPath(session.id, userId, "accept")}>
            <Button size="sm" aria-label={`Accept ${user.displayName}`}>
              Accept
            </Button>
          </ActForm>
          <ActButton
            action={personActPath(session.id, userId, "decline")}
            aria-label={`Decline ${user.displayName}`}
          >
            Decline
          </ActButton>
        </Question>
      ))}
    </div>
  );
}

function Question({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-3 rounded-lg border border-mint-text/40 bg-mint/10 px-4 py-3"
    >
      <p className="min-w-0 flex-1 basis-48 font-semibold">{text}</p>
      <div className="flex gap-2">{children}</div>
    </div>
  );
}
