import { Form } from "@remix-run/react";
import { withRedirect } from "~/auth/redirect-to";
import type { LinkedSession } from "~/domain/sessions/link.server";
import { PATHS } from "../paths";
import { Avatar } from "../ui/avatar";
import { ButtonLink } from "../ui/button";
import { Cover } from "../ui/cover";
import { FormErrors, SubmitButton } from "../ui/form-fields";
import { genreLabel } from "~/domain/rooms/genres";
import { sessionPath } from "./session-paths";
import { StatusMark } from "./session-marks";
import { sessionTitle } from "./session-title";

type SessionLandingProps = {
  session: LinkedSession;
  /** The link's own page: whoever signs in first comes back here. */
  path: string;
  isSignedIn: boolean;
  errors: string[] | undefined;
};

/** Where a private session's link leads: what it is, whose, and the one thing to do. */
export function SessionLanding({ session, path, isSignedIn, errors }: SessionLandingProps) {
  const { host, room } = session;
  return (
    <div className="mx-auto flex min-h-[80vh] max-w-md flex-col items-center justify-center px-5 py-10 text-center">
      <Cover id={session.id} genre={session.genre} eager className="w-52 rounded-sleeve shadow-lift" />
      <StatusMark status={session.status} className="mt-7" />
      <h1 className="mt-1.5 text-3xl font-extrabold wrap-anywhere sm:text-4xl">{sessionTitle(session)}</h1>
      <p className="mt-2 flex items-center gap-2 text-text-soft">
        <Avatar id={host.id} src={host.avatarUrl} size="xs" />
        <span>
          {host.displayName} invites you · {genreLabel(session.genre)}
        </span>
      </p>
      {room ? <p className="mt-1 text-text-faint">You become a member of {room.name}, too.</p> : null}
      <div className="mt-7 w-full space-y-4">
        <FormErrors errors={errors} />
        <NextStep session={session} path={path} isSignedIn={isSignedIn} />
      </div>
    </div>
  );
}

function NextStep({ session, path, isSignedIn }: Omit<SessionLandingProps, "errors">) {
  if (session.isIn)
    return (
      <ButtonLink to={sessionPath(session.id)} size="lg">
        {session.status === "ENDED" ? "See what was played" : "Go to the session"}
      </ButtonLink>
    );
  if (session.status === "ENDED")
    return (
      <>
        <p className="text-text-soft">It is over. The next one will have a link of its own.</p>
        <ButtonLink to={PATHS.sessions} variant="quiet">
          See what is live
        </ButtonLink>
      </>
    );
  if (!isSignedIn)
    return (
      <div className="flex flex-wrap justify-center gap-3">
        <ButtonLink to={withRedirect(PATHS.signUp, path)} size="lg">
          Sign up to listen
        </ButtonLink>
        <ButtonLink to={withRedirect(PATHS.signIn, path)} size="lg" variant="quiet">
          Sign in
        </ButtonLink>
      </div>
    );
  return (
    <Form method="post">
      <SubmitButton size="lg" className="w-full sm:w-auto">
        Come in
      </SubmitButton>
    </Form>
  );
}
