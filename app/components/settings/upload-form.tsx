import { Form } from "@remix-run/react";
import { getFormProps } from "@conform-to/react";
import type { ChangeEvent } from "react";
import { AUDIO_ACCEPT, AUDIO_FORMATS, UPLOAD_MAX_BYTES } from "~/domain/uploads/schema";
import { useServerForm } from "~/hooks/use-server-form";
import type { FormReply } from "~/http/forms.server";
import { FileField } from "../ui/file-field";
import { FormErrors, SubmitButton } from "../ui/form-fields";

/** Sends an audio file: posts the field `file` of a multipart form. */
export function UploadForm({ reply }: { reply: FormReply | undefined }) {
  const [form, { file }] = useServerForm<{ file: string }>({
    id: "upload",
    intent: "upload",
    reply,
    constraint: { file: { required: true } },
  });
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="space-y-4">
      <input type="hidden" name="intent" value="upload" />
      <FormErrors errors={form.errors} />
      <FileField
        field={file}
        label="Audio file"
        hint={`${AUDIO_FORMATS}, at most 50 MB. Title, artist and cover are read from it.`}
        accept={AUDIO_ACCEPT}
        onChange={refuseLarge}
      />
      <SubmitButton intent="upload">Upload</SubmitButton>
    </Form>
  );
}

/** Said before anything is sent; the server says it too. */
function refuseLarge({ currentTarget }: ChangeEvent<HTMLInputElement>): void {
  const size = currentTarget.files?.[0]?.size ?? 0;
  currentTarget.setCustomValidity(size > UPLOAD_MAX_BYTES ? "This file has more than 50 MB." : "");
  currentTarget.reportValidity();
}
