import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { Input, Select } from "../ui/field";
import { Icon } from "../ui/icon";

type FilterFormProps = {
  /** The list's own address. */
  path: string;
  label: string;
  /** Whether anything is filtered now: then there is a way back. */
  narrowed: boolean;
  children: ReactNode;
};

/** Filters of a list as a plain GET form: the address holds them all. */
export function FilterForm({ path, label, narrowed, children }: FilterFormProps) {
  return (
    <Form method="get" action={path} role="search" aria-label={label} className="space-y-2.5">
      {children}
      {narrowed ? (
        <Link to={path} className="pill-link">
          Show all
        </Link>
      ) : null}
    </Form>
  );
}

/** The text to search for, with the button that sends the form. */
export function SearchField({
  label,
  placeholder,
  value,
}: {
  label: string;
  placeholder: string;
  value: string;
}) {
  return (
    <div className="flex gap-2">
      <label className="relative min-w-0 flex-1">
        <span className="sr-only">{label}</span>
        <Icon
          name="search"
          size={18}
          className="pointer-events-none absolute left-4 top-1/2 -translate-y-1/2 text-text-faint"
        />
        <Input
          type="search"
          name="q"
          key={value}
          defaultValue={value}
          maxLength={100}
          placeholder={placeholder}
          className="rounded-full pl-11"
        />
      </label>
      <Button variant="quiet">Search</Button>
    </div>
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  value: string | undefined;
  options: readonly (readonly [value: string, label: string])[];
};

export function FilterChoice({ label, name, value = "", options }: ChoiceProps) {
  return (
    <label>
      <span className="sr-only">{label}</span>
      <Select name={name} key={value} defaultValue={value}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </Select>
    </label>
  );
}
