import { Link } from "@remix-run/react";
import type { UserDto } from "~/domain/accounts/schema";
import { personPath } from "../paths";
import { Avatar } from "../ui/avatar";

/** A person who was found. */
export function PersonHitItem({ user }: { user: UserDto }) {
  return (
    <article className="relative flex items-center gap-3.5 rounded-lg p-3.5 transition hover:bg-card">
      <Avatar id={user.id} src={user.avatarUrl} />
      <div className="min-w-0">
        <h2 className="truncate font-text text-base font-semibold">
          <Link to={personPath(user.username)} className="covers-card">
            {user.displayName}
          </Link>
        </h2>
        <p className="truncate text-sm text-text-faint">@{user.username}</p>
      </div>
    </article>
  );
}
