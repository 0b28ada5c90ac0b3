import type { ChangeEventHandler } from "react";
import { cx } from "../cx";
import { Field } from "./field";
import type { FormField } from "./form-fields";

/** What the server can read, as a hint to the file dialog; the server decides by the bytes. */
const PICTURES = "image/jpeg,image/png,image/webp,image/gif,image/avif";

type FileFieldProps = {
  field: FormField;
  label: string;
  hint?: string;
  /** What the file dialog offers. */
  accept?: string;
  onChange?: ChangeEventHandler<HTMLInputElement>;
};

/** Chooses a file to upload: a picture, unless something else is said. */
export function FileField({ field, label, hint, accept = PICTURES, onChange }: FileFieldProps) {
  return (
    <Field
      id={field.id}
      label={label}
      hint={hint ?? "JPEG, PNG, WebP, GIF or AVIF, at most 8 MB."}
      errors={field.errors}
      required={field.required}
    >
      {(control) => (
        <input
          key={field.key}
          {...control}
          type="file"
          name={field.name}
          accept={accept}
          onChange={onChange}
          className={cx(
            "field cursor-pointer py-1.5 pl-1.5 text-sm text-text-faint",
            "file:mr-3 file:cursor-pointer file:rounded-sm file:border-0 file:bg-raised file:px-3.5 file:py-1.5 file:font-semibold file:text-text",
          )}
        />
      )}
    </Field>
  );
}
