import { SESSION_MODES } from "~/domain/sessions/schema";
import { FieldError } from "../ui/field-error";
import type { FormField } from "../ui/form-fields";
import { Icon } from "../ui/icon";
import { MODES } from "./session-words";

/** How the next track is chosen, each way in one sentence. */
export function ModeChoice({ field }: { field: FormField }) {
  const error = field.errors?.[0];
  return (
    <fieldset aria-describedby={error ? `${field.id}-error` : undefined} className="space-y-1.5">
      <legend className="text-sm font-semibold">Who decides what plays?</legend>
      <div key={field.key} className="grid gap-2.5 sm:grid-cols-3">
        {SESSION_MODES.map((mode) => {
          const { label, icon, sentence } = MODES[mode];
          return (
            <label key={mode} className="choice-card">
              <input
                type="radio"
                name={field.name}
                value={mode}
                defaultChecked={field.initialValue === mode}
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
                <span className="mt-0.5 block text-sm text-text-soft">{sentence}</span>
              </span>
            </label>
          );
        })}
      </div>
      {error ? <FieldError id={`${field.id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
