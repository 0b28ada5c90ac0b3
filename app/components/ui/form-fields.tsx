import { useFormAction, useNavigation } from "@remix-run/react";
import type { ComponentProps, InputHTMLAttributes, ReactNode } from "react";
import { Button } from "./button";
import { Field, Input, Select, Textarea } from "./field";
import { FieldError } from "./field-error";

/** What conform knows of a field. */
export type FormField = {
  id: string;
  name: string;
  key?: string;
  initialValue?: unknown;
  errors?: string[];
  required?: boolean;
  maxLength?: number;
};

type Labelled = { field: FormField; label: ReactNode; hint?: ReactNode };

function bound({ key, name, initialValue, maxLength }: FormField) {
  const defaultValue = typeof initialValue === "string" ? initialValue : undefined;
  return { key, rest: { name, maxLength, defaultValue } };
}

/** A one-line field of a form, with its label, hint and error. */
export function TextField({
  field,
  label,
  hint,
  ...more
}: Labelled & Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "name" | "required">) {
  const { key, rest } = bound(field);
  return (
    <Field id={field.id} label={label} hint={hint} errors={field.errors} required={field.required}>
      {(control) => <Input key={key} {...control} {...rest} {...more} />}
    </Field>
  );
}

/** The same for several lines. */
export function TextareaField({ field, label, hint, ...more }: Labelled & ComponentProps<typeof Textarea>) {
  const { key, rest } = bound(field);
  return (
    <Field id={field.id} label={label} hint={hint} errors={field.errors} required={field.required}>
      {(control) => <Textarea key={key} {...control} {...rest} {...more} />}
    </Field>
  );
}

/** The same for a choice from a list. */
export function SelectField({ field, label, hint, children }: Labelled & { children: ReactNode }) {
  const { key, rest } = bound(field);
  return (
    <Field id={field.id} label={label} hint={hint} errors={field.errors} required={field.required}>
      {(control) => (
        <Select key={key} {...control} name={rest.name} defaultValue={rest.defaultValue}>
          {children}
        </Select>
      )}
    </Field>
  );
}

/** What is wrong with a form as a whole. */
export function FormErrors({ errors }: { errors?: string[] }) {
  if (!errors?.length) return null;
  return (
    <div role="alert" className="rounded-md border border-danger-text/40 bg-danger/10 px-4 py-3">
      {errors.map((error) => (
        <FieldError key={error}>{error}</FieldError>
      ))}
    </div>
  );
}

type SubmitButtonProps = Omit<ComponentProps<typeof Button>, "pending" | "type"> & {
  /** The form's own value of the field `intent`, where the page has several forms. */
  intent?: string;
};

/** The button that sends a form of this page, busy while that is under way. */
export function SubmitButton({ intent, ...rest }: SubmitButtonProps) {
  const navigation = useNavigation();
  const action = useFormAction();
  const pending =
    navigation.formMethod === "POST" &&
    navigation.formAction === action &&
    (navigation.formData?.get("intent") ?? undefined) === intent;
  return <Button pending={pending} {...rest} />;
}
