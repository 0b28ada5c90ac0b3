import type { UserDto } from "~/domain/accounts/schema";
import { Avatar } from "../ui/avatar";

/** Who is in the room now, on wide screens beside the timeline. */
export function PeopleHere({ people, online }: { people: UserDto[]; online: number }) {
  const others = online - people.length;
  return (
    <aside aria-labelledby="here-title" className="hidden w-52 shrink-0 py-6 xl:block">
      <h2 id="here-title" className="font-text text-sm font-semibold text-text-faint">
        Here now
      </h2>
      <ul className="mt-3 space-y-2.5">
        {people.map((person) => (
          <li key={person.id} className="flex items-center gap-2.5">
            <Avatar id={person.id} src={person.avatarUrl} size="sm" online />
            <span className="min-w-0 truncate font-medium">{person.displayName}</span>
          </li>
        ))}
      </ul>
      {others > 0 ? (
        <p className="numerals mt-3 text-sm text-text-faint">
          {people.length === 0 ? null : "and "}
          {visitors(others)}
        </p>
      ) : null}
      {online === 0 ? <p className="mt-3 text-sm text-text-faint">Nobody just now.</p> : null}
    </aside>
  );
}

const visitors = (count: number) => (count === 1 ? "1 visitor" : `${count.toLocaleString("en")} others`);
