import { Form, Link } from "@remix-run/react";
import { genreOptions } from "~/domain/rooms/genres";
import { useFilterForm } from "~/hooks/use-filter-form";
import type { RoomsViewing } from "~/http/looks";
import { cx } from "../cx";
import { discoverPath, PATHS } from "../paths";
import { Button } from "../ui/button";
import { FilterSelect, SearchField } from "../ui/filters";
import { Icon } from "../ui/icon";

export type DiscoverFilters = {
  q: string;
  genre: string;
  type: string;
  activity: string;
  sort: string;
  view: RoomsViewing;
};

const GENRE_CHOICES = [["", "Any genre"], ...genreOptions()] as const;
const TYPES = [
  ["", "Any type"],
  ["PUBLIC", "Public"],
  ["GENRE", "Genre"],
  ["ARTIST", "Artist"],
] as const;
const ACTIVITIES = [
  ["", "Any activity"],
  ["live", "Live now"],
  ["live", "Live now"],
  ["today", "Active today"],
  ["quiet", "Quiet"],
] as const;
const SORTS = [
  ["activity", "Latest activity"],
  ["members", "Most members"],
  ["name", "Name"],
  ["newest", "Newest"],
] as const;

type DiscoverFormProps = { filters: DiscoverFilters };

/**
 * Search and filters of discovery. A plain GET form: the address holds its whole state. With JavaScript a choice acts
 * at once, and typing after a pause.
 */
export function DiscoverForm({ filters }: DiscoverFormProps) {
  const { ref, onChange, onSubmit } = useFilterForm(filters, discoverPath);
  return (
    <Form
      ref={ref}
      method="get"
      action={PATHS.discover}
      role="search"
      aria-label="Rooms"
      onChange={onChange}
      onSubmit={onSubmit}
      className="space-y-2.5"
    >
      <div className="flex gap-2">
        <SearchField label="Search rooms" value={filters.q} placeholder="Name, description or tag" />
        <Button variant="quiet">Search</Button>
        <ViewLinks filters={filters} />
      </div>
      <input type="hidden" name="view" value={filters.view} />
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        <FilterSelect label="Genre" name="genre" value={filters.genre} options={GENRE_CHOICES} />
        <FilterSelect label="Type" name="type" value={filters.type} options={TYPES} />
        <FilterSelect label="Activity" name="activity" value={filters.activity} options={ACTIVITIES} />
        <FilterSelect label="Sort by" name="sort" value={filters.sort} options={SORTS} />
      </div>
    </Form>
  );
}

function ViewLinks({ filters }: { filters: DiscoverFilters }) {
  return (
    <span className="hidden shrink-0 rounded-full border border-line p-0.5 sm:flex">
      {(
        [
          ["grid", "Grid", "layout-grid"],
          ["list", "List", "list"],
        ] as const
      ).map(([view, label, icon]) => (
        <Link
          key={view}
          to={discoverPath({ ...filters, view })}
          aria-label={label}
          title={label}
          aria-current={filters.view === view ? "true" : undefined}
          preventScrollReset
          className={cx(
            "inline-flex size-10 items-center justify-center rounded-full transition",
            filters.view === view ? "bg-raised text-text" : "text-text-faint hover:text-text",
          )}
        >
          <Icon name={icon} size={18} />
        </Link>
      ))}
    </span>
  );
}
