import { Form, useFetcher, useSubmit } from "@remix-run/react";
import { NOTE_MAX } from "~/domain/bookmarks/limits";
import type { BookmarkHit } from "~/domain/bookmarks/schema";
import type { FormReply } from "~/http/forms.server";
import { PATHS } from "../paths";
import { Marked } from "../search/marked";
import { MessageHitItem } from "../search/message-hit";
import { Button, IconButton } from "../ui/button";
import { Textarea } from "../ui/field";
import { FieldError } from "../ui/field-error";
import { Icon } from "../ui/icon";
import { RelativeTime } from "../ui/relative-time";
import { toast } from "../ui/toast-store";

type Props = {
  of: BookmarkHit;
  /** What was searched for: without a script one comes back to it. */
  q: string;
  now: number;
  timeZone: string;
};

/** Something kept: the message where it is there still, one's note, and the ways to change that. */
export function BookmarkItem({ of: { bookmark, noteParts, hit }, q, now, timeZone }: Props) {
  const { id, note, createdAt } = bookmark;
  return (
    <li className="py-1.5">
      {hit ? (
        <MessageHitItem hit={hit} now={now} timeZone={timeZone} inRoom={false} />
      ) : (
        <p className="flex items-center gap-3 p-3.5 text-text-soft">
          <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-raised text-text-faint">
            <Icon name="message-square-x" size={20} />
          </span>
          This message was deleted, or is out of your reach.
        </p>
      )}
      <div className="space-y-2 pb-2 pl-[4.1rem] pr-3.5">
        {note ? (
          <p className="whitespace-pre-wrap border-l-2 border-yellow pl-3 text-text-soft wrap-anywhere">
            <span className="sr-only">Your note: </span>
            <Marked parts={noteParts} />
          </p>
        ) : null}
        <div className="flex flex-wrap items-start gap-x-3">
          <NoteForm id={id} note={note} q={q} />
          <div className="ml-auto flex items-center gap-2 text-sm text-text-faint">
            <span>
              kept <RelativeTime iso={createdAt} now={now} timeZone={timeZone} />
            </span>
            <RemoveForm id={id} q={q} />
          </div>
        </div>
      </div>
    </li>
  );
}

function NoteForm({ id, note, q }: { id: string; note: string; q: string }) {
  const fetcher = useFetcher<FormReply | { ok: true }>();
  const reply = fetcher.data && "error" in fetcher.data ? fetcher.data : undefined;
  const error = reply?.error?.note?.[0] ?? reply?.error?.[""]?.[0];
  return (
    // Saved, it closes: it is another one then.
    <details key={note} className="min-w-0 open:grow open:basis-full" open={error ? true : undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 rounded-sm pr-2 text-sm font-semibold text-text-soft hover:text-text">
        {note ? "Edit the note" : "Add a note"}
      </summary>
      <fetcher.Form method="post" action={PATHS.bookmarks} className="space-y-2 pb-2">
        <input type="hidden" name="intent" value="note" />
        <input type="hidden" name="q" value={q} />
        <label htmlFor={`note-${id}`} className="sr-only">
          Your note
        </label>
        <Textarea
          id={`note-${id}`}
          name="note"
          rows={2}
          maxLength={NOTE_MAX}
          defaultValue={note}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `note-${id}-error` : undefined}
          placeholder="For yourself alone"
        />
        {error ? <FieldError id={`note-${id}-error`}>{error}</FieldError> : null}
        <Button size="sm" variant="quiet" name="id" value={id} pending={fetcher.state !== "idle"}>
          Save the note
        </Button>
      </fetcher.Form>
    </details>
  );
}

function RemoveForm({ id, q }: { id: string; q: string }) {
  const submit = useSubmit();
  const send = (intent: "remove" | "restore") =>
    submit({ intent, id, q }, { method: "post", action: PATHS.bookmarks, navigate: false });
  return (
    <Form
      method="post"
      action={PATHS.bookmarks}
      onSubmit={(event) => {
        event.preventDefault();
        send("remove");
        toast("Bookmark removed.", "info", undefined, { undo: () => send("restore") });
      }}
    >
      <input type="hidden" name="intent" value="remove" />
      <input type="hidden" name="q" value={q} />
      <IconButton label="Remove the bookmark" name="id" value={id}>
        <Icon name="trash-2" size={18} />
      </IconButton>
    </Form>
  );
}
