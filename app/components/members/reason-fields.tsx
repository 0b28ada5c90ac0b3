import type { FormReply } from "~/http/forms.server";
import { Field, Input } from "../ui/field";
import { FieldError } from "../ui/field-error";
import { COMMON_REASONS } from "./member-acts";

/** What was typed into a field of a form that came back. */
export function typedIn(reply: FormReply | undefined, name: string): string | undefined {
  const value = reply?.initialValue?.[name];
  return typeof value === "string" ? value : undefined;
}

/** Asks why: the usual reasons to press (`preset`), and words of one's own (`reason`). */
export function ReasonFields({ required, reply }: { required: boolean; reply?: FormReply | undefined }) {
  const wrong = reply?.error?.reason?.[0];
  return (
    <fieldset className="space-y-3">
      <legend className="text-sm font-semibold">Why?</legend>
      {required ? <ReasonChips chosen={typedIn(reply, "preset")} /> : null}
      <Field
        id="reason"
        label={required ? "Or in your words" : "Reason"}
        hint="They are told, and it stands in the room's log."
      >
        {(control) => (
          <Input
            {...control}
            name="reason"
            maxLength={400}
            defaultValue={typedIn(reply, "reason")}
            aria-invalid={wrong ? true : undefined}
          />
        )}
      </Field>
      {wrong ? <FieldError>{wrong}</FieldError> : null}
    </fieldset>
  );
}

/** The usual reasons: one press, also for a thumb. */
function ReasonChips({ chosen }: { chosen?: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      {COMMON_REASONS.map((reason) => (
        <label
          key={reason}
          className="inline-flex min-h-11 cursor-pointer items-center rounded-full border border-line-strong px-4 font-medium text-text-soft transition has-[:checked]:border-coral has-[:checked]:bg-coral/15 has-[:checked]:text-coral-text has-[:focus-visible]:outline has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-coral"
        >
          <input
            type="radio"
            name="preset"
            value={reason}
            defaultChecked={chosen === reason}
            className="sr-only"
          />
          {reason}
        </label>
      ))}
    </div>
  );
}
