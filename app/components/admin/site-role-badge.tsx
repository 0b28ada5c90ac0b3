import type { SiteRole } from "~/domain/accounts/schema";
import { Badge } from "../ui/badge";

export const SITE_ROLE_NAMES: Record<SiteRole, string> = {
  USER: "User",
  ARTIST: "Artist",
  ADMIN: "Admin",
  SUPER_ADMIN: "Super admin",
};

/** What somebody is on the site, where that is more than everybody. */
export function SiteRoleBadge({ role }: { role: SiteRole }) {
  if (role === "USER") return null;
  return <Badge tone={role === "ARTIST" ? "mint" : "yellow"}>{SITE_ROLE_NAMES[role]}</Badge>;
}
