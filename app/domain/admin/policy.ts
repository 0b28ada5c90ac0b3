import type { SiteRole } from "../accounts/schema";
import { isSiteAdmin, type Actor, type Person } from "../actor";
import { notFound } from "../errors";

/** The pages and routes of the site's admins do not exist for others. @throws Refusal `not_found` */
export function asAdmin(actor: Actor): Person {
  if (!actor || !isSiteAdmin(actor)) throw notFound("This address");
  return actor;
}

/** What concerns the running of the site exists for super admins alone. @throws Refusal `not_found` */
export function asSuperAdmin(actor: Actor): Person {
  if (actor?.role !== "SUPER_ADMIN") throw notFound("This address");
  return actor;
}

type Somebody = { id: string; role: SiteRole };

const isAdminRole = (role: SiteRole) => role === "ADMIN" || role === "SUPER_ADMIN";

/**
 * Only a super admin makes or unmakes admins, and nobody changes themselves: so whoever acts stays what they are, and
 * there is always a super admin left.
 */
export function canSetSiteRole(actor: Somebody, target: Somebody, next: SiteRole): boolean {
  if (actor.id === target.id || !isAdminRole(actor.role)) return false;
  return actor.role === "SUPER_ADMIN" || (!isAdminRole(target.role) && !isAdminRole(next));
}

/** Admins suspend people; only a super admin suspends an admin; nobody themselves. */
export function canSuspend(actor: Somebody, target: Somebody): boolean {
  if (actor.id === target.id || !isAdminRole(actor.role)) return false;
  return actor.role === "SUPER_ADMIN" || !isAdminRole(target.role);
}
