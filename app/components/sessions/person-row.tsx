import { Link } from "@remix-run/react";
import type { SomebodyThere } from "~/http/session-page.server";
import { personPath } from "../paths";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { ActButton } from "./act-form";
import { useSessionContext } from "./session-context";
import { handOverPath, personActPath, type PersonAct } from "./session-paths";

const STANDINGS = {
  HOST: ["yellow", "Host"],
  CO_DJ: ["mint", "Co-DJ"],
  ASKED: ["plain", "Asks to be a co-DJ"],
  INVITED: ["plain", "Asked to be a co-DJ"],
} as const;

export function StandingBadge({ standing }: Pick<SomebodyThere, "standing">) {
  if (standing === "GUEST") return null;
  const [tone, text] = STANDINGS[standing];
  return <Badge tone={tone}>{text}</Badge>;
}

/** Somebody in the session: what they are, and what the host may make of them. */
export function PersonRow({ user, standing, inBooth, here }: SomebodyThere) {
  const { session, can } = useSessionContext();
  const act = (name: PersonAct, text: string) => (
    <ActButton
      action={personActPath(session.id, user.id, name)}
      variant="ghost"
      aria-label={`${text}: ${user.displayName}`}
    >
      {text}
    </ActButton>
  );
  const goesOn = session.status !== "ENDED";
  const chooses = goesOn && can("answer_djs") && standing !== "HOST";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3.5 py-3">
      <Avatar id={user.id} src={user.avatarUrl} online={here} />
      <div className="min-w-0 flex-1 basis-40">
        <Link to={personPath(user.username)} className="block truncate font-semibold hover:underline">
          {user.displayName}
        </Link>
        <p className="truncate text-sm text-text-faint">
          @{user.username}
          {inBooth ? " · in the booth" : null}
        </p>
      </div>
      <StandingBadge standing={standing} />
      <div className="flex flex-wrap gap-1 empty:hidden">
        {chooses && standing === "GUEST" ? act("invite", "Make a co-DJ") : null}
        {chooses && (standing === "CO_DJ" || standing === "INVITED") ? act("take-away", "Take away") : null}
        {goesOn && inBooth && can("pull_dj") ? act("pull", "Out of the booth") : null}
        {goesOn && can("hand_over") && standing !== "HOST" ? (
          <ButtonLink to={handOverPath(session.id, user.id)} variant="ghost" size="sm">
            Hand over
          </ButtonLink>
        ) : null}
      </div>
    </li>
  );
}
