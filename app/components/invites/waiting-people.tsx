import { Form } from "@remix-run/react";
import type { InviteDto, JoinRequestDto } from "~/domain/invites/schema";
import { Card } from "../ui/card";
import { SubmitButton } from "../ui/form-fields";
import { RelativeTime } from "../ui/relative-time";
import { PersonLine } from "./person-line";
import { ending } from "./words";

type Times = { now: number; timeZone: string };

/** Who asks to be let in: posts the intent `approve ID` or `deny ID`. */
export function RequestQueue({ requests, now, timeZone }: { requests: JoinRequestDto[] } & Times) {
  return (
    <Card>
      <ul aria-label="Requests" className="divide-y divide-line">
        {requests.map(({ id, user, note, createdAt }) => (
          <PersonLine
            key={id}
            user={user}
            about={<RelativeTime iso={createdAt} now={now} timeZone={timeZone} />}
            below={note ? <p className="whitespace-pre-line text-text-soft wrap-anywhere">“{note}”</p> : null}
          >
            <Choice intent={`deny ${id}`} label="Deny" whom={user.displayName} variant="ghost" />
            <Choice intent={`approve ${id}`} label="Let in" whom={user.displayName} />
          </PersonLine>
        ))}
      </ul>
    </Card>
  );
}

/** Who is invited and has not answered: posts the intent `revoke ID`. */
export function InvitedPeople({ invites, now, timeZone }: { invites: InviteDto[] } & Times) {
  return (
    <Card>
      <ul aria-label="Invited" className="divide-y divide-line">
        {invites.map(({ id, user, createdBy, createdAt, expiresAt }) => (
          <PersonLine
            key={id}
            user={user!}
            about={
              <>
                invited by {createdBy.displayName},{" "}
                <RelativeTime iso={createdAt} now={now} timeZone={timeZone} />
                {expiresAt ? `, ${ending(expiresAt, now)}` : null}
              </>
            }
          >
            <Choice intent={`revoke ${id}`} label="Cancel" whom={user!.displayName} variant="ghost" />
          </PersonLine>
        ))}
      </ul>
    </Card>
  );
}

type ChoiceProps = { intent: string; label: string; whom: string; variant?: "ghost" | "primary" };

function Choice({ intent, label, whom, variant = "primary" }: ChoiceProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <SubmitButton intent={intent} variant={variant} size="sm" aria-label={`${label}: ${whom}`}>
        {label}
      </SubmitButton>
    </Form>
  );
}
