import { Form, Link } from "@remix-run/react";
import type { SearchKind } from "~/domain/search/schema";
import { useFilterForm } from "~/hooks/use-filter-form";
import { searchPath, PATHS } from "../paths";
import { Button } from "../ui/button";
import { Input } from "../ui/field";
import { FilterSelect, SearchField } from "../ui/filters";
import { Icon } from "../ui/icon";

export type SearchFields = {
  q: string;
  kind: SearchKind;
  room: string;
  author: string;
  type: string;
  hasTrack: string;
  from: string;
  to: string;
  sort: string;
};

const TYPES = [
  ["", "Posts and replies"],
  ["TEXT", "Posts"],
  ["REPLY", "Replies"],
  ["TRACK_CARD", "Track posts"],
] as const;
const TRACKS = [
  ["", "With or without a track"],
  ["true", "With a track"],
] as const;
const SORTS = [
  ["newest", "Newest first"],
  ["best", "Best of the newest 300"],
] as const;
const PLACEHOLDERS: Record<SearchKind, string> = {
  messages: 'Words, or "a phrase"',
  tracks: "Title or artist",
  rooms: "Name, description or tag",
  people: "How a name begins",
};

type Props = { fields: SearchFields; roomName: string | null; rooms: readonly (readonly [string, string])[] };

/** What is searched for, and what narrows it. A plain GET form: the address holds its whole state. */
export function SearchForm({ fields, roomName, rooms }: Props) {
  const { ref, onChange, onSubmit } = useFilterForm(fields, searchPath);
  const { kind } = fields;
  const more = [fields.type, fields.hasTrack, fields.from, fields.to].some((value) => value !== "");
  const narrows = kind === "messages" || kind === "tracks";
  return (
    <Form
      ref={ref}
      method="get"
      action={PATHS.search}
      role="search"
      aria-label="Everything"
      onChange={onChange}
      onSubmit={onSubmit}
      className="space-y-2.5"
    >
      <div className="flex gap-2">
        <SearchField
          label={roomName ? `Search in ${roomName}` : "Search"}
          value={fields.q}
          placeholder={PLACEHOLDERS[kind]}
        />
        <Button variant="quiet">Search</Button>
      </div>
      <input type="hidden" name="kind" value={kind} />
      {narrows ? (
        <>
          <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
            <FilterSelect label="Room" name="room" value={fields.room} options={rooms} />
            <label>
              <span className="sr-only">By whom</span>
              <Input
                name="author"
                defaultValue={fields.author}
                maxLength={31}
                placeholder="By anyone (@name)"
              />
            </label>
            <div className="max-sm:col-span-2">
              <FilterSelect label="Sort by" name="sort" value={fields.sort} options={SORTS} />
            </div>
          </div>
          <details open={more} className="group">
            <summary className="inline-flex min-h-9 cursor-pointer items-center gap-1.5 rounded-sm px-1 text-sm font-semibold text-text-soft hover:text-text">
              <Icon name="settings-2" size={16} /> More filters
            </summary>
            <div className="mt-2 grid gap-2 sm:grid-cols-2">
              {kind === "messages" ? (
                <>
                  <FilterSelect label="Type" name="type" value={fields.type} options={TYPES} />
                  <FilterSelect label="Track" name="hasTrack" value={fields.hasTrack} options={TRACKS} />
                </>
              ) : null}
              <Day label="From" name="from" value={fields.from} />
              <Day label="To" name="to" value={fields.to} />
            </div>
          </details>
        </>
      ) : fields.room ? (
        <input type="hidden" name="room" value={fields.room} />
      ) : null}
      {roomName ? (
        <p className="flex items-center gap-2 text-sm text-text-soft">
          Only in <span className="font-semibold text-text">{roomName}</span>
          <Link
            to={searchPath({ ...fields, room: "" })}
            className="inline-flex min-h-9 items-center gap-1 rounded-sm px-1 hover:text-text"
          >
            <Icon name="x" size={14} /> Everywhere
          </Link>
        </p>
      ) : null}
    </Form>
  );
}

function Day({ label, name, value }: { label: string; name: string; value: string }) {
  return (
    <label className="flex items-center gap-2 text-sm text-text-faint">
      <span className="w-9 shrink-0">{label}</span>
      <Input type="date" name={name} defaultValue={value} className="min-w-0" />
    </label>
  );
}
