import { Form } from "@remix-run/react";
import { useFilterForm } from "~/hooks/use-filter-form";
import { withParams } from "../paths";
import { membersPath } from "../room/room-paths";
import { FilterSelect, SearchLine } from "../ui/filters";

export type MemberFilters = { q: string; role: string; state: string };

const ROLES = [
  ["", "Any role"],
  ["OWNER", "Owner"],
  ["MODERATOR", "Moderators"],
  ["MEMBER", "Members"],
] as const;
const STATES = [
  ["", "Everybody"],
  ["online", "Here now"],
  ["muted", "Muted"],
] as const;

/** Search and filters of a room's members: a plain GET form, whose address holds its whole state. */
export function MemberFilter({ slug, filters }: { slug: string; filters: MemberFilters }) {
  const form = useFilterForm(filters, (chosen) => withParams(membersPath(slug), chosen));
  return (
    <Form method="get" role="search" aria-label="Members" className="space-y-2.5" {...form}>
      <SearchLine label="Search members" value={filters.q} placeholder="How a name begins" />
      <div className="grid grid-cols-2 gap-2">
        <FilterSelect label="Role" name="role" value={filters.role} options={ROLES} />
        <FilterSelect label="State" name="state" value={filters.state} options={STATES} />
      </div>
    </Form>
  );
}
