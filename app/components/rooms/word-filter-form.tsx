import { getFormProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useServerForm } from "~/hooks/use-server-form";
import type { FormReply } from "~/http/forms.server";
import { FormErrors, SubmitButton, TextareaField } from "../ui/form-fields";

/** The owner's form for the words that no post of the room may hold. */
export function WordFilterForm({ words, reply }: { words: string[]; reply: FormReply | undefined }) {
  const [form, { wordFilter }] = useServerForm<{ wordFilter: string }>({
    id: "words",
    intent: "words",
    reply,
    defaultValue: { wordFilter: words.join("\n") },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="intent" value="words" />
      <FormErrors errors={form.errors} />
      <TextareaField
        field={wordFilter}
        label="Words and phrases"
        hint="One a line, at most 100. Capitals and accents make no difference; parts of longer words stay allowed."
        rows={Math.min(12, Math.max(4, words.length + 1))}
        spellCheck={false}
        autoCapitalize="none"
      />
      <SubmitButton intent="words">Save the list</SubmitButton>
    </Form>
  );
}
