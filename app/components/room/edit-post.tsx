import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { TEXT_MAX } from "~/domain/messages/limits";
import type { MessageDto } from "~/domain/messages/schema";
import type { FormReply } from "~/http/forms.server";
import { Button } from "../ui/button";
import { Textarea } from "../ui/field";
import { FieldError } from "../ui/field-error";
import { pasteLink } from "./paste-link";
import { useRoomContext } from "./room-context";
import { editPath } from "./room-paths";

/** Rewrites a post in its place. Enter saves, Escape gives up. */
export default function EditPost({ message, onDone }: { message: MessageDto; onDone: () => void }) {
  const { slug } = useRoomContext();
  const fetcher = useFetcher<FormReply | { ok: true }>();
  const field = useRef<HTMLTextAreaElement>(null);
  const done = fetcher.state === "idle" && fetcher.data && "ok" in fetcher.data;
  useEffect(() => {
    if (done) onDone();
  }, [done, onDone]);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);
  const error =
    fetcher.data && "error" in fetcher.data ? Object.values(fetcher.data.error ?? {})[0]?.[0] : undefined;
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") onDone();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <fetcher.Form method="post" action={editPath(slug, message.id)} className="space-y-2 py-3">
      <Textarea
        ref={field}
        name="text"
        aria-label="Edit your post"
        defaultValue={message.text ?? ""}
        maxLength={TEXT_MAX}
        required
        onKeyDown={onKeyDown}
        onPaste={pasteLink}
      />
      {error ? <FieldError>{error}</FieldError> : null}
      <p className="flex gap-2">
        <Button size="sm" pending={fetcher.state !== "idle"}>
          Save
        </Button>
        <Button size="sm" variant="ghost" type="button" onClick={onDone}>
          Cancel
        </Button>
      </p>
      <input type="hidden" name="inline" value="yes" />
    </fetcher.Form>
  );
}
