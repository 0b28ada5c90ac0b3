import { forwardRef, type InputHTMLAttributes, type ReactNode } from "react";
import { cx } from "../cx";

type CheckProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
};

/** The box alone, for where what it stands for is beside it. */
export const TickBox = forwardRef<HTMLInputElement, Omit<InputHTMLAttributes<HTMLInputElement>, "type">>(
  function TickBox({ className, ...rest }, ref) {
    return (
      <span className={cx("relative inline-flex size-5 shrink-0", className)}>
        <input
          ref={ref}
          type="checkbox"
          className="peer size-5 cursor-pointer appearance-none rounded-[0.375rem] border border-field-line bg-card transition checked:border-coral checked:bg-coral disabled:cursor-default disabled:opacity-30"
          {...rest}
        />
        <svg
          viewBox="0 0 20 20"
          aria-hidden="true"
          className="pointer-events-none absolute inset-0 hidden text-on-coral peer-checked:block"
        >
          <path
            d="m5.5 10.3 3 3 6-6.6"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.4"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      </span>
    );
  },
);

/** A box to tick, with its label as a target of full height. */
export const Checkbox = forwardRef<HTMLInputElement, CheckProps>(function Checkbox(
  { label, hint, className, ...rest },
  ref,
) {
  return (
    <label className={cx("flex min-h-11 cursor-pointer items-start gap-3 py-2.5", className)}>
      <TickBox ref={ref} className="mt-0.5" {...rest} />
      <CheckText label={label} hint={hint} />
    </label>
  );
});

/** A tick box that looks like a switch: for a setting that is on or off, still a plain form control. */
export const Switch = forwardRef<HTMLInputElement, CheckProps>(function Switch(
  { label, hint, className, ...rest },
  ref,
) {
  return (
    <label className={cx("flex min-h-11 cursor-pointer items-start justify-between gap-4 py-2.5", className)}>
      <CheckText label={label} hint={hint} />
      <span className="relative inline-flex shrink-0">
        <input
          ref={ref}
          type="checkbox"
          role="switch"
          className="peer h-6 w-11 cursor-pointer appearance-none rounded-full border border-field-line bg-card transition checked:border-coral checked:bg-coral"
          {...rest}
        />
        <span className="pointer-events-none absolute left-1 top-1 size-4 rounded-full bg-text-soft transition peer-checked:translate-x-5 peer-checked:bg-on-coral" />
      </span>
    </label>
  );
});

function CheckText({ label, hint }: { label: ReactNode; hint?: ReactNode }) {
  return (
    <span className="min-w-0">
      <span className="block font-medium">{label}</span>
      {hint ? <span className="block text-sm text-text-faint">{hint}</span> : null}
    </span>
  );
}
