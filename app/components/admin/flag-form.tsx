import { Form } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import { SITE_ROLES } from "~/domain/accounts/schema";
import { FLAG_STATES } from "~/domain/flags/flags";
import type { FlagDto } from "~/domain/flags/schema";
import { useServerForm } from "~/hooks/use-server-form";
import type { FormReply } from "~/http/forms.server";
import { ButtonLink } from "../ui/button";
import { TickBox } from "../ui/checks";
import { FormErrors, SelectField, SubmitButton, TextareaField, TextField } from "../ui/form-fields";
import { adminFlagsPath } from "./admin-paths";
import { FLAG_STATE_NAMES } from "./flag-words";
import { SITE_ROLE_NAMES } from "./site-role-badge";

type Fields = { state: string; percent: string; roles: string[]; people: string; reason: string };

/** Posts `state`, `percent`, `roles` (several), `people` (usernames) and `reason`. */
export function FlagForm({ flag, reply }: { flag: FlagDto; reply: FormReply | undefined }) {
  const [form, { state, percent, roles, people, reason }] = useServerForm<Fields>({
    ...{ id: "flag", reply },
    defaultValue: {
      ...{ state: flag.state, percent: String(flag.percent), roles: flag.roles },
      people: flag.people.map(({ username }) => username).join(" "),
    },
    constraint: { state: { required: true }, reason: { maxLength: 500 } },
  });
  const typed = reply?.initialValue?.roles;
  const chosen = reply ? [typed ?? []].flat() : flag.roles;
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <FormErrors errors={form.errors} />
      <SelectField field={state} label="State" hint="What stands below counts for some.">
        {FLAG_STATES.map((one) => (
          <option key={one} value={one}>
            {FLAG_STATE_NAMES[one]}
          </option>
        ))}
      </SelectField>
      <TextField
        field={percent}
        label="Percent of people"
        hint="Always the same people; whoever is in stays in while it grows."
        inputMode="numeric"
      />
      <fieldset>
        <legend className="font-semibold">Roles</legend>
        <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
          {SITE_ROLES.map((role) => (
            <label key={role} className="flex min-h-11 items-center gap-2.5">
              <TickBox name={roles.name} value={role} defaultChecked={chosen.includes(role)} />
              {SITE_ROLE_NAMES[role]}
            </label>
          ))}
        </div>
      </fieldset>
      <TextareaField
        field={people}
        label="People"
        hint="Usernames, with spaces between them: testers, say."
        rows={3}
        spellCheck={false}
      />
      <TextareaField field={reason} label="Reason" hint="For the log." rows={2} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>Change the flag</SubmitButton>
        <ButtonLink to={adminFlagsPath} variant="ghost">
          Leave it
        </ButtonLink>
      </div>
    </Form>
  );
}
