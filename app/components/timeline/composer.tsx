import { TEXT_MAX } from "~/domain/messages/limits";
import { forwardRef, type ReactNode, type TextareaHTMLAttributes } from "react";
import { cx } from "../cx";
import { Avatar } from "../ui/avatar";
import { FieldError } from "../ui/field-error";
import { Icon } from "../ui/icon";
import { Spinner } from "../ui/spinner";

/** From here on the writer is told how much room is left. */
const TELL_FROM = 1800;

type ComposerProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  viewer: { id: string; avatarUrl: string | null };
  /** Unique on the page; the text area's id. */
  id: string;
  label?: string;
  /** Characters written so far, after trimming; for the count near the limit. */
  length?: number;
  error?: string;
  pending?: boolean;
  /** How long nothing can be sent, as a clock that counts down. */
  wait?: string | undefined;
  /** The same for those who hear the page, who are not told every second. */
  told?: string;
  /** Beside the text: what else can go with it. */
  tools?: ReactNode;
  /** Above the text: what will go with it. */
  above?: ReactNode;
  /** A line under the text: who is typing, the state of the connection. */
  below?: ReactNode;
};

/** Where one writes. Only the look: put it inside the form that sends it. The text area is named `text`. */
export const Composer = forwardRef<HTMLTextAreaElement, ComposerProps>(function Composer(
  {
    viewer,
    id,
    label = "Write a post",
    length = 0,
    error,
    pending = false,
    wait,
    told,
    tools,
    above,
    below,
    className,
    ...rest
  },
  ref,
) {
  const left = TEXT_MAX - length;
  return (
    <div className={className}>
      {above}
      <div className="flex items-end gap-2 rounded-[1.6rem] border border-field-line bg-card p-1.5 pl-2 shadow-card transition focus-within:border-mint-text">
        <Avatar id={viewer.id} src={viewer.avatarUrl} size="sm" className="mb-1.5 self-end" />
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <textarea
          ref={ref}
          id={id}
          name="text"
          rows={1}
          required={!above}
          placeholder={label}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="field-grow max-h-60 min-h-11 min-w-0 flex-1 bg-transparent px-1.5 py-2.5 outline-none placeholder:text-text-faint"
          {...rest}
        />
        {length > TELL_FROM ? (
          <span
            className={cx(
              "numerals mb-3 text-sm",
              left < 0 ? "font-bold text-danger-text" : "text-text-faint",
            )}
          >
            <span aria-hidden="true">{left}</span>
            <span className="sr-only">
              {left < 0 ? `${-left} characters too many` : `${left} characters left`}
            </span>
          </span>
        ) : null}
        {wait ? (
          <span aria-hidden="true" className="numerals mb-3 text-sm font-semibold text-yellow-text">
            {wait}
          </span>
        ) : null}
        <span role="status" className="sr-only">
          {told}
        </span>
        {tools}
        <button
          type="submit"
          aria-label="Send"
          title="Send"
          aria-busy={pending || undefined}
          aria-disabled={wait ? true : undefined}
          className="inline-flex size-11 shrink-0 items-center justify-center rounded-full bg-coral text-on-coral transition hover:bg-coral-bright active:scale-95 aria-disabled:pointer-events-none aria-disabled:opacity-55"
        >
          {pending ? <Spinner /> : <Icon name="send-horizontal" size={20} />}
        </button>
      </div>
      {error ? (
        <div className="mt-2 px-4">
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </div>
      ) : null}
      {below ? (
        <div className="mt-1.5 flex min-h-7 items-center justify-between gap-3 px-4">{below}</div>
      ) : null}
    </div>
  );
});
