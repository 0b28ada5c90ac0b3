import {
  forwardRef,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from "react";
import { cx } from "../cx";
import { FieldError } from "./field-error";

/** What a control inside a Field must carry to belong to its label, hint and error. */
export type ControlProps = {
  id: string;
  required?: true;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
};

type FieldProps = {
  /** Unique on the page; the control's id. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong; the first is shown. */
  errors?: string[];
  required?: boolean;
  children: (control: ControlProps) => ReactNode;
  className?: string;
};

/** A label, its control, a hint and an error, tied together for those who hear the page. */
export function Field({ id, label, hint, errors, required = false, children, className }: FieldProps) {
  const error = errors?.[0];
  const described = cx(hint ? `${id}-hint` : null, error ? `${id}-error` : null);
  return (
    <div className={cx("space-y-1.5", className)}>
      <label htmlFor={id} className="flex items-baseline justify-between gap-3 text-sm font-semibold">
        <span>{label}</span>
        {required ? null : <span className="text-xs font-normal text-text-faint">optional</span>}
      </label>
      {children({
        id,
        ...(required ? { required } : {}),
        ...(error ? { "aria-invalid": true } : {}),
        ...(described ? { "aria-describedby": described } : {}),
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-text-faint">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}

export const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(function Input(
  { className, ...rest },
  ref,
) {
  return <input ref={ref} className={cx("field", className)} {...rest} />;
});

export const Textarea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(
  function Textarea({ className, rows = 3, ...rest }, ref) {
    return <textarea ref={ref} rows={rows} className={cx("field", className)} {...rest} />;
  },
);

export const Select = forwardRef<HTMLSelectElement, SelectHTMLAttributes<HTMLSelectElement>>(function Select(
  { className, children, ...rest },
  ref,
) {
  return (
    <span className={cx("relative block", className)}>
      <select ref={ref} className="field appearance-none pr-10" {...rest}>
        {children}
      </select>
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        className="pointer-events-none absolute right-3.5 top-1/2 size-4 -translate-y-1/2 text-text-faint"
      >
        <path
          d="m4 6 4 4 4-4"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </span>
  );
});
