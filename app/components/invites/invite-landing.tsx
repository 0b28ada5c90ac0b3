import { Form } from "@remix-run/react";
import { DiscoverButton } from "../rooms/discover-button";
import { withRedirect } from "~/auth/redirect-to";
import { NOTE_MAX, type InvitedRoom, type OwnRequestDto } from "~/domain/invites/schema";
import { PATHS, roomPath } from "../paths";
import { counted } from "../rooms/room-types";
import { ButtonLink } from "../ui/button";
import { Drawing } from "../ui/drawings/drawing";
import { ROPE } from "../ui/drawings/rope";
import { Field, Textarea } from "../ui/field";
import { FormErrors, SubmitButton } from "../ui/form-fields";
import { RelativeTime } from "../ui/relative-time";
import { InvitedCover } from "./invited-cover";

export type InviteLandingProps = {
  room: InvitedRoom;
  /** The invite's own page: whoever signs in first comes back here. */
  path: string;
  needsApproval: boolean;
  memberOf: string | null;
  request: OwnRequestDto | null;
  isSignedIn: boolean;
  errors: string[] | undefined;
  /** What was typed, when it was refused. */
  note: string | undefined;
  now: number;
};

/** Where an invite leads: the room as far as its maker would describe it, and the one thing to do. */
export function InviteLanding(props: InviteLandingProps) {
  const { room, errors } = props;
  return (
    <div className="mx-auto flex min-h-[80vh] max-w-md flex-col items-center justify-center px-5 py-10 text-center">
      <InvitedCover room={room} className="w-52 shadow-lift" eager />
      <p className="mt-7 font-semibold text-coral-text">
        {props.memberOf ? "You are in" : "You are invited to"}
      </p>
      <h1 className="mt-1 text-3xl font-extrabold wrap-anywhere sm:text-4xl">{room.name}</h1>
      <p className="numerals mt-2 text-text-soft">{counted(room.memberCount, "member")}</p>
      <div className="mt-7 w-full space-y-4">
        <FormErrors errors={errors} />
        <NextStep {...props} />
      </div>
    </div>
  );
}

function NextStep({ path, needsApproval, memberOf, request, isSignedIn, note, now }: InviteLandingProps) {
  if (memberOf)
    return (
      <ButtonLink to={roomPath(memberOf)} size="lg">
        Go to the room
      </ButtonLink>
    );
  if (!isSignedIn)
    return (
      <div className="flex flex-wrap justify-center gap-3">
        <ButtonLink to={withRedirect(PATHS.signUp, path)} size="lg">
          {needsApproval ? "Sign up to ask" : "Sign up to join"}
        </ButtonLink>
        <ButtonLink to={withRedirect(PATHS.signIn, path)} size="lg" variant="quiet">
          Sign in
        </ButtonLink>
      </div>
    );
  if (request)
    return (
      <Form method="post" className="space-y-4">
        <p className="text-text-soft">
          You asked to come in (<RelativeTime iso={request.createdAt} now={now} />
          ). You hear as soon as somebody has decided.
        </p>
        <input type="hidden" name="intent" value="cancel" />
        <SubmitButton intent="cancel" variant="quiet">
          Take it back
        </SubmitButton>
      </Form>
    );
  return (
    <Form method="post" className="space-y-5">
      {needsApproval ? (
        <Field id="note" label="A word about you" hint="For those who decide." className="text-left">
          {(control) => (
            <Textarea {...control} name="note" rows={3} maxLength={NOTE_MAX} defaultValue={note} />
          )}
        </Field>
      ) : null}
      <SubmitButton size="lg" className="w-full sm:w-auto">
        {needsApproval ? "Ask to join" : "Join the room"}
      </SubmitButton>
    </Form>
  );
}

/** A link that was taken back, has run out, is used up, or never was: all the same to whoever comes by it. */
export function InviteGone() {
  return (
    <div className="mx-auto flex min-h-[75vh] max-w-lg flex-col items-center justify-center px-6 py-12 text-center">
      <Drawing of={ROPE} className="w-56" />
      <h1 className="mt-8 text-3xl font-extrabold sm:text-4xl">This invite is no longer good.</h1>
      <p className="mt-3 text-lg text-text-soft">
        It has run out, was used up or taken back, or lost a letter on its way. Whoever sent it can send you a
        new one.
      </p>
      <div className="mt-8 flex flex-wrap justify-center gap-3">
        <DiscoverButton />
        <ButtonLink to={PATHS.home} variant="quiet">
          Home
        </ButtonLink>
      </div>
    </div>
  );
}
