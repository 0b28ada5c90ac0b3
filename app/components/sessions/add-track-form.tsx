import { Link, useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { AddReply } from "~/routes/sessions.$id_.add";
import { errorsOf } from "~/hooks/use-add-track";
import { Button } from "../ui/button";
import { Textarea } from "../ui/field";
import { FieldError } from "../ui/field-error";
import { Icon } from "../ui/icon";
import { toast } from "../ui/toast-store";
import { useSessionContext } from "./session-context";
import { addPath } from "./session-paths";

/** What one writes into the queue: a link or several. */
export function AddTrackForm({ hint }: { hint?: string | null }) {
  const { session, can } = useSessionContext();
  const fetcher = useFetcher<AddReply>();
  const field = useRef<HTMLTextAreaElement>(null);
  const { data } = fetcher;
  useEffect(() => {
    if (!data || !field.current) return;
    if ("added" in data) {
      toast(data.added, "success");
      field.current.value = "";
      return;
    }
    // Of several links those are left that did not go through.
    const left = data.initialValue?.links;
    if (typeof left === "string") field.current.value = left;
    field.current.focus();
  }, [data]);
  const errors = errorsOf(data);
  return (
    <section aria-label="Add a track" id="add" className="scroll-mt-24">
      <fetcher.Form method="post" action={addPath(session.id)} className="flex items-start gap-2">
        <label htmlFor="add-links" className="sr-only">
          Link to a track, or several
        </label>
        <Textarea
          ref={field}
          id="add-links"
          name="links"
          rows={1}
          required
          placeholder="Paste a link, or several"
          aria-invalid={errors.length > 0 || undefined}
          aria-describedby={errors.length > 0 ? "add-links-error" : "add-links-hint"}
          className="field-grow max-h-40 min-w-0 flex-1"
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <Button pending={fetcher.state !== "idle"}>
          <Icon name="list-plus" size={18} />{" "}
          {session.mode === "HOST" && !can("move_any") ? "Suggest" : "Add"}
        </Button>
      </fetcher.Form>
      {errors.length > 0 ? (
        <div id="add-links-error" role="alert" className="mt-2 space-y-1">
          {errors.map((error) => (
            <FieldError key={error}>{error}</FieldError>
          ))}
        </div>
      ) : null}
      <p id="add-links-hint" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-text-faint">
        <span>{hint ?? "YouTube, SoundCloud, or the address of an audio file."}</span>
        <Link to={addPath(session.id)} className="inline-flex min-h-6 items-center gap-1.5 hover:text-text">
          <Icon name="upload" size={14} /> From your uploads
        </Link>
      </p>
    </section>
  );
}
