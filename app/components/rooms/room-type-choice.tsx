import { FieldError } from "../ui/field-error";
import type { FormField } from "../ui/form-fields";
import { Icon } from "../ui/icon";
import { ROOM_TYPES, type RoomType } from "./room-types";

const EXPLAINED: Record<RoomType, string> = {
  PUBLIC: "Everybody finds it, reads along and may join.",
  GENRE: "Public, and about one genre: it stands with others of its kind.",
  ARTIST: "Public, with the verified mark: the room of an artist and their people.",
  PRIVATE: "Only its members know that it exists.",
};

/** What kind of room it is, each kind explained. `types` are those the viewer may choose. */
export function RoomTypeChoice({ field, types }: { field: FormField; types: RoomType[] }) {
  const error = field.errors?.[0];
  return (
    <fieldset aria-describedby={error ? `${field.id}-error` : undefined} className="space-y-1.5">
      <legend className="text-sm font-semibold">What kind of room?</legend>
      <div key={field.key} className="grid gap-2.5 sm:grid-cols-2">
        {types.map((type) => {
          const { label, icon } = ROOM_TYPES[type];
          return (
            <label key={type} className="choice-card">
              <input
                type="radio"
                name={field.name}
                value={type}
                defaultChecked={field.initialValue === type}
                aria-invalid={error ? true : undefined}
                className="peer sr-only"
              />
              <Icon
                name={icon}
                size={22}
                className="mt-0.5 shrink-0 text-text-faint transition peer-checked:text-coral-text"
              />
              <span className="min-w-0">
                <span className="block font-semibold">{label}</span>
                <span className="mt-0.5 block text-sm text-text-soft">{EXPLAINED[type]}</span>
              </span>
            </label>
          );
        })}
      </div>
      {error ? <FieldError id={`${field.id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
