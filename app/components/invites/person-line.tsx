import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { UserDto } from "~/domain/accounts/schema";
import { personPath } from "../paths";
import { Avatar } from "../ui/avatar";

type PersonLineProps = {
  user: UserDto;
  /** What else there is to say, after the username. */
  about?: ReactNode;
  /** Below the name, over the whole width. */
  below?: ReactNode;
  /** What can be done. */
  children: ReactNode;
};

/** Somebody in a list of people to decide about. */
export function PersonLine({ user, about, below, children }: PersonLineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3.5 gap-y-2 p-3.5">
      <Avatar id={user.id} src={user.avatarUrl} />
      <div className="min-w-0 flex-1">
        <Link
          to={personPath(user.username)}
          className="block truncate rounded-sm font-semibold hover:underline"
        >
          {user.displayName}
        </Link>
        <p className="truncate text-sm text-text-faint">
          @{user.username}
          {about ? <> · {about}</> : null}
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-2">{children}</div>
      {below ? <div className="w-full sm:pl-[3.375rem]">{below}</div> : null}
    </li>
  );
}
