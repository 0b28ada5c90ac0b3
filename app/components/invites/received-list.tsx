import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { InvitedRoom, OwnRequestDto, ReceivedInviteDto } from "~/domain/invites/schema";
import { counted } from "../rooms/room-types";
import { Card } from "../ui/card";
import { SubmitButton } from "../ui/form-fields";
import { RelativeTime } from "../ui/relative-time";
import { InvitedCover } from "./invited-cover";
import { ending } from "./words";

type Times = { now: number; timeZone: string };

/** Invitations to answer: posts the intent `accept ID` or `decline ID`. */
export function ReceivedList({ invites, now, timeZone }: { invites: ReceivedInviteDto[] } & Times) {
  return (
    <ul aria-label="Invitations" className="space-y-3">
      {invites.map(({ id, room, invitedBy, createdAt, expiresAt }) => (
        <InvitedItem
          key={id}
          room={room}
          about={
            <>
              {invitedBy.displayName} invited you ·{" "}
              <RelativeTime iso={createdAt} now={now} timeZone={timeZone} />
              {expiresAt ? ` · ${ending(expiresAt, now)}` : null}
            </>
          }
        >
          <Choice intent={`accept ${id}`} label="Accept" of={room.name} />
          <Choice intent={`decline ${id}`} label="Decline" of={room.name} variant="ghost" />
        </InvitedItem>
      ))}
    </ul>
  );
}

/** Requests that nobody has decided about: posts the intent `cancel ID`. */
export function OwnRequestList({ requests, now, timeZone }: { requests: OwnRequestDto[] } & Times) {
  return (
    <ul aria-label="Your requests" className="space-y-3">
      {requests.map(({ id, room, note, createdAt }) => (
        <InvitedItem
          key={id}
          room={room}
          about={
            <>
              You asked to come in · <RelativeTime iso={createdAt} now={now} timeZone={timeZone} />
            </>
          }
          note={note}
        >
          <Choice intent={`cancel ${id}`} label="Take it back" of={room.name} variant="ghost" />
        </InvitedItem>
      ))}
    </ul>
  );
}

type InvitedItemProps = { room: InvitedRoom; about: ReactNode; note?: string | null; children: ReactNode };

function InvitedItem({ room, about, note, children }: InvitedItemProps) {
  return (
    <li>
      <Card className="flex flex-wrap items-center gap-x-4 gap-y-3 p-3.5">
        <InvitedCover room={room} className="size-16" />
        <div className="min-w-0 flex-1">
          <h3 className="text-lg leading-snug wrap-anywhere">{room.name}</h3>
          <p className="numerals text-sm text-text-soft">{counted(room.memberCount, "member")}</p>
          <p className="text-sm text-text-faint">{about}</p>
        </div>
        <div className="flex items-center gap-2 max-sm:w-full max-sm:justify-end">{children}</div>
        {note ? <p className="w-full whitespace-pre-line text-text-soft wrap-anywhere">“{note}”</p> : null}
      </Card>
    </li>
  );
}

type ChoiceProps = { intent: string; label: string; of: string; variant?: "ghost" | "primary" };

function Choice({ intent, label, of, variant = "primary" }: ChoiceProps) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <SubmitButton intent={intent} variant={variant} size="sm" aria-label={`${label}: ${of}`}>
        {label}
      </SubmitButton>
    </Form>
  );
}
