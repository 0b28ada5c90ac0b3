import { Form } from "@remix-run/react";
import type { ReportCase } from "~/domain/reports/schema";
import type { FormReply } from "~/http/forms.server";
import { Field, Input } from "../ui/field";
import { FormErrors, SubmitButton } from "../ui/form-fields";

/** What a moderator can do about a case: one form, in which the button says what. Posts `report`, `reason`, `intent`. */
export function CaseForm({ of, reply }: { of: ReportCase; reply: FormReply | undefined }) {
  const own = reply?.initialValue?.report === of.id ? reply : undefined;
  const typed = own?.initialValue?.reason;
  return (
    <Form method="post" className="space-y-3 border-t border-line pt-4">
      <input type="hidden" name="report" value={of.id} />
      <FormErrors errors={own?.error?.[""] ?? undefined} />
      <Field
        id={`reason-${of.id}`}
        label="Reason"
        hint="For the log. Needed for whatever you do to the post or its author."
        errors={own?.error?.reason ?? undefined}
      >
        {(control) => (
          <Input
            {...control}
            name="reason"
            maxLength={500}
            autoComplete="off"
            defaultValue={typeof typed === "string" ? typed : ""}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        {of.message && !of.message.deletedAt ? (
          <CaseButton intent="delete" variant="danger">
            Delete the post
          </CaseButton>
        ) : null}
        <CaseButton intent="acted">Dealt with</CaseButton>
        <CaseButton intent="dismiss">Nothing wrong</CaseButton>
      </div>
    </Form>
  );
}

function CaseButton({ intent, ...rest }: React.ComponentProps<typeof SubmitButton> & { intent: string }) {
  return <SubmitButton intent={intent} name="intent" value={intent} size="sm" variant="quiet" {...rest} />;
}
