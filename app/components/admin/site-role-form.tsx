import { Form } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import type { SiteRole } from "~/domain/accounts/schema";
import { useServerForm } from "~/hooks/use-server-form";
import type { FormReply } from "~/http/forms.server";
import { FormErrors, SelectField, SubmitButton, TextareaField } from "../ui/form-fields";
import { SITE_ROLE_NAMES } from "./site-role-badge";

type SiteRoleFormProps = {
  role: SiteRole;
  /** Those that the viewer may give this person. */
  choices: SiteRole[];
  reply: FormReply | undefined;
};

/** Posts `intent` role, `role` and `reason`. */
export function SiteRoleForm({ role, choices, reply }: SiteRoleFormProps) {
  const [form, fields] = useServerForm<{ role: string; reason: string }>({
    ...{ id: "role", intent: "role", reply },
    defaultValue: { role },
    constraint: { role: { required: true }, reason: { required: true, maxLength: 500 } },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="intent" value="role" />
      <FormErrors errors={form.errors} />
      <SelectField field={fields.role} label="Role">
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {SITE_ROLE_NAMES[choice]}
          </option>
        ))}
      </SelectField>
      <TextareaField field={fields.reason} label="Reason" hint="For the log; they read it too." rows={2} />
      <SubmitButton intent="role">Change the role</SubmitButton>
    </Form>
  );
}
