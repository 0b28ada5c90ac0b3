import { Form } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import { useServerForm } from "~/hooks/use-server-form";
import type { FormReply } from "~/http/forms.server";
import { Checkbox } from "../ui/checks";
import { FormErrors, SelectField, SubmitButton } from "../ui/form-fields";

const LASTS = [
  ["3600", "1 hour"],
  ["86400", "1 day"],
  ["604800", "7 days"],
  ["2592000", "30 days"],
  ["any", "Until it is revoked"],
] as const;

const PLACES = ["1", "5", "10", "25", "100"];

/** Makes a link: posts the intent `link` with `expiresIn`, `maxUses` and `needsApproval`. */
export function LinkForm({ reply, canAskFirst }: { reply: FormReply | undefined; canAskFirst: boolean }) {
  const [form, fields] = useServerForm<{ expiresIn: string; maxUses: string; needsApproval: string }>({
    id: "new-link",
    intent: "link",
    reply,
    defaultValue: { expiresIn: "604800", maxUses: "any" },
    constraint: { expiresIn: { required: true }, maxUses: { required: true } },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-4">
      <input type="hidden" name="intent" value="link" />
      <FormErrors errors={form.errors} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField field={fields.expiresIn} label="Lasts">
          {LASTS.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField field={fields.maxUses} label="Good for">
          {PLACES.map((count) => (
            <option key={count} value={count}>
              {count === "1" ? "1 person" : `${count} people`}
            </option>
          ))}
          <option value="any">Any number of people</option>
        </SelectField>
      </div>
      {canAskFirst ? (
        <Checkbox
          name={fields.needsApproval.name}
          defaultChecked={fields.needsApproval.initialValue === "on"}
          label="Ask first"
          hint="Whoever comes by this link waits until you or a moderator let them in."
        />
      ) : null}
      <SubmitButton intent="link">Make a link</SubmitButton>
    </Form>
  );
}
