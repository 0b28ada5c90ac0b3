import { genreOptions } from "~/domain/rooms/genres";
import { SelectField, TextareaField, TextField, type FormField } from "../ui/form-fields";
import { RoomTypeChoice } from "./room-type-choice";
import type { RoomType } from "./room-types";

export type RoomFormFields = {
  name: string;
  description: string;
  type: RoomType;
  genre: string;
  tags: string;
};

/** What a browser needs to know of the rules; the server holds them. */
export const ROOM_CONSTRAINTS = {
  name: { required: true, maxLength: 100 },
  description: { maxLength: 500 },
  type: { required: true },
};

type RoomFieldsProps = { fields: Record<keyof RoomFormFields, FormField>; types: RoomType[] };

/** The fields that opening a room and changing it have in common. */
export function RoomFields({ fields, types }: RoomFieldsProps) {
  return (
    <>
      <TextField field={fields.name} label="Name" autoComplete="off" placeholder="Late Night Vinyl" />
      <RoomTypeChoice field={fields.type} types={types} />
      <SelectField field={fields.genre} label="Genre" hint="A genre room needs one.">
        <option value="">None in particular</option>
        {genreOptions().map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextareaField
        field={fields.description}
        label="Description"
        hint="What people come for. Up to 500 characters."
        rows={3}
      />
      <TextField
        field={fields.tags}
        label="Tags"
        hint="Up to five, with commas between them."
        placeholder="vinyl, slow, after hours"
        autoComplete="off"
        autoCapitalize="none"
      />
    </>
  );
}
