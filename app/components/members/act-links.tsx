import { memberActPath } from "../room/room-paths";
import { MenuLink } from "../ui/menu";
import { ACT_WORDS, type MemberAct } from "./member-acts";

/** What may be done with a member, each a page that asks first: in a menu. */
export function ActLinks({ slug, userId, acts }: { slug: string; userId: string; acts: MemberAct[] }) {
  return (
    <>
      {acts.map((act) => (
        <MenuLink key={act} to={memberActPath(slug, act, [userId])}>
          <span className={ACT_WORDS[act].variant === "danger" ? "text-danger-text" : undefined}>
            {ACT_WORDS[act].verb}
          </span>
        </MenuLink>
      ))}
    </>
  );
}
