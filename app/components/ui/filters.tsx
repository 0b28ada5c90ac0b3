import { Button } from "./button";
import { Input, Select } from "./field";
import { Icon } from "./icon";

/** What is searched for, named `q` in the address. */
export function SearchField({
  label,
  value,
  placeholder,
}: {
  label: string;
  value: string;
  placeholder: string;
}) {
  return (
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
        defaultValue={value}
        maxLength={100}
        placeholder={placeholder}
        className="rounded-full pl-11"
      />
    </label>
  );
}

/** The same with the button that sends the form. */
export function SearchLine(props: { label: string; value: string; placeholder: string }) {
  return (
    <div className="flex gap-2">
      <SearchField {...props} />
      <Button variant="quiet">Search</Button>
    </div>
  );
}

type FilterSelectProps = {
  label: string;
  name: string;
  value: string | undefined;
  options: readonly (readonly [value: string, label: string])[];
};

/** One choice that narrows a list. Its first option says what there is without it. */
export function FilterSelect({ label, name, value = "", options }: FilterSelectProps) {
  return (
    <label>
      <span className="sr-only">{label}</span>
      <Select name={name} defaultValue={value}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </Select>
    </label>
  );
}
