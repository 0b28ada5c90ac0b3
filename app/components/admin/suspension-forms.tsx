import { Form } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import { useServerForm } from "~/hooks/use-server-form";
import type { FormReply } from "~/http/forms.server";
import { FormErrors, SelectField, SubmitButton, TextareaField } from "../ui/form-fields";

/** How long a suspension lasts, in days; what has no number is for ever. */
export const SUSPENSIONS = [
  ["1", "A day"],
  ["7", "A week"],
  ["30", "A month"],
  ["365", "A year"],
  ["ever", "For ever"],
] as const;

const REASON = { reason: { required: true, maxLength: 500 } } as const;

/** Posts `intent` suspend, `days` and `reason`. */
export function SuspendForm({ name, reply }: { name: string; reply: FormReply | undefined }) {
  const [form, { days, reason }] = useServerForm<{ days: string; reason: string }>({
    ...{ id: "suspend", intent: "suspend", reply },
    defaultValue: { days: "7" },
    constraint: { ...REASON, days: { required: true } },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="intent" value="suspend" />
      <FormErrors errors={form.errors} />
      <SelectField field={days} label="For how long">
        {SUSPENSIONS.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextareaField
        field={reason}
        label="Reason"
        hint={`For the log. ${name} reads it when they try to sign in.`}
      />
      <SubmitButton intent="suspend" variant="danger">
        Suspend {name}
      </SubmitButton>
    </Form>
  );
}

/** Posts `intent` unsuspend and `reason`. */
export function UnsuspendForm({ reply }: { reply: FormReply | undefined }) {
  const [form, { reason }] = useServerForm<{ reason: string }>({
    ...{ id: "unsuspend", intent: "unsuspend", reply },
    constraint: REASON,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="intent" value="unsuspend" />
      <FormErrors errors={form.errors} />
      <TextareaField field={reason} label="Reason" hint="For the log." rows={2} />
      <SubmitButton intent="unsuspend" variant="quiet">
        Lift the suspension
      </SubmitButton>
    </Form>
  );
}
