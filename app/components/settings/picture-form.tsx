import { Form } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import type { ReactNode } from "react";
import { useServerForm } from "~/hooks/use-server-form";
import type { FormReply } from "~/http/forms.server";
import { FormErrors, SubmitButton } from "../ui/form-fields";
import { FileField } from "../ui/file-field";

type PictureFormProps = {
  reply: FormReply | undefined;
  /** Whether there is an uploaded one to take away. */
  removable: boolean;
  /** The picture as it is now. */
  children: ReactNode;
};

/** Replaces or removes a picture: posts the intents `picture` (with the file) and `remove-picture`. */
export function PictureForm({ reply, removable, children }: PictureFormProps) {
  const [form, { picture }] = useServerForm<{ picture: string }>({
    id: "picture",
    intent: "picture",
    reply,
    constraint: { picture: { required: true } },
  });
  return (
    <div className="flex flex-col gap-5 sm:flex-row sm:items-start">
      {children}
      <div className="min-w-0 flex-1 space-y-3">
        <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="space-y-4">
          <input type="hidden" name="intent" value="picture" />
          <FormErrors errors={form.errors} />
          <FileField field={picture} label="New picture" />
          <SubmitButton intent="picture" variant="quiet">
            Upload
          </SubmitButton>
        </Form>
        {removable ? (
          <Form method="post">
            <input type="hidden" name="intent" value="remove-picture" />
            <SubmitButton intent="remove-picture" variant="ghost" size="sm" className="-ml-3.5">
              Remove picture
            </SubmitButton>
          </Form>
        ) : null}
      </div>
    </div>
  );
}
