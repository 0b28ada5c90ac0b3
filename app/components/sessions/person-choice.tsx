import type { SomebodyThere } from "~/http/session-page.server";
import { Avatar } from "../ui/avatar";
import { StandingBadge } from "./person-row";

type PersonChoiceProps = { name: string; legend: string; people: SomebodyThere[]; chosen: string };

/** One of several people, by their faces. */
export function PersonChoice({ name, legend, people, chosen }: PersonChoiceProps) {
  return (
    <fieldset className="space-y-2">
      <legend className="text-sm font-semibold">{legend}</legend>
      <div className="grid gap-2.5 sm:grid-cols-2">
        {people.map(({ user, standing }) => (
          <label key={user.id} className="choice-card items-center !p-3">
            <input
              type="radio"
              name={name}
              value={user.id}
              defaultChecked={user.id === chosen}
              className="sr-only"
            />
            <Avatar id={user.id} src={user.avatarUrl} />
            <span className="min-w-0 flex-1 leading-tight">
              <span className="block truncate font-semibold">{user.displayName}</span>
              <span className="block truncate text-sm text-text-faint">@{user.username}</span>
            </span>
            <StandingBadge standing={standing} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
