import { Form } from "@remix-run/react";
import type { FormReply } from "~/http/forms.server";
import { Textarea } from "../ui/field";
import { FieldError } from "../ui/field-error";
import { SubmitButton } from "../ui/form-fields";
import { Icon } from "../ui/icon";
import { addPath } from "./session-paths";
import type { SessionStub } from "./session-words";

/** Links to tracks, on the page of their own. */
export function AddLinks({ session, reply }: { session: SessionStub; reply: FormReply | undefined }) {
  const errors = Object.values(reply?.error ?? {}).flatMap((told) => told ?? []);
  const typed = reply?.initialValue?.links;
  return (
    <Form method="post" action={addPath(session.id)} className="space-y-3">
      <label htmlFor="links" className="block text-sm font-semibold">
        Links
      </label>
      <Textarea
        key={typeof typed === "string" ? typed : ""}
        id="links"
        name="links"
        rows={3}
        required
        placeholder="https://"
        defaultValue={typeof typed === "string" ? typed : undefined}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={errors.length > 0 ? "links-error" : "links-hint"}
      />
      {errors.length > 0 ? (
        <div id="links-error" role="alert" className="space-y-1">
          {errors.map((error) => (
            <FieldError key={error}>{error}</FieldError>
          ))}
        </div>
      ) : null}
      <p id="links-hint" className="text-sm text-text-faint">
        One a line, or however they come. YouTube, SoundCloud, or the address of an audio file.
      </p>
      <SubmitButton>
        <Icon name="list-plus" size={18} /> Add to the session
      </SubmitButton>
    </Form>
  );
}
