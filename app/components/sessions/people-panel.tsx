import { Link } from "@remix-run/react";
import type { SessionPersonDto } from "~/domain/sessions/schema";
import type { Presence } from "~/live/protocol";
import { personPath } from "../paths";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { useSessionContext } from "./session-context";
import { peoplePath } from "./session-paths";
import { listeningWords } from "./session-title";

/** Who is here: those with a part first. */
export function PeoplePanel({ presence, people }: { presence: Presence; people: SessionPersonDto[] }) {
  const { session } = useSessionContext();
  const roles = new Map(
    people.filter(({ standing }) => standing === "CO_DJ").map((row) => [row.userId, row]),
  );
  const rankOf = (id: string) => (id === session.hostId ? 0 : roles.has(id) ? 1 : 2);
  const here = [...presence.people].sort((one, other) => rankOf(one.id) - rankOf(other.id));
  const others = presence.online - here.length;
  return (
    <section aria-labelledby="people-title" id="people" className="scroll-mt-24">
      <header className="flex items-baseline justify-between gap-3">
        <h2 id="people-title" className="text-xl">
          Here now
        </h2>
        <Link to={peoplePath(session.id)} className="text-sm font-semibold text-text-soft hover:text-text">
          {listeningWords(presence.listening)}
        </Link>
      </header>
      {here.length === 0 ? (
        <p className="mt-2 text-text-faint">Nobody just now.</p>
      ) : (
        <ul aria-label="Here now" className="mt-3 flex flex-wrap gap-x-4 gap-y-2.5">
          {here.map((person) => (
            <li key={person.id} className="flex min-w-0 items-center gap-2">
              <Avatar id={person.id} src={person.avatarUrl} size="sm" online />
              <Link to={personPath(person.username)} className="min-w-0 truncate font-medium hover:underline">
                {person.displayName}
              </Link>
              {person.id === session.hostId && !session.hostGone ? (
                <Badge tone="yellow">Host</Badge>
              ) : roles.has(person.id) ? (
                <Badge tone="mint">Co-DJ</Badge>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {others > 0 ? (
        <p className="numerals mt-2 text-sm text-text-faint">
          and {others === 1 ? "1 other" : `${others.toLocaleString("en")} others`}
        </p>
      ) : null}
    </section>
  );
}
