import { Form } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import type { ReactNode } from "react";
import { useServerForm } from "~/hooks/use-server-form";
import type { FormReply } from "~/http/forms.server";
import { ButtonLink } from "../ui/button";
import { FormErrors, SubmitButton, TextareaField } from "../ui/form-fields";

type ReportFormProps = {
  reply: FormReply | undefined;
  title: string;
  /** What happens with it. */
  lead: string;
  /** What is reported. */
  about: ReactNode;
  backTo: string;
};

/** Asks why, and promises that it stays between the two. */
export function ReportForm({ reply, title, lead, about, backTo }: ReportFormProps) {
  const [form, { reason }] = useServerForm<{ reason: string }>({
    id: "report",
    reply,
    constraint: { reason: { required: true, maxLength: 500 } },
  });
  return (
    <div className="mx-auto max-w-2xl px-4 py-8 sm:px-8 lg:py-14">
      <h1 className="text-3xl font-extrabold wrap-anywhere">{title}</h1>
      <p className="mt-2 text-text-soft">{lead}</p>
      {about ? (
        <blockquote className="mt-5 whitespace-pre-line border-l-2 border-line-strong pl-4 wrap-anywhere">
          {about}
        </blockquote>
      ) : null}
      <Form method="post" {...getFormProps(form)} className="mt-6 space-y-5">
        <FormErrors errors={form.errors} />
        <TextareaField
          field={reason}
          label="What is wrong?"
          hint="A sentence is enough. Up to 500 characters."
          rows={4}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="danger">Send the report</SubmitButton>
          <ButtonLink to={backTo} variant="ghost">
            Never mind
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
