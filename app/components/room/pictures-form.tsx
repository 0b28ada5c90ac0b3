import { Form, useNavigation } from "@remix-run/react";
import { ALT_MAX, IMAGE_ACCEPT, IMAGE_FORMATS, IMAGES_MAX } from "~/domain/images/limits";
import { imageAt } from "~/domain/images/sizes";
import { TEXT_MAX } from "~/domain/messages/limits";
import type { PicturesReply } from "~/http/pictures.server";
import { Button } from "../ui/button";
import { Field, Textarea } from "../ui/field";
import { FieldError } from "../ui/field-error";

type PicturesFormProps = { action: string; parentId: string | null; reply: PicturesReply | undefined };

const NUMBERS = Array.from({ length: IMAGES_MAX }, (_, index) => index + 1);

/** Up to four pictures with what they show, and words to go with them. */
export function PicturesForm({ action, parentId, reply }: PicturesFormProps) {
  const pending = useNavigation().state !== "idle";
  return (
    <Form method="post" action={action} encType="multipart/form-data" className="space-y-6">
      {parentId ? <input type="hidden" name="parentId" value={parentId} /> : null}
      {reply?.errors[0] ? <FieldError>{reply.errors[0]}</FieldError> : null}
      {NUMBERS.map((at) => (
        <PictureFields key={at} at={at} reply={reply} />
      ))}
      <Field id="text" label="Words to go with them" hint="They can do without.">
        {(control) => <Textarea {...control} name="text" maxLength={TEXT_MAX} defaultValue={reply?.text} />}
      </Field>
      <Button size="lg" pending={pending}>
        Post
      </Button>
    </Form>
  );
}

function PictureFields({ at, reply }: { at: number; reply: PicturesReply | undefined }) {
  const kept = reply?.kept.find((image) => image.at === at);
  const error = reply?.errors[at];
  return (
    <fieldset className="grid gap-4 rounded-md border border-line p-4 sm:grid-cols-2">
      <legend className="px-1.5 font-semibold">Picture {at}</legend>
      {kept ? (
        <div className="flex items-center gap-3">
          <input type="hidden" name={`imageId${at}`} value={kept.id} />
          <img
            src={imageAt(kept.id, 480)}
            alt={kept.alt}
            width={72}
            height={72}
            className="size-[4.5rem] rounded-sm object-cover"
          />
          <p className="text-sm text-text-soft">It has arrived, and goes with the post.</p>
        </div>
      ) : (
        <Field
          id={`file${at}`}
          label="File"
          hint={at === 1 ? `${IMAGE_FORMATS}, at most 10 MB.` : undefined}
          errors={error ? [error] : undefined}
        >
          {(control) => (
            <input
              {...control}
              type="file"
              name={`file${at}`}
              accept={IMAGE_ACCEPT}
              className="field cursor-pointer py-1.5 pl-1.5 text-sm text-text-faint file:mr-3 file:cursor-pointer file:rounded-sm file:border-0 file:bg-raised file:px-3.5 file:py-1.5 file:font-semibold file:text-text"
            />
          )}
        </Field>
      )}
      <Field
        id={`alt${at}`}
        label="What it shows"
        hint={at === 1 ? "For those who cannot see it." : undefined}
        errors={kept && error ? [error] : undefined}
      >
        {(control) => (
          <input
            {...control}
            name={`alt${at}`}
            maxLength={ALT_MAX}
            defaultValue={reply?.alts[at]}
            className="field"
          />
        )}
      </Field>
    </fieldset>
  );
}
