import type { SiteRole } from "../accounts/schema";
import type { Person } from "../actor";
import { EDIT_WINDOW } from "../messages/limits";
import type { MessageType } from "../messages/schema";
import type { Standing, TargetRule } from "./permissions";
import type { Relation } from "./schema";

/** What of a message decides about it. */
export type MessageTarget = {
  userId: string;
  type: MessageType;
  createdAt: Date | string;
  deletedAt: Date | string | null;
};

/** What of a person decides about them: who they are here, and on the site. */
export type PersonTarget = { userId: string; relation: Relation; siteRole: SiteRole };

export type Target = MessageTarget | PersonTarget;

/** Nobody acts on the owner, moderators not on each other, and whoever administers the site is out of reach. */
const RANK: Record<Relation, number> = { NONE: 0, MEMBER: 0, MODERATOR: 1, OWNER: 2 };
const REACH: Partial<Record<Standing, number>> = { moderator: 1, owner: 2, admin: 2 };

function reaches(person: Person, standing: Standing, target: PersonTarget): boolean {
  const isAdmin = target.siteRole === "ADMIN" || target.siteRole === "SUPER_ADMIN";
  return target.userId !== person.id && !isAdmin && RANK[target.relation] < (REACH[standing] ?? 0);
}

const isOwn = (person: Person, target: MessageTarget) =>
  target.userId === person.id && target.type !== "SYSTEM" && !target.deletedAt;

/**
 * Whether the thing acted on is one that the rule allows.
 * @param nowMs the present, in milliseconds since 1970
 */
export function fits(
  rule: TargetRule,
  person: Person,
  standing: Standing,
  target: Target,
  nowMs: number,
): boolean {
  if ("relation" in target) {
    if (rule === "subordinate") return reaches(person, standing, target);
    // An owner may be somebody whom nobody may mute: only oneself and outsiders are out of the question.
    return (
      rule === "heir" &&
      target.userId !== person.id &&
      target.relation !== "NONE" &&
      target.relation !== "OWNER"
    );
  }
  switch (rule) {
    case "own":
      return isOwn(person, target);
    case "fresh_own":
      return isOwn(person, target) && nowMs - new Date(target.createdAt).getTime() < EDIT_WINDOW;
    case "foreign":
      return target.userId !== person.id && target.type !== "SYSTEM" && !target.deletedAt;
    case "post":
      return target.type !== "SYSTEM";
    default:
      return false;
  }
}
